/** What a campaign with nothing left to do has come to. */
import type { MessageCounts } from '../core/message-state.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Reasons of skipped messages that somebody has to see to: their people were to be messaged, and a file stood in the way. */
const FILE_REASONS: ReadonlySet<string> = new Set(['media.changed', 'media.missing']);

/** Messages of a campaign that were left out for their file alone. */
export async function leftOutForFiles(open: OpenWorkspace, campaign: string): Promise<number> {
  const skips = await open.store.journal.skips(campaign);
  return skips.reduce((sum, { reason, count }) => sum + (FILE_REASONS.has(reason) ? count : 0), 0);
}

/** Done, or in part: some failed, are unknown, or were left out for their file. */
export async function endState(
  open: OpenWorkspace,
  campaign: string,
  counts: MessageCounts,
): Promise<'done' | 'partial'> {
  if (counts.failed + counts.unknown > 0) return 'partial';
  return (await leftOutForFiles(open, campaign)) > 0 ? 'partial' : 'done';
}
