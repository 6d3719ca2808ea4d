/** The table of provider and account, and the calendar of duties; English. */
import type { DutyName } from '../../core/duties.ts';

const names: Readonly<Record<DutyName, (about: string) => string>> = {
  agreement: () => 'Hold the processing agreement against Art. 28 (3) GDPR again',
  'sub-processors': () => 'Look through the list of sub-processors',
  measures: () => 'Review the provider’s security measures',
  listing: (country) => `Look the companies up in the EU-US framework’s list (${country})`,
  assessment: (country) => `Assess the transfer anew (${country})`,
  policy: (policy) => `Facts of the policy ${policy}: update consend, or have them checked`,
  'quiet-hours': () => 'Quiet hours by country: update consend, or have them checked',
  exception: (code) => `The exception for ${code} ends`,
  'own-measures': () => 'Review your own security measures (records.processing.measures)',
  interest: (processing) => `Weigh the legitimate interest again: ${processing}`,
  verification: () => 'Verify the whole ledger: consend consent verify',
  keywords: () => 'Go through replies that no STOP word caught (records.reviews.keywords)',
  keyRotation: () => 'Make token and app secret anew (records.reviews.keyRotation)',
  restoreTest: () => 'Restore a backup to try it (records.reviews.restoreTest)',
};

/** The table, and the calendar below it. */
export const dutiesEn = {
  table: { check: 'Check', state: 'State', due: 'Due' },
  states: {
    block: 'blocks',
    warn: 'warns',
    info: 'tells',
    passed: 'in order',
    'no-data': 'not asked',
    off: 'off',
  },
  noAnswer: 'The platform gave no answer. Token in place and network up? Then try again.',
  title: 'Duties',
  names,
  /** In place of a day. */
  unknown: 'not recorded',
  overdue: 'overdue',
  days: (count: number) => (count === 1 ? 'in 1 day' : `in ${count} days`),
  soon: (count: number) =>
    count === 1
      ? '1 duty falls due within 30 days or is overdue.'
      : `${count} duties fall due within 30 days or are overdue.`,
};
