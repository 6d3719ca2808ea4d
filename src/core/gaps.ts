/** What papers lack, as data: a check that looks at several things tells each of them, with the line to write. */
import type { Found } from './check.ts';

/** What may be lacking; the words are in `i18n`. */
export const GAP_REASONS = [
  'agreement.unsigned',
  'agreement.later',
  'agreement.unnamed',
  'document.gone',
  'document.unpinned',
  'document.changed',
  'review.never',
  'review.overdue',
  'review.ahead',
  'review.points-open',
  'review.points-gap',
  'sub-processors.never',
  'sub-processors.overdue',
  'selection.never',
  'transfer.none',
  'transfer.invalid',
  'transfer.unassessed',
  'listing.never',
  'listing.overdue',
  'fallback.none',
  'assessment.undated',
  'assessment.overdue',
  'host.unofficial',
  'host.gateway',
  'number.elsewhere',
  'number.app',
  'number.status',
  'number.quality',
  'account.review',
  'health.limited',
  'storage.never',
  'storage.outside',
  'party.outside',
  'secret.readable',
  'secret.tracked',
  'token.invalid',
  'token.expired',
  'token.expiring',
  'token.broad',
  'token.lacks',
  'ledger.tail',
  'ledger.verified',
  'records.none',
  'records.old',
  'retention.due',
] as const;
/** A code of `GAP_REASONS`. */
export type GapReason = (typeof GAP_REASONS)[number];

/** One thing that is lacking. */
export interface Gap {
  readonly reason: GapReason;
  /** What it is about: a file, a day, countries. */
  readonly about?: string | undefined;
  /** What to write: a line of YAML below a setting of `consend.yaml`. */
  readonly write?: { readonly below: string; readonly line: string } | undefined;
}

const JOINT = ' | ';

/** A gap as text: `document.gone=contracts/dpa.pdf`. */
function gapText({ reason, about }: Gap): string {
  return about === undefined ? reason : `${reason}=${about}`;
}

/** The finding of gaps; undefined where there are none. `params.gaps` and `params.write` hold them. */
export function foundGaps(gaps: readonly Gap[], severity?: Found['severity']): Found | undefined {
  if (gaps.length === 0) return undefined;
  const lines = gaps.flatMap(({ write }) => (write === undefined ? [] : [`${write.below}> ${write.line}`]));
  return {
    params: {
      gaps: gaps.map(gapText).join(JOINT),
      ...(lines.length === 0 ? {} : { write: lines.join(JOINT) }),
    },
    ...(severity === undefined ? {} : { severity }),
  };
}

/** Gaps as a finding's params hold them. */
export function gapsOf(text: string): readonly Pick<Gap, 'reason' | 'about'>[] {
  return text.split(JOINT).map((one) => {
    const [reason = '', ...about] = one.split('=');
    return {
      reason: reason as GapReason,
      ...(about.length === 0 ? {} : { about: about.join('=') }),
    };
  });
}

/** Lines to write as a finding's params hold them. */
export function writesOf(text: string): readonly NonNullable<Gap['write']>[] {
  return text.split(JOINT).map((one) => {
    const at = one.indexOf('> ');
    return { below: one.slice(0, at), line: one.slice(at + 2) };
  });
}

/** The day of an instant, as settings write it. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
