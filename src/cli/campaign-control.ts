/** A campaign that somebody paused or cancelled, before it is sent. */
import { ConsendError } from '../core/errors.ts';
import type { OpenWorkspace } from './workspace.ts';

const LOOK_MS = 1000;

/**
 * Returns where the campaign may be sent; with `wait` after the end of its pause.
 * @throws ConsendError `campaign.cancelled`; `campaign.paused` without `wait` or at `until`; `run.interrupted` at Ctrl-C
 */
export async function untilSendable(
  { session, store }: OpenWorkspace,
  campaign: string,
  {
    wait,
    signal,
    until,
  }: { readonly wait: boolean; readonly signal: AbortSignal; readonly until?: number | undefined },
): Promise<void> {
  for (let looks = 0; ; looks += 1) {
    const control = await store.runs.control(campaign);
    if (control === undefined) return;
    if (control === 'cancelled') throw new ConsendError('campaign.cancelled', { params: { campaign } });
    const isOver = until !== undefined && session.clock.now() >= until;
    if (!wait || isOver) throw new ConsendError('campaign.paused', { params: { campaign } });
    if (signal.aborted) throw new ConsendError('run.interrupted');
    if (looks === 0) session.note(session.messages.control.waiting);
    await session.clock.sleep(LOOK_MS, signal);
  }
}
