import { accountCheck } from '../../check.ts';
import type { WorkspaceConfig } from '../../config.ts';
import { dayOf, foundGaps, type Gap } from '../../gaps.ts';

function gaps({ records }: WorkspaceConfig, now: number): Gap[] {
  const { id, filedOn, changedOn } = records?.processing ?? {};
  const today = dayOf(now);
  if (filedOn === undefined) {
    const line = `processing: { id: ${id ?? 'ENTRY'}, filedOn: ${today} }`;
    return [{ reason: 'records.none', write: { below: 'records', line } }];
  }
  if (changedOn === undefined || changedOn <= filedOn) return [];
  return [
    {
      reason: 'records.old',
      about: filedOn,
      write: { below: 'records.processing', line: `filedOn: ${today}` },
    },
  ];
}

/** No entry in the record of processing activities was handed to the officer, or the processing changed since. */
export const accountRopaMissing = accountCheck({
  code: 'account.ropa-missing',
  scope: 'account',
  stage: 'audit',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 30(1) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ config, now }) => foundGaps(gaps(config, now)),
});
