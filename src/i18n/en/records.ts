/** Words for recording by hand; English. */
const list = (names: readonly string[]): string => names.join(', ');

export const recordsEn = {
  commands: {
    record: 'records one event by hand, with what proves it',
    confirm: 'records that a person confirmed their consent',
    withdraw: 'records that a person took their consent back; works at once',
    object: 'records that a person objects to marketing (Art. 21 GDPR); works at once',
    notice: 'records that a person was informed (Art. 13, 14 GDPR; § 7 (3) no. 4 UWG)',
  },
  options: {
    number: 'telephone number in any form, or user id',
    event: (kinds: string) =>
      `what happened; given, or basis-asserted with another basis, by default: ${kinds}`,
    basis: (bases: string) => `legal basis: ${bases}`,
    purpose: 'purpose of consend.yaml; several with commas',
    purposeConfirm: 'purpose of consend.yaml; by default the one that waits for a confirmation',
    purposeStop: 'purpose of consend.yaml; all marketing by default',
    purposeNotice: 'purpose of consend.yaml; all of them by default',
    channel: 'channel, as whatsapp, sms, email, phone or post; WhatsApp by default',
    channelStop: 'channel; every one by default',
    source: 'where it came from, as web-form, paper, shop, phone or chat',
    sourceConfirm: 'where it came from; the channel of --by by default',
    sourceStop: 'where it came from; “operator” by default',
    method: 'how it was said, as checkbox, inbound-message or reply',
    occurredAt: 'when it happened, as 2026-11-24, "2026-11-24 18:30" or ISO 8601; now by default',
    wording: 'text that was agreed to, as id@version of consend.yaml',
    wordingNotice: 'text that was given, as id@version of consend.yaml',
    evidence: 'what proves it: a file (its SHA-256 digest is kept), an address or the name of a document',
    attach: 'keep a copy of the evidence file in the workspace',
    by: 'channel that the confirmation came by: whatsapp, sms, phone, email, post or paper',
    messageId: 'id of the message that confirmed',
    actor: 'who enters it; CONSEND_ACTOR or your user name by default',
    language: 'language of the text or conversation; that of --wording by default',
    jurisdiction: 'country whose law applies, as DE',
    note: 'a remark; it is kept for ever, so nothing that is not needed',
    userId: 'business-scoped user id of the same person',
    saleRef: 'reference of the sale',
    saleDate: 'day of the sale, as 2026-09-04',
    productGroup: 'product group that was bought',
    notice: 'what told them of the right to object when the number was collected',
    contractRef: 'reference of the contract or request',
    contractUntil: 'last day of the contract',
    released: 'number that the person no longer has (with --event identifier-changed)',
    yes: 'do not ask before a block is lifted (with --event unsuppressed)',
  },
  wrong: {
    attachNeedsFile: '--attach takes a file: name one with --evidence',
    by: 'whatsapp, sms, phone, email, post or paper',
    byNeeded: '--by is missing: by which channel did the confirmation come?',
    byOnly:
      '--by and --message-id belong to a confirmation: record that by itself, with consend consent confirm',
    releasedNeeded: 'identifier-changed needs --released: the number that the person no longer has',
    releasedOnly: '--released goes with --event identifier-changed alone',
    userIdNeeded: 'identifier-linked needs --user-id',
    overrideNeeds: 'override needs --note (the reason), --actor (who answers for it) and --purpose',
    nothingWaits:
      'nothing of this person is waiting for a confirmation. If there is one nevertheless, name its --purpose',
    severalWait: (purposes: readonly string[]) =>
      `several purposes are waiting for a confirmation: name one with --purpose (${list(purposes)})`,
    dateNotation: (date: string) =>
      `"${date}" is not written in a form that is read here: write 2026-11-24, "2026-11-24 18:30" or 24.11.2026`,
    events: (kinds: readonly string[]) => `Events: ${list(kinds)}`,
    others: (identifier: string) =>
      `${identifier} belongs to somebody else already. If it changed hands, take it from them first: consend consent record NUMBER --event identifier-changed --released NUMBER --source …`,
  },
  said: {
    added: (what: string, event: string) => `Recorded: ${what}${event === '' ? '' : ` (event ${event})`}`,
    known: (what: string, event: string) =>
      `Known already: ${what}${event === '' ? '' : ` (event ${event})`}. Nothing was written.`,
    overtaken: (event: string) =>
      `What was recorded here is older than event ${event}, so it changes nothing.`,
    attached: (file: string) => `The evidence is kept as ${file}`,
    evidence: (reference: string, digest: string) => `Evidence ${reference}, ${digest}`,
    laterByDay: 'Only the day is known, so that any stop of that day wins over it. A time makes it exact.',
  },
  warnings: {
    wordingChanged: (wording: string, file: string) =>
      `The text of ${wording} (${file}) is not the one people agreed to. Nothing that names it is recorded: put the old text back, or enter the new one under a new version.`,
    nobodyKnown:
      'Nobody was known behind this number: check it. The stop is recorded and holds for this number.',
    wordingPurpose: (wording: string, purposes: readonly string[]) =>
      `${wording} is no text for ${list(purposes)}: consend.yaml lists it for other purposes.`,
    wordingChannel: (wording: string, channels: readonly string[]) =>
      `${wording} is no text for ${list(channels)}: consend.yaml lists it for other channels.`,
    wordingFrom: (wording: string, day: string) =>
      `${wording} was not in use before ${day}, and this happened earlier.`,
  },
};
