/**
 * What reports show, as data: no sentences, no colours, no layout. The words come from `i18n`, those of checks by code
 * through `CheckTexts`. Whoever makes a model fills it completely; a renderer only shows it.
 */
import type { Disposition } from '../core/api-errors.ts';
import type { FindingGroup } from '../core/finding-groups.ts';
import type { MessageView } from '../core/message/view.ts';
import type { MessageCounts } from '../core/message-state.ts';
import type { Override } from '../core/overrides.ts';
import type { LedgerPosition, PlanSummary } from '../core/plan.ts';
import type { CampaignControl, HeldCount, ResendTally, RunState } from '../core/ports.ts';
import type { RowProblemCode } from '../core/recipient.ts';
import type { Freeing } from '../core/remedies.ts';
import type { CanaryJudgement, CanaryPlan } from '../core/sending/canary.ts';
import type { Forecast } from '../core/sending/forecast.ts';
import type { CheckNotRun, FindingLine } from './model-rules.ts';

export type * from './model-rules.ts';

/** A user's own text by language code (`en`, `de`, …). */
export type LocalizedText = Readonly<Record<string, string>>;

/** A template in one language, placeholders unfilled. */
export interface TemplateView extends MessageView {
  readonly language: string;
  /** Upper case, as the platform says: APPROVED, PAUSED … */
  readonly status: string;
  /** GREEN, YELLOW, RED or UNKNOWN. */
  readonly quality: string;
}

/** A message as one person will get it. */
export interface SampleMessage extends MessageView {
  /** Physical line in the recipients file. */
  readonly row: number;
  /** Masked. */
  readonly phone: string;
  readonly language: string;
}

/** Problems of rows with one code. */
export interface RowProblemLine {
  readonly code: RowProblemCode;
  readonly count: number;
  readonly firstRow: number;
  /** The first row's value as it stands in the file; renderers mask digits that may be a person's number. */
  readonly firstValue: string;
}

/** People who are held back for one reason. */
export interface HoldLine {
  /** A check's code or `messaging-limit`, `not-before`, `holiday`, `window`. */
  readonly reason: string;
  /** Country or region whose hours they wait for; empty or absent: none. */
  readonly place?: string | undefined;
  readonly count: number;
  /** When the last of them is free, epoch milliseconds; undefined where that differs from person to person. */
  readonly until: number | undefined;
}

/** What a plan warns of beside its findings. */
export type PlanWarning =
  /** Messages of earlier plans that wait and that this plan's sending would leave out. */
  | { readonly code: 'plan.left-out'; readonly count: number }
  /** Somebody else must approve the plan; `approver` is one who may, undefined where nobody is named yet. */
  | { readonly code: 'plan.approval'; readonly plan: string; readonly approver: string | undefined }
  /** The template was not read again; its copy is that old. */
  | { readonly code: 'template.copy-old'; readonly seconds: number }
  /** Messages in the fallback because the template lacks the language that the recipient's cell names. */
  | ({ readonly code: 'template.language-lacking' } & NonNullable<PlanSummary['messages']['fallback']>)
  /** The platform announced another category for these languages. */
  | {
      readonly code: 'template.category-coming';
      readonly languages: readonly string[];
      readonly category: string;
    }
  | { readonly code: 'provider.measures-due'; readonly reviewedOn: string; readonly dueOn: string }
  /** The pinned version of the API ends soon, or has ended. */
  | {
      readonly code: 'provider.version-ending' | 'provider.version-ended';
      readonly version: string;
      readonly endsOn: string;
      readonly newest: string;
    }
  /** The file names no encoding and is no UTF-8, so it was read as Windows-1252. */
  | { readonly code: 'input.encoding-guessed'; readonly encoding: string }
  /** Valid rows with landline numbers. */
  | { readonly code: 'input.not-mobile'; readonly count: number }
  /** The rate card names no price for these countries; they are not in the total. */
  | { readonly code: 'cost.unpriced'; readonly countries: readonly string[]; readonly messages: number };

/** A recipient who may not be messaged. */
export interface BlockedRow {
  readonly row: number;
  /** Masked. */
  readonly phone: string;
  /** Codes of all findings, most severe first. */
  readonly codes: readonly string[];
}

/** A limit in force. `binds`: it is the one that decides how long the campaign takes. */
export type LimitLine = { readonly binds: boolean } & (
  | { readonly kind: 'throughput'; readonly perSecond: number }
  /** Distinct people per moving 24 h; undefined: unlimited. `used`: already messaged in it. */
  | { readonly kind: 'messaging-limit'; readonly people: number | undefined; readonly used: number }
  | { readonly kind: 'pair'; readonly seconds: number }
  | { readonly kind: 'frequency'; readonly messages: number; readonly perSeconds: number }
  | {
      readonly kind: 'window';
      /** Times of day: `09:00`. */
      readonly from: string;
      readonly to: string;
      /** MON-SAT, or a list. */
      readonly days: string;
      /** `recipient` or an IANA zone. */
      readonly zone: string;
      readonly holidays: boolean;
    }
  | { readonly kind: 'messages-per-day'; readonly messages: number }
);

/** The papers with the company that processes the messages. Days are ISO 8601 calendar days. */
export interface ProviderPapers {
  readonly processor: string;
  readonly country: string;
  /** Day on which the processing agreement (Art. 28 GDPR) was signed. */
  readonly agreementSignedOn: string | undefined;
  readonly measuresReviewedOn: string | undefined;
  readonly measuresNextDue: string | undefined;
}

/** One hour of the timetable. */
export interface TimetableHour {
  /** Start of the hour, epoch milliseconds. */
  readonly at: number;
  /** Messages planned in it. */
  readonly messages: number;
  /** Whether the send window is open in the workspace's zone. */
  readonly open: boolean;
}

/** What every report shows. */
export interface ReportFrame {
  readonly campaign: {
    readonly id: string;
    readonly title: string;
    /** What commands take for it: its file, with the option of an occurrence that is not the present one. */
    readonly file: string;
  };
  readonly purpose: { readonly id: string; readonly title: LocalizedText };
  /** The controller's name: who the message comes from. */
  readonly sender: string;
  readonly plan: string;
  /** When this report was made, epoch milliseconds. */
  readonly madeAt: number;
  /** IANA zone that the report's times are written in. */
  readonly timeZone: string;
  readonly template: {
    readonly name: string;
    readonly category: string;
    readonly languages: readonly TemplateView[];
    /** When the copy was read from the API, epoch milliseconds. */
    readonly syncedAt: number | undefined;
  };
  readonly inputs: PlanSummary['inputs'];
  readonly ledger: LedgerPosition;
  readonly papers: ProviderPapers | undefined;
  readonly limits: readonly LimitLine[];
  readonly consendVersion: string;
  /** The preset's name and the day its rules were last reviewed. */
  readonly policy: { readonly name: string; readonly reviewedOn: string | undefined };
}

/** The messages that go first, as planned. */
export interface PlannedCanary extends CanaryPlan {
  readonly waitSeconds: number;
  /** Shares of 1. */
  readonly allowed: { readonly failed: number; readonly optedOut: number };
}

/** The dry run. */
export interface PlanReport extends ReportFrame {
  readonly kind: 'plan';
  readonly summary: PlanSummary;
  /** At most three are shown. */
  readonly samples: readonly SampleMessage[];
  /** The most fundamental group first, within it most people first. */
  readonly findings: readonly FindingLine[];
  /** Groups of blocking findings on people, with how many have any of them. */
  readonly groups: readonly { readonly group: FindingGroup; readonly people: number }[];
  /** What one action would free, most people first. */
  readonly freeing: readonly Freeing[];
  readonly rowProblems: readonly RowProblemLine[];
  readonly holds: readonly HoldLine[];
  readonly warnings: readonly PlanWarning[];
  /** A sample (see `createBlockedSample`); renderers cap it again. */
  readonly blocked: readonly BlockedRow[];
  readonly blockedTotal: number;
  /** Hours in order; empty where the plan has no timetable. */
  readonly timetable: readonly TimetableHour[];
  /** Undefined: there is none, or the campaign is no larger than it. */
  readonly canary?: PlannedCanary | undefined;
  readonly checksRun: readonly string[];
  readonly checksNotRun: readonly CheckNotRun[];
  /** Checks that are less grave here, and who answers for it. */
  readonly overrides: readonly Override[];
}

/** Messages that failed with one code of the API. */
export interface FailureLine {
  readonly code: number;
  readonly title: string;
  readonly count: number;
  readonly disposition: Disposition;
}

/** What happened in one stretch of time. */
export interface TimelineBucket {
  /** Start, epoch milliseconds. */
  readonly at: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
}

/** How a campaign's newest run stands. Instants are epoch milliseconds. */
export interface RunView {
  readonly state: RunState;
  readonly startedAt: number;
  readonly finishedAt: number | undefined;
  readonly stoppedBy: string | undefined;
  readonly resumeAt: number | undefined;
  /** Why a run that is under way sleeps until `resumeAt`, named as in `stoppedBy`. */
  readonly waitsFor?: string | undefined;
  /** Messages that this run alone has sent; undefined: all that the campaign has. */
  readonly sent?: number;
  /** Messages per second: reached while sending, and allowed. */
  readonly perSecond: { readonly mean: number; readonly limit: number };
  /** What the campaign's canary showed; undefined: none was judged. */
  readonly canary?: CanaryJudgement | undefined;
}

/** What came of a campaign so far. */
export interface OutcomeReport extends ReportFrame {
  readonly kind: 'outcome';
  /** Sending goes on by the plan's id: a new plan would have nobody's approval. */
  readonly goesOnByPlan?: boolean;
  readonly counts: MessageCounts;
  /** Most first. */
  readonly failures: readonly FailureLine[];
  /** By check code or `campaign.cancelled`, `plan.superseded`, `window.over`; most first. */
  readonly skips: readonly { readonly reason: string; readonly count: number }[];
  readonly timeline: { readonly bucketSeconds: number; readonly buckets: readonly TimelineBucket[] };
  readonly run: RunView;
  /** What the user decided to have sent again; absent: not asked for. */
  readonly resent?: ResendTally | undefined;
  readonly cost: {
    readonly currency: string;
    readonly estimate: number;
    /** Billable messages that were delivered, as the platform reported them, at list price. */
    readonly actual: number;
    readonly billable: number;
  };
}

/** A report's content. */
export type ReportModel = PlanReport | OutcomeReport;

/** A campaign of which something was said before its first run, for `consend status`. */
export interface UnbegunStatus {
  readonly campaign: string;
  /** Undefined: it may be sent. */
  readonly control: CampaignControl | undefined;
  /** Messages per second that a run of it may send. */
  readonly perSecondLimit: number;
}

/** Where one campaign stands, for `consend status`. */
export interface CampaignStatus {
  readonly campaign: string;
  readonly counts: MessageCounts;
  readonly failures: readonly FailureLine[];
  readonly run: RunView;
  /** Seconds until the last message leaves at the present rate; undefined where nothing is being sent. */
  readonly secondsLeft: number | undefined;
  /** A run that is under way, as somebody sees it who does not send; absent: none is. */
  readonly outlook?:
    | {
        /** Epoch milliseconds. */
        readonly now: number;
        /** Messages a second of late. */
        readonly current: number;
        /** As the run saw it last; undefined: it made none, or it is out of date. */
        readonly forecast: Forecast | undefined;
      }
    | undefined;
  /** What was said of it from outside; undefined: it may be sent. */
  readonly control?: CampaignControl | undefined;
  /** The command that goes on with a run that was cut off; absent: it was not, or may not. */
  readonly goesOnWith?: string | undefined;
  /** What its held messages wait for, soonest first. */
  readonly holds?: readonly HeldCount[];
  /** What the user decided to have sent again. */
  readonly resent?: ResendTally | undefined;
}
