import { recipientCheck } from '../../check.ts';

/** The campaign is sent once for the cells of a column, and this one is empty: whether it was sent could not be told. */
export const recipientKeyMissing = recipientCheck({
  code: 'recipient.key-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'practice',
  override: 'never',
  appliesTo: ['*'],
  sources: ['consend: at most once per campaign and key'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ keyFault }) => (keyFault === 'missing' ? {} : undefined),
});
