/** `consend templates preview`: what stands around the message; English. */

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const previewEn = {
  about: 'the message as a phone shows it: with gaps, with samples, or for one row',
  name: 'name of a template',
  language: "language of the template (else the campaign's choice, else the workspace's)",
  campaign: 'campaign file whose parameters fill the message',
  recipients: 'recipients CSV (else the one of the campaign)',
  row: 'line of the file, as an editor counts it; the first usable row without it',
  needsRecipients:
    '--row says which line of a file: name the file with --recipients, or a campaign with --campaign',
  otherTemplate: (p: { file: string; template: string; name: string }) =>
    `${p.file} sends the template ${p.template}, not ${p.name}. Preview that one, or leave --campaign out`,
  copyAge: (age: string) => `read ${age} ago`,
  rowOf: (row: string, file: string) => `row ${row} of ${file}`,
  samples: 'Filled with the samples that the template was submitted with.',
  gaps: 'Nothing is filled in. A campaign fills the gaps: --campaign FILE; columns of equal names fill named ones: --recipients FILE',
  matched: (pairs: string) => `Matched by name: ${pairs}`,
  unmatched: (names: string) =>
    `No column is called ${names}; a campaign file says what fills it: --campaign FILE`,
  positional: 'Variables with numbers match no column; a campaign file says what fills them: --campaign FILE',
  buttonsOpen: (count: number) =>
    `${s(count, "A button's value", 'Values of buttons')} cannot be matched by name; a campaign file says what fills ${s(count, 'it', 'them')}`,
  formatting: (source: string) =>
    `${source} holds characters that WhatsApp reads as formatting (* _ ~ \` or a list's mark), so the text looks different with it`,
  problems: {
    missing: 'empty, and there is no fallback',
    language: (language: string, known: string) => `there is no template in ${language} (there is ${known})`,
    status: (language: string, status: string) => `the template in ${language} cannot be sent: ${status}`,
    quality: (language: string) => `the template in ${language} has red quality: consend sends none`,
  },
  column: (name: string) => `column ${name}`,
  cannotBeSent: 'This row could not be sent',
};
