/** Words for the suppression list, retention, the store and its backups; German. */
import type { careEn } from '../en/care.ts';

export const careDe: typeof careEn = {
  ask: {
    yesOrNo: '(ja/nein)',
    declined: 'Nichts wurde geändert.',
  },
};
