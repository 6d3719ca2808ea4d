/**
 * The suppression list as a fold over the log: do-not-contact entries by keyed hash, which outlive erasure (Art. 17 (3) b,
 * 21 (3) GDPR). Recording, rebuilding and verifying apply the same steps in the order of the log, so they agree.
 */
import type { ConsentEvent } from './consent.ts';
import type { SuppressionEntry } from './ledger-ports.ts';

/** The public id under which events about the workspace itself are kept. */
export const WORKSPACE_PERSON = 'workspace';

/** What an event does to one entry of the list. */
export interface SuppressionChange {
  readonly hash: string;
  readonly kind: SuppressionEntry['kind'] | 'lifted';
  /** When, epoch milliseconds. */
  readonly at: number;
  /** Sequence number of the event. */
  readonly seq: number;
}

/**
 * Kind of the change that an event makes. Of the living, the slot `suppressed` of the person's own state is the list, so
 * their own `suppressed` and `unsuppressed` change no entry.
 */
function kindOf(event: ConsentEvent): SuppressionChange['kind'] | undefined {
  // Who was on the list when erased stays on it: a later consent must not overtake that.
  if (event.kind === 'erased') return event.erasure?.suppressedSince === undefined ? 'erased' : 'suppressed';
  if (event.person !== WORKSPACE_PERSON) return undefined;
  if (event.kind === 'suppressed') return 'suppressed';
  // What an erasure left elsewhere, as an export tells it: an objection to everything, which a later consent overtakes.
  if (event.kind === 'objected') return 'erased';
  return event.kind === 'unsuppressed' ? 'lifted' : undefined;
}

/**
 * What an event does to the list: one change per hash that it carries. An entry left by an erasure begins with the
 * erasure, also where the person had been suppressed before: what was said until then must not come back.
 */
export function suppressionChanges(event: ConsentEvent, seq: number): readonly SuppressionChange[] {
  if (event.hashes === undefined) return [];
  const kind = kindOf(event);
  if (kind === undefined) return [];
  const at = Date.parse(event.occurredAt);
  return event.hashes.map((hash) => ({ hash, kind, at, seq }));
}

/** Whether an entry is in force: not lifted after it was put on the list. */
export function isInForce({ at, liftedAt }: Pick<SuppressionEntry, 'at' | 'liftedAt'>): boolean {
  return liftedAt === undefined || liftedAt <= at;
}

/** What is in force beats what was lifted, a suppression beats what an erasure left, later beats earlier. */
function isStronger(challenger: SuppressionEntry, holder: SuppressionEntry): boolean {
  const [isForce, wasForce] = [isInForce(challenger), isInForce(holder)];
  if (isForce !== wasForce) return isForce;
  if (challenger.kind !== holder.kind) return challenger.kind === 'suppressed';
  return challenger.at > holder.at;
}

/** The entry after a change; undefined: there is none, since what was never on the list cannot be lifted. */
export function foldSuppression(
  entry: SuppressionEntry | undefined,
  change: SuppressionChange,
): SuppressionEntry | undefined {
  const { hash, kind, at, seq } = change;
  if (kind === 'lifted') {
    if (entry === undefined || (entry.liftedAt !== undefined && entry.liftedAt >= at)) return entry;
    return { ...entry, liftedAt: at };
  }
  const challenger = { hash, kind, at, liftedAt: entry?.liftedAt, seq };
  return entry === undefined || isStronger(challenger, entry) ? challenger : entry;
}
