/** Worte von `send --test`. Deutsch. */
import type { testSendEn } from '../en/test-send.ts';

export const testSendDe: typeof testSendEn = {
  options: {
    numbers:
      'die Nachrichten der ersten Zeilen an eigene Nummern senden (testNumbers in consend.yaml) und an sonst niemanden',
    rows: 'mit --test: wie viele Zeilen, die ersten, die gesendet werden dürfen',
  },
  alone: (flag) => `--test verträgt sich nur mit --test-rows und --yes, nicht mit ${flag}`,
  rowsAlone: '--test-rows gehört zu --test NUMMER',
  question: (count) => `Testnachrichten an die eigenen Nummern senden? Nachrichten: ${count}.`,
  action: (count) => `An die eigenen Nummern senden (Nachrichten: ${count})`,
  line: (number, row) => `Testnachricht an ${number} (Zeile ${row})`,
  accepted: (wamid) => `angenommen, ${wamid}`,
  failed: (code, title) => `abgelehnt mit ${code} ${title}`,
  more: (code) => `Was das bedeutet: consend error ${code}`,
  unknown: 'niemand weiß, ob WhatsApp sie angenommen hat; sie wird nicht noch einmal gesendet',
  notSent: (reason) => `nicht gesendet: ${reason}`,
  reasons: {
    'not-sent': 'die API war nicht zu erreichen',
    'messaging-limit': 'das Messaging-Limit der letzten 24 Stunden ist ausgeschöpft',
  },
};
