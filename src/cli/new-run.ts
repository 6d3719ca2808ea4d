/** A run as it begins. */
import type { RunRecord } from '../core/ports.ts';
import { ulid } from '../core/ulid.ts';
import { allowedRate, type SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The record of a run that begins now; its rate is the lowest of what configuration, flag and platform allow. */
export function newRun(open: OpenWorkspace, parts: SendingParts): RunRecord {
  const { session } = open;
  const { campaign, summary } = parts;
  const startedAt = session.clock.now();
  return {
    id: `r_${ulid(startedAt, session.random.bytes(10))}`,
    campaign: campaign.id,
    purpose: campaign.purpose.id,
    plan: summary.plan,
    state: 'running',
    startedAt,
    finishedAt: undefined,
    stoppedBy: undefined,
    resumeAt: undefined,
    sent: 0,
    seconds: 0,
    perSecondLimit: allowedRate(open, parts),
  };
}
