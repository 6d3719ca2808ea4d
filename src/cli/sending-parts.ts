/** What sending a plan takes. */
import type { Campaign } from '../adapters/config/index.ts';
import type { PlanSummary } from '../core/plan.ts';
import type { CampaignControl } from '../core/ports.ts';
import type { Forecast } from '../core/sending/forecast.ts';
import type { ResendWish } from '../core/sending/resend.ts';
import type { SendProgress, StopReason } from '../pipeline/send.ts';
import type { ApprovedPlan } from './approvals.ts';
import type { AccountFacts } from './templates-sync.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What a run obeys beside the configuration. */
export interface RunLimits {
  readonly rate?: number | undefined;
  readonly limit?: number | undefined;
  readonly until?: number | undefined;
  readonly canary?: number | undefined;
  /** How long after the start that was due a campaign may begin, milliseconds; undefined: at any time. */
  readonly maxLatenessMs?: number | undefined;
  /** Sleep through closed windows and used-up limits instead of stopping. */
  readonly wait?: boolean | undefined;
}

/** What sending a plan takes. */
export interface SendingParts {
  readonly campaign: Campaign;
  readonly summary: PlanSummary;
  /** Folder that holds the plan's entries. */
  readonly dir: string;
  readonly account: AccountFacts;
  /** What was approved, where consend.yaml asks for it: the files must be read as they were signed. */
  readonly approved?: ApprovedPlan | undefined;
  readonly limits: RunLimits;
  /** What the user decided to have sent again; absent: nothing. */
  readonly resend?: ResendWish | undefined;
  /** The template was read this moment; `stop`: why nothing can be sent. Absent: it was not. */
  readonly reading?: { readonly stop: StopReason | undefined };
  /** What was said of the campaign from another terminal; absent: this run obeys nobody but its own (a simulation). */
  readonly control?: () => Promise<CampaignControl | undefined>;
  readonly signal: AbortSignal;
  readonly abort: AbortSignal;
  readonly onProgress?: (progress: SendProgress) => void;
  /** When the rest leaves, as it is seen now; kept with the run for whoever asks from elsewhere. */
  readonly forecast?: () => Forecast | undefined;
  /** Told before a wait: for a canary's judgement, or until an instant. */
  readonly onWait?: (
    wait:
      | { readonly canary: number; readonly ms: number }
      | { readonly until: number; readonly reason: string }
      /** Until somebody resumes the campaign. */
      | 'paused',
  ) => void;
}

/** Messages a second: the lowest of what configuration, flag and platform allow. */
export function allowedRate(
  open: OpenWorkspace,
  { limits, account }: Pick<SendingParts, 'limits' | 'account'>,
): number {
  const configured = open.workspace.config.limits.messagesPerSecond;
  const platform = account.phoneNumber?.messagesPerSecond ?? Number.POSITIVE_INFINITY;
  return Math.min(limits.rate ?? Number.POSITIVE_INFINITY, configured, platform);
}
