/**
 * The planning pipeline: rows in, decisions out, a summary at the end. It never holds a provider; what it writes goes
 * through the writer it is given. Memory does not grow with the rows.
 */

import { ageReader } from '../core/age.ts';
import type { RecipientCheck } from '../core/check.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import type { Finding } from '../core/decision.ts';
import type { MediaFacts } from '../core/media-facts.ts';
import { onceColumn } from '../core/once-key.ts';
import type { Override } from '../core/overrides.ts';
import type { LedgerPosition, PlanSummary } from '../core/plan.ts';
import type { DecidedRow, Ledger, MessageJournal, PlanWriter, RecipientsReading } from '../core/ports.ts';
import type { RecipientBatch, RowCounts } from '../core/recipient.ts';
import { type Rules, rulesFor } from '../core/rules.ts';
import type { ScheduleEstimate } from '../core/schedule.ts';
import { estimateSchedule } from '../core/schedule.ts';
import type { SendWindow } from '../core/sending/scheduler.ts';
import { MARKETING_LIMITED } from '../core/sending/waits.ts';
import type { Surroundings } from '../core/surroundings.ts';
import { ahead, gathered } from './ahead.ts';
import type { Decided, Deciding, OpensAt } from './decide.ts';
import { decideBatch } from './decide.ts';
import { type KnownPeople, knownPeople } from './known-people.ts';
import type { MediaSurvey } from './media-survey.ts';
import { type CheckLeftOut, leftOut, NotDecidedTally } from './not-run.ts';
import { holdToOnce, waitingElsewhere } from './once.ts';
import type { Preparation } from './prepare-templates.ts';
import type { CampaignInput } from './question.ts';
import { countryQuestions, questionOf, sceneOf } from './question.ts';
import { contractReader } from './row-contracts.ts';
import { type SharedFindings, sharedFindings } from './shared-checks.ts';
import type { BlockedPerson } from './tally.ts';
import { Tally } from './tally.ts';

/** Adds up what messages cost. */
export interface CostSheet {
  /** `language`: of the message; its template's category sets the price. */
  add(phone: string, country: string, language: string | undefined): void;
  total(): PlanSummary['cost'];
}

/** What planning takes. */
export interface PlanRequest {
  readonly plan: string;
  readonly workspace: WorkspaceConfig;
  readonly campaign: CampaignInput;
  readonly preparation: Preparation;
  readonly reading: RecipientsReading;
  readonly ledger: Ledger;
  readonly journal: MessageJournal;
  /** When opt-outs were last collected, epoch milliseconds; undefined: never. */
  readonly inboxAt: number | undefined;
  /** What was looked at outside the settings. */
  readonly surroundings?: Surroundings | undefined;
  /** Looks at the media of the messages; undefined where they show none. */
  readonly media?: MediaSurvey | undefined;
  readonly writer: PlanWriter;
  readonly cost: CostSheet;
  readonly opensAt: OpensAt;
  readonly barsAt?: SendWindow['barsAt'] | undefined;
  /** The instant that is decided for, epoch milliseconds. */
  readonly now: number;
  /** Distinct people per moving 24 h that the platform allows, as far as it told. */
  readonly messagingLimit: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with each person who may not be messaged. */
  readonly onBlocked?: (blocked: BlockedPerson) => void;
  /** Called after each batch with the rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

/** What a plan found out, for its summary and reports. */
export interface PlanOutcome {
  readonly counts: RowCounts;
  readonly tally: Tally;
  readonly position: LedgerPosition;
  readonly schedule: ScheduleEstimate;
  readonly cost: PlanSummary['cost'];
  /** Findings on what all recipients share, each once. */
  readonly campaignFindings: readonly Finding[];
  readonly checksNotRun: readonly CheckLeftOut[];
  /** Checks that are less grave here, with who answers for it. */
  readonly overrides: readonly Override[];
  readonly usedToday: number;
  /** Messages of earlier plans that wait and have no row any more. */
  readonly leftOut: number;
  /** Undefined where the messages show none. */
  readonly media: MediaFacts | undefined;
}

const DAY_MS = 86_400_000;

function parseInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** What deciding about anybody in a campaign needs, as a plan has it. */
export interface DecidingRequest
  extends Pick<
    PlanRequest,
    | 'workspace'
    | 'campaign'
    | 'preparation'
    | 'inboxAt'
    | 'surroundings'
    | 'opensAt'
    | 'barsAt'
    | 'now'
    | 'media'
  > {
  readonly ledger: Deciding['ledger'];
  readonly journal: Deciding['journal'] & Pick<MessageJournal, 'counts' | 'onceFor' | 'putOffElsewhere'>;
  /** The checks on recipients; all of them where nothing is said. */
  readonly checks?: readonly RecipientCheck[] | undefined;
}

/** What deciding needs, and what is known of the checks that do not run. */
export interface PreparedDeciding extends Deciding {
  readonly shared: SharedFindings;
  readonly rules: Rules;
  readonly notDecided: NotDecidedTally;
}

/**
 * Prepares deciding: the rules, the findings on the campaign, how people are told apart by language, zone and key.
 * Throws `campaign.once-changed`.
 */
export async function prepareDeciding(request: DecidingRequest): Promise<PreparedDeciding> {
  const { workspace, campaign, preparation, now, checks } = request;
  await holdToOnce(request);
  const rules = rulesFor({
    config: workspace,
    now,
    campaign: sceneOf(campaign, preparation.columns),
    checks,
  });
  const overrides = rules.overrides.severities;
  const counts = await request.journal.counts(campaign.id);
  const notDecided = new NotDecidedTally();
  const shared = sharedFindings({
    ...request,
    rules,
    moment: 'plan',
    onNotDecided: notDecided.add,
  });
  return {
    workspace,
    campaignId: campaign.id,
    purpose: campaign.purpose,
    now,
    asked: countryQuestions(rules, (policy) => questionOf(workspace, campaign, { policy, overrides, now })),
    overrides,
    onNotDecided: notDecided.add,
    campaignFindings: shared.campaign,
    templateFindings: shared.byLanguage,
    languages: preparation.languages,
    binders: preparation.binders,
    columns: preparation.columns,
    zoneColumn: campaign.config.recipients.columns.timeZone,
    regionColumn: campaign.config.recipients.columns.region,
    onceColumn: onceColumn(campaign.config),
    ageColumn: campaign.config.minAge?.column,
    ageOf: ageReader(now, campaign.config.minAge?.column ?? ''),
    contract: campaign.config.contract,
    contractOf: contractReader(workspace.defaults.timeZone, now),
    opensAt: request.opensAt,
    limited: await request.journal.putOffElsewhere(campaign.id, MARKETING_LIMITED),
    barsAt: request.barsAt,
    media: request.media,
    notBefore: parseInstant(campaign.config.sending.notBefore),
    notAfter: parseInstant(campaign.config.sending.notAfter),
    ledger: request.ledger,
    journal: request.journal,
    hasMessages: Object.values(counts).some((count) => count > 0),
    shared,
    rules,
    notDecided,
  };
}

/** Decided rows and row problems of a batch, merged in file order. */
function inOrder(batch: RecipientBatch, decided: readonly Decided[]): DecidedRow[] {
  const rows: DecidedRow[] = decided.map(({ entry, recipient }) => ({
    entry,
    problem: undefined,
    original: recipient.original,
  }));
  const unusable = batch.problems.filter((problem) => problem.code !== 'phone.not-mobile');
  if (unusable.length === 0) return rows;
  for (const problem of unusable) rows.push({ entry: undefined, problem, original: problem.original });
  const place = (row: DecidedRow): number =>
    (row.entry?.file ?? row.problem?.file ?? 0) * 2 ** 40 + (row.entry?.row ?? row.problem?.row ?? 0);
  return rows.sort((a, b) => place(a) - place(b));
}

/** Batches of rows with what the store knows of their people. */
interface Window {
  readonly batches: readonly RecipientBatch[];
  readonly people: KnownPeople;
}

/** Rows whose people are asked for together, about: the more at once, the less the store has to read for each. */
const WINDOW_ROWS = 16_000;

const phonesOf = ({ phones, recipients }: RecipientBatch): readonly string[] =>
  phones ?? recipients.map(({ phone }) => phone);

function windowsOf({ reading, signal }: PlanRequest, context: Deciding): AsyncIterable<Window> {
  const parts = gathered(reading.batches(), WINDOW_ROWS, (batch) => phonesOf(batch).length);
  return ahead(parts, async (batches) => {
    signal?.throwIfAborted();
    return { batches, people: await knownPeople(context, batches.flatMap(phonesOf)) };
  });
}

/** Adds a decided batch to the sums. */
function add(
  { cost }: PlanRequest,
  tally: Tally,
  { batch, decided }: { readonly batch: RecipientBatch; readonly decided: readonly Decided[] },
): void {
  for (const one of decided) {
    tally.add(one);
    const { recipient, entry } = one;
    if (one.decision.verdict !== 'block') cost.add(recipient.phone, recipient.country, entry.language);
  }
  for (const problem of batch.problems) tally.problem(problem);
}

/** Plans: reads every row, decides, writes, adds up. */
export async function preparePlan(request: PlanRequest): Promise<PlanOutcome> {
  const position = await request.ledger.position();
  const context = await prepareDeciding(request);
  const tally = new Tally(request.onBlocked);
  const sharedFound = [...context.shared.campaign, ...context.shared.template];
  for (const { code, severity, scope } of sharedFound) tally.count(code, severity, scope);
  let rows = 0;
  for await (const { batches, people } of windowsOf(request, context)) {
    let first = 0;
    for (const batch of batches) {
      request.signal?.throwIfAborted();
      const decided = await decideBatch(context, batch.recipients, { people, first });
      first += decided.length;
      add(request, tally, { batch, decided });
      await request.writer.write(inOrder(batch, decided));
      rows += decided.length + batch.problems.length;
      request.onProgress?.(rows);
    }
  }
  return {
    counts: request.reading.counts(),
    tally,
    position,
    cost: request.cost.total(),
    campaignFindings: sharedFound,
    checksNotRun: leftOut(context),
    overrides: context.rules.overrides.inForce,
    media: request.media?.facts(),
    leftOut: await waitingElsewhere(request, tally.renewed),
    ...(await schedule(request, tally)),
  };
}

async function schedule(
  request: PlanRequest,
  tally: Tally,
): Promise<{ schedule: ScheduleEstimate; usedToday: number }> {
  const { limits } = request.workspace;
  const { count: usedToday } = await request.journal.peopleSince(request.now - DAY_MS);
  const platform = request.messagingLimit ?? Number.POSITIVE_INFINITY;
  const own = limits.messagesPerDay ?? Number.POSITIVE_INFINITY;
  const perDay = Math.min(platform, own);
  const now = request.now;
  return {
    usedToday,
    schedule: estimateSchedule({
      messages: tally.decisions.send + tally.decisions.hold,
      perSecond: limits.messagesPerSecond,
      perDay: Number.isFinite(perDay) ? perDay : undefined,
      perDayName: Number.isFinite(perDay)
        ? own < platform
          ? 'messages-per-day'
          : 'messaging-limit'
        : undefined,
      usedToday,
      firstAt: tally.decisions.send > 0 ? now : (tally.firstHeldAt ?? now),
      lastHeldAt: tally.lastHeldAt,
    }),
  };
}
