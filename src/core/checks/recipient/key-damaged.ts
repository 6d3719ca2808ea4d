import { recipientCheck } from '../../check.ts';

/** The key was destroyed by a spreadsheet: many orders have the same, and all but the first would be left out for it. */
export const recipientKeyDamaged = recipientCheck({
  code: 'recipient.key-damaged',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'practice',
  override: 'never',
  appliesTo: ['*'],
  sources: ['consend: at most once per campaign and key'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ keyFault }) => (keyFault === 'damaged' ? {} : undefined),
});
