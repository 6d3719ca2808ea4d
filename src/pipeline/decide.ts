/** Decides about one batch of recipients: facts from the ledger in one query each, then pure checks, then entries. */
import type { Binder } from '../core/binding.ts';
import type { Check, RecipientCheck, RecipientFacts, SeverityOverrides } from '../core/check.ts';
import { runChecks } from '../core/check.ts';
import { RECIPIENT_CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import { durationMs } from '../core/config.ts';
import { EMPTY_STATE } from '../core/consent.ts';
import type { Decision, Finding } from '../core/decision.ts';
import { verdictOf } from '../core/decision.ts';
import type { PlanEntry } from '../core/plan.ts';
import type { ExistingMessage, Ledger, MessageJournal, PersonFacts } from '../core/ports.ts';
import type { Recipient } from '../core/recipient.ts';
import type { StandingQuestion } from '../core/standing.ts';
import { standing } from '../core/standing.ts';
import type { LanguageChoice } from './languages.ts';

/** When a person's send window is open: the first instant at or after `at`; `at` itself where it is open. */
export type OpensAt = (
  recipient: { readonly country: string; readonly zoneCell: string },
  at: number,
) => number;

/** What deciding needs, prepared once for the plan. */
export interface Deciding {
  readonly workspace: WorkspaceConfig;
  readonly campaignId: string;
  readonly question: StandingQuestion;
  readonly overrides: SeverityOverrides;
  /** Findings on campaign, template and provider; one that blocks, blocks everybody. */
  readonly campaignFindings: readonly Finding[];
  readonly languages: LanguageChoice;
  /** Binder per template language. */
  readonly binders: ReadonlyMap<string, Binder>;
  /** Columns carried in `Recipient.values`, in order. */
  readonly columns: readonly string[];
  /** Header of the time zone column; undefined: there is none. */
  readonly zoneColumn: string | undefined;
  readonly opensAt: OpensAt;
  /** The campaign's first and last instant, epoch milliseconds. */
  readonly notBefore: number | undefined;
  readonly notAfter: number | undefined;
  readonly ledger: Ledger;
  readonly journal: MessageJournal;
  /** Whether the campaign has messages in the journal already (saves the question where it has none). */
  readonly hasMessages: boolean;
  /** Runs the checks: all of them unless a test wants fewer. */
  readonly checks?: readonly RecipientCheck[];
}

/** A recipient with its decision and, where a message may go out, its entry's frozen content. */
export interface Decided {
  readonly recipient: Recipient;
  readonly decision: Decision;
  readonly entry: PlanEntry;
}

interface BatchFacts {
  readonly people: ReadonlyMap<string, PersonFacts>;
  readonly existing: ReadonlyMap<string, ExistingMessage>;
  readonly contacts: ReadonlyMap<string, readonly number[]>;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

async function gather(context: Deciding, recipients: readonly Recipient[]): Promise<BatchFacts> {
  const phones = recipients.map((recipient) => recipient.phone);
  const cap = context.workspace.limits.frequency;
  const since = cap ? context.question.now - (durationMs(cap.per) ?? 0) : 0;
  return {
    people: await context.ledger.lookup(phones),
    existing: context.hasMessages ? await context.journal.existing(context.campaignId, phones) : NONE,
    contacts: cap ? await context.journal.contactsSince(context.question.purpose, phones, since) : NONE,
  };
}

/** Until when the frequency cap holds a person back: the oldest of the last `messages` contacts must leave the period. */
function frequencyUntil(context: Deciding, contacts: readonly number[] | undefined): number | undefined {
  const cap = context.workspace.limits.frequency;
  if (!cap || !contacts || contacts.length < cap.messages) return undefined;
  const oldestThatCounts = [...contacts].sort((a, b) => b - a)[cap.messages - 1] ?? 0;
  const until = oldestThatCounts + (durationMs(cap.per) ?? 0);
  return until > context.question.now ? until : undefined;
}

function decideOne(context: Deciding, recipient: Recipient, facts: BatchFacts): Decided {
  const { question, columns } = context;
  const cell = (header: string | undefined): string =>
    header === undefined ? '' : (recipient.values[columns.indexOf(header)] ?? '');
  const { language, template } = context.languages.choose(cell(context.languages.column));
  const binding = template ? context.binders.get(language)?.bind(recipient.values) : undefined;
  const person = facts.people.get(recipient.phone);

  const capUntil = frequencyUntil(context, facts.contacts.get(recipient.phone));
  const startsAt =
    context.notBefore !== undefined && context.notBefore > question.now ? context.notBefore : undefined;
  const earliest = Math.max(question.now, startsAt ?? 0, capUntil ?? 0);
  const opensAt = context.opensAt(
    { country: recipient.country, zoneCell: cell(context.zoneColumn) },
    earliest,
  );
  const subject: RecipientFacts = {
    standing: standing(person?.state ?? EMPTY_STATE, question),
    question,
    lineType: recipient.lineType,
    parameterProblems: binding?.problems ?? [],
    template,
    language,
    existing: facts.existing.get(recipient.phone)?.state,
    frequencyUntil: capUntil,
    windowOpensAt: opensAt > earliest ? opensAt : undefined,
    startsAt,
    isOver: context.notAfter !== undefined && opensAt > context.notAfter,
  };
  const own = runChecks(
    (context.checks ?? RECIPIENT_CHECKS) as readonly RecipientCheck[] & readonly Check[],
    subject,
    context.overrides,
  );
  const wide = context.campaignFindings.filter((finding) => finding.severity === 'block');
  const findings = wide.length > 0 ? [...own, ...wide] : own;
  const verdict = verdictOf(findings, opensAt > question.now ? opensAt : undefined);
  const decision: Decision = {
    verdict,
    findings,
    basis: subject.standing.basis,
    event: subject.standing.event,
    notBefore: verdict === 'hold' ? opensAt : undefined,
  };
  return {
    recipient,
    decision,
    entry: entryOf(recipient, decision, { language, components: binding?.components ?? [] }),
  };
}

const WEIGHT = { block: 0, warn: 1, info: 2 } as const;

function entryOf(
  recipient: Recipient,
  decision: Decision,
  content: { language: string; components: PlanEntry['components'] },
): PlanEntry {
  const reasons =
    decision.findings.length < 2
      ? decision.findings.map((finding) => finding.code)
      : [...decision.findings]
          .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
          .map((finding) => finding.code);
  return {
    row: recipient.row,
    ...(recipient.file > 0 ? { file: recipient.file } : {}),
    phone: recipient.phone,
    country: recipient.country,
    decision: decision.verdict,
    reasons,
    ...(decision.basis === undefined ? {} : { basis: decision.basis }),
    ...(decision.event === undefined ? {} : { event: decision.event }),
    ...(decision.notBefore === undefined ? {} : { notBefore: new Date(decision.notBefore).toISOString() }),
    ...(decision.verdict === 'block' ? {} : content),
  };
}

/** Decides about a batch. */
export async function decideBatch(context: Deciding, recipients: readonly Recipient[]): Promise<Decided[]> {
  if (recipients.length === 0) return [];
  const facts = await gather(context, recipients);
  return recipients.map((recipient) => decideOne(context, recipient, facts));
}
