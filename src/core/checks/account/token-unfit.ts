import { accountCheck, type Need } from '../../check.ts';
import { dayOf, foundGaps, type Gap } from '../../gaps.ts';
import type { TokenInfo } from '../../ports.ts';

/** What sending, templates and webhooks need (Meta, "Permissions"). */
const NEEDED: readonly string[] = ['whatsapp_business_messaging', 'whatsapp_business_management'];
/** Every token of a person has it. */
const HARMLESS: ReadonlySet<string> = new Set([...NEEDED, 'public_profile']);
/** How long before its end a token is spoken of, milliseconds: 30 days. */
const SOON_MS = 30 * 86_400_000;

const NOT_TOLD: Need = { place: 'account', name: 'token', line: 'consend compliance check' };

function timeGaps({ isValid, expiresAt }: TokenInfo, now: number): Gap[] {
  if (expiresAt !== undefined && expiresAt <= now)
    return [{ reason: 'token.expired', about: dayOf(expiresAt) }];
  if (!isValid) return [{ reason: 'token.invalid' }];
  return expiresAt !== undefined && expiresAt - now < SOON_MS
    ? [{ reason: 'token.expiring', about: dayOf(expiresAt) }]
    : [];
}

function scopeGaps({ scopes }: TokenInfo): Gap[] {
  // A platform that names none keeps it to itself.
  if (scopes.length === 0) return [];
  const lacking = NEEDED.filter((scope) => !scopes.includes(scope));
  const beyond = scopes.filter((scope) => !HARMLESS.has(scope));
  return [
    ...(lacking.length === 0 ? [] : [{ reason: 'token.lacks', about: lacking.join(', ') } as const]),
    ...(beyond.length === 0 ? [] : [{ reason: 'token.broad', about: beyond.join(', ') } as const]),
  ];
}

/** The token may do more than it has to, lacks what it needs, or is at its end. Sending itself meets the latter anyhow. */
export const accountTokenUnfit = accountCheck({
  code: 'account.token-unfit',
  scope: 'account',
  stage: 'audit',
  severity: 'warn',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['Art. 25(2), 32(1) GDPR', 'Meta, "Access tokens" and "Permissions"'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ surroundings: { platform }, now }) => {
    const token = platform?.token;
    if (token === undefined) return { needs: NOT_TOLD };
    return foundGaps([...timeGaps(token, now), ...scopeGaps(token)]);
  },
});
