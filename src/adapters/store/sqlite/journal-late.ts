/** Counts of what webhooks told, for a run that sends meanwhile in another process. */
import type { MessageState } from '../../../core/message-state.ts';
import type { WebhookOutcome } from '../../../core/ports.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';

const COUNT = `
INSERT INTO outcome_meter (campaign, outcome, code, country, count) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (campaign, outcome, code, country) DO UPDATE SET count = count + excluded.count`;

/** A message before and after a status moved it. */
export interface LateMove {
  /** The store's own key of its campaign. */
  readonly campaign: number;
  readonly country: string;
  readonly from: MessageState;
  readonly to: MessageState;
  /** The code that it had failed with, and the one it fails with now; 0: none. */
  readonly codeBefore: number;
  readonly code: number;
}

/** The outcome that a state stands for once a webhook has told it; undefined: none yet. */
function outcomeOf(state: MessageState): WebhookOutcome['outcome'] | undefined {
  if (state === 'sent' || state === 'delivered' || state === 'read') return 'out';
  return state === 'failed' || state === 'held' ? state : undefined;
}

/** Counts a move; what the message had counted as before is taken back. Belongs into the write that makes the move. */
export function countLate(connection: Connection, move: LateMove): void {
  const { campaign, country, from, to } = move;
  // A message that waits had no outcome yet, or it was counted when it was put off.
  const before = from === 'held' ? undefined : outcomeOf(from);
  const after = outcomeOf(to);
  if (before === after) return;
  const count = connection.sql(COUNT);
  if (before !== undefined)
    count.run(campaign, before, before === 'failed' ? move.codeBefore : 0, country, -1);
  if (after !== undefined) count.run(campaign, after, after === 'out' ? 0 : move.code, country, 1);
}

/** All that was counted of a campaign. Belongs into a read. */
export function countWebhookOutcomes(connection: Connection, campaign: string): WebhookOutcome[] {
  return connection
    .sql('SELECT outcome, code, country, count FROM outcome_meter WHERE campaign = ?')
    .all(findCampaign(connection, campaign) ?? null)
    .map((row) => ({
      outcome: row.outcome as WebhookOutcome['outcome'],
      code: Number(row.code),
      country: String(row.country),
      count: Number(row.count),
    }));
}
