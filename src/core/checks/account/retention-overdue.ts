import { accountCheck, type Need } from '../../check.ts';
import { foundGaps } from '../../gaps.ts';

const NOT_COUNTED: Need = { place: 'ledger', name: 'retention', line: 'consend retention run --dry-run' };

/** Something is kept longer than `retention:` says. */
export const accountRetentionOverdue = accountCheck({
  code: 'account.retention-overdue',
  scope: 'account',
  stage: 'audit',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 5(1)(e), 17(1)(a) GDPR', '§§ 195, 199 BGB (limit for evidence)'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ surroundings: { overdue } }) => {
    if (overdue === undefined) return { needs: NOT_COUNTED };
    const due = Object.entries(overdue).filter(([, count]) => count > 0);
    if (due.length === 0) return undefined;
    return foundGaps([
      { reason: 'retention.due', about: due.map(([name, count]) => `${name}:${count}`).join(',') },
    ]);
  },
});
