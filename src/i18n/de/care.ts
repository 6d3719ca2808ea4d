/** Words for the suppression list, retention, the store and its backups; German. */
import type { careEn } from '../en/care.ts';

export const careDe: typeof careEn = {
  /** What holds the lock of all that empties or replaces. */
  lock: 'die Pflege dieses Speichers (Löschen, Aufbewahrung, Wiederherstellen)',
  ask: {
    yesOrNo: '(ja/nein)',
    declined: 'Nichts wurde geändert.',
  },
};
