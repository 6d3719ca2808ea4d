/** Words of `send --test`. English. */
export const testSendEn = {
  options: {
    numbers:
      'send the first rows’ messages to your own numbers (testNumbers in consend.yaml) and to nobody else',
    rows: 'with --test: how many rows, the first ones that may be sent',
  },
  alone: (flag: string) => `--test goes with --test-rows and --yes alone, not with ${flag}`,
  rowsAlone: '--test-rows belongs to --test NUMBER',
  question: (count: string) => `Send test messages to your own numbers? Messages: ${count}.`,
  action: (count: string) => `Sending to your own numbers (messages: ${count})`,
  line: (number: string, row: string) => `Test message to ${number} (row ${row})`,
  accepted: (wamid: string) => `accepted, ${wamid}`,
  failed: (code: string, title: string) => `refused with ${code} ${title}`,
  more: (code: string) => `What it means: consend error ${code}`,
  unknown: 'nobody knows whether WhatsApp took it; it is not sent again',
  notSent: (reason: string) => `not sent: ${reason}`,
  reasons: {
    'not-sent': 'the API could not be reached',
    'messaging-limit': 'the messaging limit of the moving 24 hours is used up',
  },
};
