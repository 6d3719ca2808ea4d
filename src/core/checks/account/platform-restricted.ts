import { accountCheck, type Need } from '../../check.ts';
import { foundGaps, type Gap } from '../../gaps.ts';
import type { PlatformLook } from '../../surroundings.ts';

const NO_ANSWER: Need = { place: 'account', name: 'status', line: 'consend compliance check' };

/** States of a number that can send nothing at all (Meta, "Phone numbers": status). */
const CUT_OFF: ReadonlySet<string> = new Set(['BANNED', 'DELETED', 'DISCONNECTED', 'MIGRATED']);
/** States in which it sends as it should; others are limits of some kind. */
const WELL: ReadonlySet<string> = new Set(['CONNECTED', 'UNKNOWN']);

function numberGaps({ number }: PlatformLook): Gap[] {
  const { status, qualityRating } = number ?? {};
  return [
    ...(status === undefined || WELL.has(status)
      ? []
      : [{ reason: 'number.status', about: status } as const]),
    ...(qualityRating === 'RED' ? [{ reason: 'number.quality', about: 'RED' } as const] : []),
  ];
}

function accountGaps({ account }: PlatformLook): Gap[] {
  const { reviewStatus } = account ?? {};
  return reviewStatus === undefined || reviewStatus === 'APPROVED'
    ? []
    : [{ reason: 'account.review', about: reviewStatus }];
}

/** Each link of the chain that may not send, from the number up to the app. */
function healthGaps({ health }: PlatformLook): Gap[] {
  return (health?.entities ?? [])
    .filter(({ canSend }) => canSend !== 'AVAILABLE')
    .map(({ kind, canSend, errors, notes }) => {
      const why = [...errors.map(({ code, text }) => `${code} ${text}`.trim()), ...notes].join('; ');
      return { reason: 'health.limited', about: `${kind} ${canSend}${why === '' ? '' : ` (${why})`}` };
    });
}

function isCutOff({ number, health }: PlatformLook): boolean {
  return CUT_OFF.has(number?.status ?? '') || health?.canSend === 'BLOCKED';
}

/** The platform holds number or account back: cut off, nothing would arrive; limited, it may go out slower or in part. */
export const accountPlatformRestricted = accountCheck({
  code: 'account.platform-restricted',
  scope: 'account',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'platform',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['Meta, "Phone numbers" (status, quality), "Health status", "Account review"'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ surroundings: { platform } }) => {
    if (platform === undefined) return undefined;
    const { number, health, account } = platform;
    if ((number ?? health ?? account) === undefined) return { needs: NO_ANSWER };
    return foundGaps(
      [...numberGaps(platform), ...accountGaps(platform), ...healthGaps(platform)],
      isCutOff(platform) ? 'block' : undefined,
    );
  },
});
