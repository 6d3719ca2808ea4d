import { campaignCheck } from '../../check.ts';
import { excessOf } from '../../message-law/personal.ts';

/**
 * No variable carries more of a person than the message needs: health, debts, account and identity numbers, addresses. Judged
 * by the names of columns and variables; what a campaign needs all the same it accounts for (`personalData`).
 */
export const templateDataExcess = campaignCheck({
  code: 'template.data-excess',
  scope: 'template',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 5(1)(c), 9, 25 GDPR', 'WhatsApp Business Messaging Policy (sensitive identifiers)'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ campaign }) => {
    const excess = excessOf(campaign);
    if (excess.length === 0) return undefined;
    const columns = excess.map(({ name }) => `"${name}"`).join(', ');
    const kinds = [...new Set(excess.map(({ kind }) => kind))].join(', ');
    return { params: { reason: 'columns', columns, kinds } };
  },
});
