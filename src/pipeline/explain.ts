/** Explains one person: for each purpose both gates with the events behind them, now or at a moment in the past. */
import type { WorkspaceConfig } from '../core/config.ts';
import type { ConsentEvent, ConsentState } from '../core/consent.ts';
import { EMPTY_STATE } from '../core/consent.ts';
import type { Gate, Ground, PersonExplanation, PurposeExplanation } from '../core/explanation.ts';
import { lawGrounds, platformGrounds } from '../core/grounds.ts';
import { helpFor } from '../core/help.ts';
import { inTime, occurredBy, recordedBy, stateOf } from '../core/history.ts';
import { type CountryOfNumber, personCountry } from '../core/person-country.ts';
import type { Ledger, LedgerEntry, Sha256, SuppressionList } from '../core/ports.ts';
import type { PurposeAnswer } from './purposes.ts';
import { purposeAsker } from './purposes.ts';

/** What explaining needs of the outside. */
export interface ExplainParts {
  readonly ledger: Pick<Ledger, 'person' | 'history'>;
  readonly suppressions: Pick<SuppressionList, 'find'>;
  readonly sha256: Sha256;
  /** Country of a number: its law decides. */
  readonly countryOf: CountryOfNumber;
}

/** Whom to explain, and for when. */
export interface ExplainRequest {
  readonly workspace: WorkspaceConfig;
  readonly identifier: string;
  /** Now, epoch milliseconds. */
  readonly now: number;
  /** The moment to answer for, epoch milliseconds; undefined: now. */
  readonly at: number | undefined;
}

/** Checks of the platform gate; all others that ask the ledger belong to the law gate. */
const PLATFORM_CHECKS: ReadonlySet<string> = new Set([
  'basis.platform-optin-missing',
  'optout.platform-stop',
]);

function gate(answer: PurposeAnswer, name: 'law' | 'platform', grounds: readonly Ground[]): Gate {
  const isBlocked = answer.findings.some(
    ({ code, severity }) => severity === 'block' && PLATFORM_CHECKS.has(code) === (name === 'platform'),
  );
  const { basis, platformOptIn } = answer.standing;
  if (name === 'law') return { isOpen: !isBlocked && basis !== undefined, grounds };
  // The check of the opt-in asks only where a basis holds; without one the gate is as shut.
  return { isOpen: !isBlocked && (basis !== undefined || platformOptIn), grounds };
}

/** The answer for one purpose, explained from the events by sequence number. */
export function explainPurpose(
  workspace: Pick<WorkspaceConfig, 'purposes'>,
  known: { readonly state: ConsentState; readonly events: ReadonlyMap<number, ConsentEvent> },
  answer: PurposeAnswer,
): PurposeExplanation {
  const { purpose, question, standing, state, deciding, findings, mayBeMessaged } = answer;
  const parts = { ...known, question, standing };
  return {
    purpose,
    title: workspace.purposes[purpose]?.title ?? {},
    category: question.category,
    mayBeMessaged,
    state,
    basis: standing.basis,
    deciding,
    law: gate(answer, 'law', lawGrounds(parts)),
    platform: gate(answer, 'platform', platformGrounds(parts)),
    findings,
    help: mayBeMessaged ? [] : helpFor(standing, question),
  };
}

/** Events by sequence number. */
export function eventsBySeq(entries: readonly LedgerEntry[]): ReadonlyMap<number, ConsentEvent> {
  return new Map(entries.map(({ seq, event }) => [seq, event]));
}

/** Whether two answers differ in what they say, or in what they rest on. */
function differs(one: PurposeExplanation, other: PurposeExplanation | undefined): boolean {
  return one.state !== other?.state || one.deciding?.seq !== other.deciding?.seq;
}

/** A person as the ledger has them, with what is known of them at the moment asked for. */
export interface KnownPerson {
  readonly person: string | undefined;
  /** The store's own key of the person. */
  readonly personKey: number | undefined;
  readonly identifiers: readonly string[];
  readonly listed: PersonExplanation['listed'];
  readonly state: ConsentState;
  /** Events that had happened by the moment, in the order of the log. */
  readonly entries: readonly LedgerEntry[];
  /** What follows from those of them that had been recorded by then; undefined: nothing was recorded later. */
  readonly stateThen: ConsentState | undefined;
}

/** Looks a person up, and at the moment asked for. */
export async function knownPerson(
  parts: Omit<ExplainParts, 'countryOf'>,
  request: ExplainRequest,
): Promise<KnownPerson> {
  const { ledger, suppressions, sha256 } = parts;
  const { identifier, at } = request;
  const found = await ledger.person(identifier);
  if (found === undefined) {
    const listed = (await suppressions.find([identifier])).get(identifier);
    const nobody = {
      person: undefined,
      personKey: undefined,
      identifiers: [identifier],
      state: EMPTY_STATE,
      entries: [],
    };
    return { ...nobody, listed, stateThen: undefined };
  }
  const { person, personKey, identifiers } = found;
  const all = await ledger.history(identifier);
  const named = { person, personKey, identifiers, listed: undefined };
  if (at === undefined) return { ...named, state: found.state, entries: all, stateThen: undefined };
  const entries = occurredBy(all, at, request.workspace.defaults.timeZone);
  const then = recordedBy(entries, at);
  return {
    ...named,
    state: stateOf(entries, sha256),
    entries,
    stateThen: then.length === entries.length ? undefined : stateOf(then, sha256),
  };
}

/** Answers for purposes from a state. */
export type Answers = (state: ConsentState) => readonly PurposeAnswer[];

/** The answers for every purpose of a workspace at an instant (epoch milliseconds), by a country's law. */
function allPurposes(workspace: WorkspaceConfig, at: number, country: string): Answers {
  const ask = purposeAsker(workspace, at);
  return (state) => Object.keys(workspace.purposes).map((purpose) => ask(purpose, state, country));
}

/** Explains a person for every purpose of the workspace. */
export async function explainPerson(
  parts: ExplainParts,
  request: ExplainRequest,
): Promise<PersonExplanation> {
  const known = await knownPerson(parts, request);
  const country = personCountry([request.identifier, ...known.identifiers], parts.countryOf);
  return explainKnown(known, request, allPurposes(request.workspace, request.at ?? request.now, country));
}

/** Explains a person who was looked up, by the answers for some purposes. */
export function explainKnown(
  known: KnownPerson,
  request: ExplainRequest,
  answers: Answers,
): PersonExplanation {
  const { workspace, identifier, now } = request;
  const at = request.at ?? now;
  const events = eventsBySeq(known.entries);
  const explain = (state: ConsentState): PurposeExplanation[] =>
    answers(state).map((answer) => explainPurpose(workspace, { state, events }, answer));
  const purposes = explain(known.state);
  const then = known.stateThen === undefined ? [] : explain(known.stateThen);
  return {
    identifier,
    person: known.person,
    identifiers: known.identifiers,
    at,
    isOtherMoment: request.at !== undefined,
    listed: known.listed,
    purposes,
    asKnownThen: then.filter((one) =>
      differs(
        one,
        purposes.find(({ purpose }) => purpose === one.purpose),
      ),
    ),
    history: inTime(known.entries),
  };
}
