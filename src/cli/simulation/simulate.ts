/** The whole campaign on a virtual clock: the real planner, the real sender, a platform in this process. */
import { readPlanEntries } from '../../adapters/plan-file/read-plan.ts';
import type { VirtualClock } from '../../adapters/system/virtual-clock.ts';
import type { RunRecord } from '../../core/ports.ts';
import type { SendProgress } from '../../pipeline/send.ts';
import type { SandboxModel } from '../../sandbox/index.ts';
import type { MadePlan } from '../planning.ts';
import { makePlan } from '../planning.ts';
import { sendPlan } from '../sending.ts';
import type { OpenWorkspace } from '../workspace.ts';
import type { SimulationRecord } from './record.ts';
import { type Standing, standingOf, standingSince } from './standing.ts';

/** What a simulation takes. */
export interface SimulationParts {
  /** The simulation's own workspace. */
  readonly open: OpenWorkspace;
  readonly clock: VirtualClock;
  readonly model: SandboxModel;
  readonly record: SimulationRecord;
  /** The campaign file as the user named it. */
  readonly file: string;
  readonly acceptInvalid?: boolean | undefined;
  readonly signal: AbortSignal;
  readonly onPlan?: (made: MadePlan) => void;
  readonly onProgress?: (progress: SendProgress) => void;
}

/** A simulated campaign. */
export interface SimulatedCampaign {
  readonly made: MadePlan;
  /** The run and what came of it; undefined where the plan leaves nothing to send. */
  readonly sent: { readonly run: RunRecord; readonly standing: Standing } | undefined;
}

/** A campaign that is not over by then is told as such: no limit makes anybody wait for more than a year. */
const LONGEST_MS = 366 * 86_400_000;
/** Statuses and answers are waited for at the end, so often and so long, milliseconds. */
const SETTLE_STEP_MS = 600_000;
const SETTLE_STEPS = 144;

/** Lets what the platform still has to tell come in. */
async function settle({ clock, model, signal }: SimulationParts): Promise<void> {
  for (let step = 0; step < SETTLE_STEPS && model.state().webhooks.pending > 0; step += 1)
    await clock.sleep(SETTLE_STEP_MS, signal);
}

/**
 * Plans as of the clock's time, then sends as `consend send --wait` does: through closed windows and used-up limits, until
 * everything is sent, the campaign is over, or somebody is needed. Throws as planning and sending do.
 */
export async function simulateCampaign(parts: SimulationParts): Promise<SimulatedCampaign> {
  const { open, clock, record, signal } = parts;
  const { file, acceptInvalid } = parts;
  const made = await clock.standStill(() => makePlan(open, { file, acceptInvalid, signal }));
  parts.onPlan?.(made);
  if (made.summary.messages.count === 0) return { made, sent: undefined };
  const { journal } = open.store;
  const before = await standingOf(journal, made.campaign.id);
  const { run } = await sendPlan(open, {
    campaign: made.campaign,
    summary: made.summary,
    dir: made.dir,
    account: made.account,
    limits: { wait: true, until: clock.now() + LONGEST_MS },
    signal,
    abort: signal,
    ...(parts.onProgress === undefined ? {} : { onProgress: parts.onProgress }),
    onWait(wait) {
      if (wait === 'paused') return;
      const at = clock.now();
      record.wait(
        'until' in wait
          ? { at, until: wait.until, reason: wait.reason }
          : { at, until: at + wait.ms, reason: 'canary' },
      );
    },
  });
  await settle(parts);
  const standing = standingSince(before, await standingOf(journal, made.campaign.id));
  return { made, sent: { run, standing } };
}

/** A kind of recipients that a window treats alike. */
export interface Whereabouts {
  readonly country: string;
  readonly zoneCell: string;
}

/** So many of them tell when a window is open anywhere. */
const MOST_PLACES = 64;

/** Where a plan's recipients live. */
export async function whereabouts(made: MadePlan): Promise<readonly Whereabouts[]> {
  const places = new Map<string, Whereabouts>();
  for await (const batch of readPlanEntries(made.dir)) {
    for (const { decision, country, zone = '' } of batch)
      if (decision !== 'block' && places.size < MOST_PLACES)
        places.set(`${country}|${zone}`, { country, zoneCell: zone });
  }
  return [...places.values()];
}
