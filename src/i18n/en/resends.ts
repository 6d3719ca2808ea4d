/** Words for sending again what failed or is unknown, by the user's own decision. English. */

const s = (count: string, one: string, many: string): string => (count === '1' ? one : many);

export const resendsEn = {
  options: {
    failed: 'try again what failed for good; says first what that risks',
    unknown: 'send again what nobody knows the outcome of; some people may get it twice',
  },
  failedHead: (count: string, of: string) => `Failed messages to try again: ${count} of ${of}`,
  forGood: (names: string) => `Never tried again, as it would change nothing: ${names}`,
  leftOut: (count: string) =>
    `${count} left out: they may not be messaged now, or the recipients file no longer has them`,
  afterAccepted: (count: string) =>
    `${count} of the failed ones WhatsApp had accepted first: it reported the failure by webhook`,
  billed: (count: string) => `${count} of them it reported as billed; a new message may be billed as well`,
  notBilled: 'None of the failed ones was reported as billed; what is delivered now will be',
  limits: 'Attempts go on counting: what was tried five times gets one attempt more',
  unknownHead: (count: string, of: string) => `Unknown messages to send again: ${count} of ${of}`,
  twice: (count: string) =>
    count === '1'
      ? 'This person may have the message already and would get it a second time'
      : `Any of these ${count} people may have the message already and would get it a second time`,
  ages: (oldest: string, newest: string) => `Sent between ${oldest} and ${newest}`,
  resting: (count: string) =>
    `${count} ${s(count, 'stays as it is', 'stay as they are')}: sent less than 24 hours ago, a webhook may still settle them`,
  lastWebhook: (when: string) =>
    `Webhooks do come in, the last one ${when}: one may still tell what became of these`,
  noWebhook: 'No webhook has ever come in: nothing will tell what became of these',
  anew: 'Consent, suppression, windows and limits are asked anew for each of them',
  question: (failed: string, unknown: string) => `Send again (failed: ${failed}, unknown: ${unknown})?`,
  action: (failed: string, unknown: string) =>
    `Sending again ${failed} failed and ${unknown} unknown messages`,
  nothing: 'Nothing may be sent again.',
  tally: (failed: string, unknown: string) =>
    `sent again by decision: ${failed} that had failed, ${unknown} that ${s(unknown, 'was', 'were')} unknown`,
  gotTwice: (count: string) =>
    `${count} ${s(count, 'person has', 'people have')} it twice: the earlier message arrived after all`,
};
