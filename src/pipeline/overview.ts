/** Goes through everybody in the ledger: lines of who stands where, and sums. Memory does not grow with the people. */
import type { WorkspaceConfig } from '../core/config.ts';
import { PERSON_STATES, type PersonState } from '../core/explanation.ts';
import type { LedgerStats, LineFilter, StandingLine } from '../core/overview.ts';
import { type CountryOfNumber, personCountry } from '../core/person-country.ts';
import { latestFor } from '../core/person-state.ts';
import type {
  Ledger,
  LedgerPerson,
  LedgerRows,
  MessageJournal,
  Store,
  SuppressionList,
} from '../core/ports.ts';
import type { PurposeAnswer } from './purposes.ts';
import { purposeAsker } from './purposes.ts';

/** What lines are made from. */
export interface OverviewRequest {
  readonly settings: WorkspaceConfig;
  readonly ledger: Pick<Ledger, 'people'>;
  readonly journal: Pick<MessageJournal, 'contactsSince'>;
  /** Country of a number, where the workspace has policies by country; undefined: all people have one policy. */
  readonly countryOf?: CountryOfNumber | undefined;
  readonly filter: LineFilter;
  /** Now, epoch milliseconds. */
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
}

/** A person with the answer for a purpose. */
interface Asked {
  readonly person: LedgerPerson;
  readonly answer: PurposeAnswer;
}

function lineOf({ person, answer }: Asked): StandingLine {
  const { deciding, standing, purpose, state } = answer;
  return {
    person: person.person,
    identifiers: person.identifiers,
    purpose,
    state,
    basis: standing.basis,
    event: deciding?.seq,
    since: deciding?.at,
    isDay: deciding?.day ?? false,
    source: deciding?.facts?.source,
    wording: deciding?.facts?.wording,
  };
}

/** When a consent was given, reaffirmed or confirmed last, epoch milliseconds; undefined: nothing rests on a consent. */
function affirmedAt({ person, answer }: Asked): number | undefined {
  const { standing, state, question } = answer;
  if (state !== 'in-force' || standing.basis !== 'consent') return undefined;
  const confirmed = latestFor(person.state, 'confirmed', question)?.at ?? 0;
  return Math.max(standing.consentEvent?.at ?? 0, confirmed);
}

/** Those whose consent has lain still since an instant: neither said again nor used for a message. */
async function stale(
  asked: readonly Asked[],
  since: number,
  { journal }: OverviewRequest,
): Promise<readonly Asked[]> {
  const quiet = asked.filter((one) => (affirmedAt(one) ?? Number.POSITIVE_INFINITY) < since);
  const purposes = new Set(quiet.map(({ answer }) => answer.purpose));
  const used = new Map<string, ReadonlySet<string>>();
  for (const purpose of purposes) {
    const own = quiet.filter(({ answer }) => answer.purpose === purpose);
    const contacts = await journal.contactsSince(
      purpose,
      own.flatMap(({ person }) => person.identifiers),
      since,
    );
    used.set(purpose, new Set(contacts.keys()));
  }
  return quiet.filter(
    ({ person, answer }) => !person.identifiers.some((one) => used.get(answer.purpose)?.has(one)),
  );
}

/** The country whose law a person has, where that is asked; empty else: looking a million numbers up takes its time. */
function countryFor(
  { countryOf }: { readonly countryOf?: CountryOfNumber | undefined },
  { identifiers }: LedgerPerson,
): string {
  return countryOf === undefined ? '' : personCountry(identifiers, countryOf);
}

function isWanted(state: PersonState, { states }: LineFilter): boolean {
  return states.length === 0 ? state !== 'none' : states.includes(state);
}

/** Lines in the order of the ledger's people, a batch at a time. */
export async function* standingLines(request: OverviewRequest): AsyncGenerator<readonly StandingLine[]> {
  const { filter, now } = request;
  const ask = purposeAsker(request.settings, now);
  for await (const people of request.ledger.people()) {
    request.signal?.throwIfAborted();
    const asked = people.flatMap((person) => {
      const country = countryFor(request, person);
      return filter.purposes.map((purpose) => ({ person, answer: ask(purpose, person.state, country) }));
    });
    const wanted = asked.filter(({ answer }) => isWanted(answer.state, filter));
    const { staleAfterMs } = filter;
    const chosen = staleAfterMs === undefined ? wanted : await stale(wanted, now - staleAfterMs, request);
    if (chosen.length > 0) yield chosen.map(lineOf);
  }
}

/** What sums are made from. */
export interface StatsRequest {
  readonly settings: WorkspaceConfig;
  readonly ledger: Pick<Ledger, 'people' | 'size' | 'position'>;
  readonly suppressions: Pick<SuppressionList, 'count'>;
  readonly snapshot: Store['snapshot'];
  /** As for lines. */
  readonly countryOf?: CountryOfNumber | undefined;
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch with the people counted so far. */
  readonly onProgress?: (people: number) => void;
}

/** Sources are free texts of an import: their number must not be what memory grows with. */
const MOST_SOURCES = 1000;
/** Stands for the sources beyond that. */
export const OTHER_SOURCES = '…';

function noStates(): Record<PersonState, number> {
  return Object.fromEntries(PERSON_STATES.map((state) => [state, 0])) as Record<PersonState, number>;
}

function countSource(sources: Map<string, number>, source: string): void {
  const key = sources.has(source) || sources.size < MOST_SOURCES ? source : OTHER_SOURCES;
  sources.set(key, (sources.get(key) ?? 0) + 1);
}

/** When the newest event was recorded, which is when the newest checkpoint was signed; undefined: there is none, or it was erased. */
async function lastRecordedAt(rows: LedgerRows, size: number): Promise<number | undefined> {
  if (size === 0) return undefined;
  for await (const batch of rows.events(size - 1)) {
    const body = batch.at(-1)?.body;
    if (body === null || body === undefined) return undefined;
    const { recordedAt } = JSON.parse(body) as { readonly recordedAt?: string };
    return recordedAt === undefined ? undefined : Date.parse(recordedAt);
  }
  return undefined;
}

/** Counts everybody. */
export async function ledgerStats(request: StatsRequest): Promise<LedgerStats> {
  const { settings, ledger } = request;
  const ask = purposeAsker(settings, request.now);
  const counts = Object.keys(settings.purposes).map((purpose) => ({ purpose, states: noStates() }));
  const sources = new Map<string, number>();
  let people = 0;
  for await (const batch of ledger.people()) {
    request.signal?.throwIfAborted();
    people += batch.length;
    for (const person of batch) {
      const { state } = person;
      const country = countryFor(request, person);
      for (const { purpose, states } of counts) {
        const answer = ask(purpose, state, country);
        states[answer.state] += 1;
        if (answer.state === 'in-force') countSource(sources, answer.deciding?.facts?.source ?? '');
      }
    }
    request.onProgress?.(people);
  }
  const size = await ledger.size();
  const position = await ledger.position();
  return {
    people,
    erased: Math.max(0, size.people - people),
    events: size.events,
    suppressed: await request.suppressions.count(),
    purposes: counts.map((count) => ({ ...count, title: settings.purposes[count.purpose]?.title ?? {} })),
    sources: [...sources]
      .map(([source, count]) => ({ source, count }))
      .sort((one, other) => other.count - one.count || one.source.localeCompare(other.source)),
    position,
    checkpointAt: await request.snapshot((rows) => lastRecordedAt(rows, position.size)),
  };
}
