/** Decides about recipients: facts about many from the store in one query each, then pure checks, then entries. */
import type { Binder } from '../core/binding/index.ts';
import type { RecipientFacts } from '../core/check-facts.ts';
import type { Decision, Finding } from '../core/decision.ts';
import { verdictOf, withBasis } from '../core/decision.ts';
import type { MediaKnowledge } from '../core/media.ts';
import { keyFault, onceKey } from '../core/once-key.ts';
import { placeCell, regionCode, regionOfNumber } from '../core/place.ts';
import type { PlanEntry } from '../core/plan.ts';
import type { ExistingMessage } from '../core/ports.ts';
import type { Recipient } from '../core/recipient.ts';
import { type OnNotDecided, runChecks } from '../core/run-checks.ts';
import { capHoldsUntil, type FrequencyCap } from '../core/sending/frequency.ts';
import type { SendWindow } from '../core/sending/scheduler.ts';
import type { Standing } from '../core/standing.ts';
import { frequencyCap } from './frequency-cap.ts';
import { type Knowing, type KnownBatch, knownPeople, lastUsesOf } from './known-people.ts';
import type { LanguageChoice } from './languages.ts';
import type { MediaSurvey } from './media-survey.ts';
import { existingKeys } from './once.ts';
import type { RowContract } from './row-contracts.ts';
import { type StandingContext, standingsOf } from './standings.ts';

/** When a person's send window is open: the first instant at or after `at`; `at` itself where it is open. */
export type OpensAt = SendWindow['opensAt'];

/** What deciding needs, prepared once for the plan. */
export interface Deciding extends Knowing, StandingContext {
  /** Takes note of checks that could not decide about a recipient. */
  readonly onNotDecided?: OnNotDecided | undefined;
  /** Findings on campaign, provider and account; one that blocks, blocks everybody. */
  readonly campaignFindings: readonly Finding[];
  /** Findings on the template by language; one that blocks, blocks whoever gets the language. */
  readonly templateFindings: ReadonlyMap<string, readonly Finding[]>;
  readonly languages: LanguageChoice;
  /** Binder per template language. */
  readonly binders: ReadonlyMap<string, Binder>;
  /** Header of the time zone column; undefined: there is none. */
  readonly zoneColumn: string | undefined;
  /** Header of the column for the region; undefined: there is none. */
  readonly regionColumn?: string | undefined;
  /** Header of the column that tells how old people are; undefined: the campaign does not ask. */
  readonly ageColumn: string | undefined;
  readonly ageOf: (cell: string) => number | undefined;
  readonly opensAt: OpensAt;
  /** Until when the platform put off another campaign's message, by number. */
  readonly limited: ReadonlyMap<string, number>;
  /** What is shut at an instant; absent: nobody can say. */
  readonly barsAt?: SendWindow['barsAt'] | undefined;
  /** The campaign's first and last instant, epoch milliseconds. */
  readonly notBefore: number | undefined;
  readonly notAfter: number | undefined;
  /** Looks at the media of each batch; undefined where the campaign's messages show none. */
  readonly media?: Pick<MediaSurvey, 'look'> | undefined;
}

/** A recipient with its decision and, where a message may go out, its entry's frozen content. */
export interface Decided {
  readonly recipient: Recipient;
  readonly decision: Decision;
  readonly entry: PlanEntry;
  /** Whether an earlier plan's message to the same person, or for the same key, still waits: this one takes its place. */
  readonly isWaiting: boolean;
  /** The language that the recipient's cell names, where the template lacks it and the fallback stands in. */
  readonly lackedLanguage?: string | undefined;
}

/** What is the same for every recipient of a batch, and the facts about each. */
interface Batch extends KnownBatch {
  /** What the campaign has, by key where it has keys, else by number. */
  readonly existing: ReadonlyMap<string, ExistingMessage>;
  readonly cap: FrequencyCap | undefined;
  /** Where each recipient stands. */
  readonly standings: readonly Standing[];
  /** Orders that rows show and messages rest on, by place. */
  readonly contracts: ReadonlyMap<number, RowContract>;
  /** When messages last reached the few of whom a check asks it, by number. */
  readonly lastUses: ReadonlyMap<string, number>;
  readonly knowledge: MediaKnowledge | undefined;
  /** Places of the language's, the zone's and the region's cell in `Recipient.values`; -1: there is none. */
  readonly languageAt: number;
  readonly zoneAt: number;
  readonly regionAt: number;
  /** The same of the key's cell, and of the one that tells the age. */
  readonly keyAt: number;
  readonly ageAt: number;
  /** The campaign's first instant where it lies ahead. */
  readonly startsAt: number | undefined;
  /** Findings that block everybody, and with them those that block one language. */
  readonly wideForAll: readonly Finding[];
  readonly wide: ReadonlyMap<string, readonly Finding[]>;
}

/** Where nobody can say. */
const NOTHING_SHUT: RecipientFacts['windowBars'] = [];

function placeOf(columns: readonly string[], header: string | undefined): number {
  return header === undefined ? -1 : columns.indexOf(header);
}

/** What is known of the media of these recipients. */
async function knowledgeOf(
  { media, languages, binders }: Deciding,
  recipients: readonly Recipient[],
  languageAt: number,
): Promise<MediaKnowledge | undefined> {
  if (media === undefined) return undefined;
  return await media.look(
    recipients.map(({ row, values }) => {
      const { language } = languages.choose(values[languageAt] ?? '');
      return { row, sources: binders.get(language)?.media(values) ?? [] };
    }),
  );
}

const isBlocking = ({ severity }: Finding): boolean => severity === 'block';

/** What blocks without a look at the recipient. */
function wideFindings(context: Deciding): Pick<Batch, 'wide' | 'wideForAll'> {
  const wideForAll = context.campaignFindings.filter(isBlocking);
  const wide = new Map<string, readonly Finding[]>();
  for (const [language, findings] of context.templateFindings)
    if (findings.some(isBlocking)) wide.set(language, [...wideForAll, ...findings.filter(isBlocking)]);
  return { wide, wideForAll };
}

async function gather(
  context: Deciding,
  recipients: readonly Recipient[],
  known: KnownBatch,
): Promise<Batch> {
  const { columns, purpose, now, notBefore } = context;
  const languageAt = placeOf(columns, context.languages.column);
  const keyAt = placeOf(columns, context.onceColumn);
  const { standings, contracts } = standingsOf(context, recipients, known);
  return {
    ...known,
    existing: keyAt < 0 ? known.people.existing : await existingKeys(context, recipients, keyAt),
    cap: frequencyCap({ ...context, category: purpose.category }),
    standings,
    contracts,
    lastUses: await lastUsesOf(context, recipients, standings),
    knowledge: await knowledgeOf(context, recipients, languageAt),
    languageAt,
    zoneAt: placeOf(columns, context.zoneColumn),
    regionAt: placeOf(columns, context.regionColumn),
    keyAt,
    ageAt: placeOf(columns, context.ageColumn),
    startsAt: notBefore !== undefined && notBefore > now ? notBefore : undefined,
    ...wideFindings(context),
  };
}

/** A recipient and where they stand. */
interface Asked {
  readonly recipient: Recipient;
  readonly where: Standing;
  /** The order of the row that the message rests on. */
  readonly contract: RowContract | undefined;
}

/** Where the recipient lives, as far as cells and number tell. */
function whereabouts({ zoneAt, regionAt }: Batch, { phone, country, values }: Recipient): string {
  const zone = values[zoneAt] ?? '';
  const region = regionCode(country, values[regionAt] ?? '') ?? regionOfNumber(phone, country);
  return region === undefined ? zone : placeCell({ zone, region });
}

/** Until when the platform asks to leave somebody alone; undefined: it does not, or that is over. */
function limitedUntil({ limited, now }: Deciding, phone: string): number | undefined {
  const until = limited.size === 0 ? undefined : limited.get(phone);
  return until !== undefined && until > now ? until : undefined;
}

function decideOne(context: Deciding, batch: Batch, { recipient, where, contract }: Asked): Decided {
  const { now } = context;
  const { contacts } = batch.people;
  const { phone, country, values } = recipient;
  const { language, template, lacked } = context.languages.choose(values[batch.languageAt] ?? '');
  const binding = template ? context.binders.get(language)?.bind(values, batch.knowledge) : undefined;

  const capUntil = batch.cap && capHoldsUntil(batch.cap, contacts.get(phone), now);
  const earliest = Math.max(now, batch.startsAt ?? 0, capUntil ?? 0);
  const key = batch.keyAt < 0 ? undefined : onceKey(values[batch.keyAt] ?? '');
  const zone = whereabouts(batch, recipient);
  const home = { country, zoneCell: zone };
  const opensAt = context.opensAt(home, earliest);
  const { rules, question } = context.asked(country);
  const subject: RecipientFacts = {
    standing: where,
    question,
    policy: rules.policy,
    country,
    terms: rules.terms,
    lastUsedAt: batch.lastUses.get(phone),
    age: batch.ageAt < 0 ? undefined : context.ageOf(values[batch.ageAt] ?? ''),
    lineType: recipient.lineType,
    parameterProblems: binding?.problems ?? [],
    template,
    language,
    existing: batch.existing.get(key ?? phone)?.state,
    keyFault: key === undefined ? undefined : keyFault(key),
    frequencyUntil: capUntil,
    limitedUntil: limitedUntil(context, phone),
    windowOpensAt: opensAt > earliest ? opensAt : undefined,
    windowBars: context.barsAt?.(home, earliest) ?? NOTHING_SHUT,
    startsAt: batch.startsAt,
    isOver: context.notAfter !== undefined && opensAt > context.notAfter,
  };
  const own = withBasis(runChecks(rules.ready, subject, context.onNotDecided), subject.standing);
  const wide = batch.wide.get(language) ?? batch.wideForAll;
  const findings = wide.length > 0 ? [...own, ...wide] : own;
  const verdict = verdictOf(findings, opensAt > now ? opensAt : undefined);
  const decision: Decision = {
    verdict,
    findings,
    basis: subject.standing.basis,
    event: subject.standing.event,
    notBefore: verdict === 'hold' ? opensAt : undefined,
  };
  const entry = entryOf(recipient, decision, {
    language,
    ...(zone === '' ? {} : { zone }),
    ...(key ? { key } : {}),
    ...(contract ? { contract } : {}),
    components: binding?.components ?? [],
  });
  const problems = subject.parameterProblems;
  return {
    recipient,
    decision,
    isWaiting: subject.existing === 'planned' || subject.existing === 'held',
    entry: problems.length > 0 && verdict === 'block' ? { ...entry, problems } : entry,
    lackedLanguage: lacked,
  };
}

const WEIGHT = { block: 0, warn: 1, info: 2 } as const;

function reasonsOf(findings: readonly Finding[]): string[] {
  if (findings.length < 2) return findings.map((finding) => finding.code);
  return [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).map((finding) => finding.code);
}

function entryOf(
  recipient: Recipient,
  { verdict, findings, basis, event, notBefore }: Decision,
  content: {
    language: string;
    zone?: string;
    key?: string;
    contract?: RowContract;
    components: PlanEntry['components'];
  },
): PlanEntry {
  const { row, file, phone, country } = recipient;
  const reasons = reasonsOf(findings);
  const { language, key, components } = content;
  // Nearly every entry has this form; made in one piece it takes a third of the time.
  if (
    verdict === 'send' &&
    file === 0 &&
    content.zone === undefined &&
    key === undefined &&
    basis !== undefined &&
    event !== undefined
  ) {
    return { row, phone, country, decision: verdict, reasons, basis, event, language, components };
  }
  return {
    row,
    ...(file > 0 ? { file } : {}),
    phone,
    country,
    decision: verdict,
    reasons,
    ...(basis === undefined ? {} : { basis }),
    ...(event === undefined ? {} : { event }),
    ...(notBefore === undefined ? {} : { notBefore: new Date(notBefore).toISOString() }),
    ...(key === undefined ? {} : { key }),
    ...(verdict === 'block' ? {} : content),
  };
}

/** Decides about a batch; what is known of its people is asked for unless it is brought along. */
export async function decideBatch(
  context: Deciding,
  recipients: readonly Recipient[],
  known?: KnownBatch,
): Promise<Decided[]> {
  if (recipients.length === 0) return [];
  const asked = known ?? {
    people: await knownPeople(
      context,
      recipients.map(({ phone }) => phone),
    ),
    first: 0,
  };
  const batch = await gather(context, recipients, asked);
  return batch.standings.flatMap((where, index) => {
    const recipient = recipients[index];
    return recipient === undefined
      ? []
      : decideOne(context, batch, { recipient, where, contract: batch.contracts.get(index) });
  });
}
