import { recipientCheck } from '../../check.ts';

/** States in which nothing was ever sent. */
const NOT_SENT: ReadonlySet<string> = new Set(['planned', 'held', 'skipped']);

/** The person has this campaign's message already, or their order's, or nobody knows whether: never twice. */
export const recipientAlreadyMessaged = recipientCheck({
  code: 'recipient.already-messaged',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'practice',
  override: 'never',
  appliesTo: ['*'],
  sources: ['consend: at most once per campaign and person, or key'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ existing }) =>
    existing === undefined || NOT_SENT.has(existing) ? undefined : { params: { state: existing } },
});
