/** One event by hand: the options are read like a row of an import, recorded, and answered with where the person stands. */

import type { WordingText } from '../../adapters/config/index.ts';
import { fileKeyRing } from '../../adapters/keys/index.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES } from '../../core/consent.ts';
import { readConsentRow } from '../../core/consent-row.ts';
import { RESTRICTIVE_KINDS } from '../../core/consent-scope.ts';
import { ConsendError } from '../../core/errors.ts';
import type { PersonExplanation } from '../../core/explanation.ts';
import type { NewEvent } from '../../core/ports.ts';
import { entryOfFact, type Recorded } from '../../core/recorded.ts';
import { explainPerson } from '../../pipeline/explain.ts';
import { importChecks } from '../../pipeline/import-checks.ts';
import { recordedJson } from '../../report/person/json.ts';
import { terminalRecorded } from '../../report/terminal/recorded.ts';
import { attachEvidence, type Evidence, readEvidence } from '../evidence.ts';
import { EXIT } from '../exit-codes.ts';
import { readIdentifier, shownIdentifier } from '../identifier.ts';
import {
  KINDS_BY_HAND,
  optionOf,
  type RecordCommand,
  type RecordOptions,
  recordCells,
  recordUsage,
} from '../record-cells.ts';
import { checkTogether, mayRecord } from '../record-checks.ts';
import type { Session } from '../session.ts';
import { keepWordings, type Wordings, warnOfChanges } from '../wordings.ts';
import { checkTexts, rowProblemText } from '../words.ts';
import { keysDir, type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { explainParts, personOptions } from './consent-show.ts';

/** What is recorded about whom. */
interface Recording {
  readonly open: OpenWorkspace;
  readonly command: RecordCommand;
  readonly options: RecordOptions;
  readonly identifier: string;
  readonly released: string | undefined;
}

async function explained({ open, identifier }: Recording): Promise<PersonExplanation> {
  const request = {
    workspace: open.workspace.config,
    identifier,
    now: open.session.clock.now(),
    at: undefined,
  };
  return await explainPerson(explainParts(open), request);
}

/** The purposes whose consent waits for a confirmation. */
function pendingPurposes({ purposes }: PersonExplanation): string[] {
  const waits = new Set<string>(['consent.pending-confirmation', 'consent.number-unverified']);
  return purposes
    .filter(({ findings }) => findings.some(({ code }) => waits.has(code)))
    .map(({ purpose }) => purpose);
}

/** The purpose to take where none is named. Throws `usage.invalid` where not exactly one waits for a confirmation. */
async function usualPurpose(recording: Recording): Promise<string | undefined> {
  const { command, open, options } = recording;
  if (options.purpose !== undefined) return undefined;
  if (command === 'notice') return ALL_PURPOSES;
  if (command !== 'confirm') return undefined;
  const pending = pendingPurposes(await explained(recording));
  if (pending.length === 1) return pending[0];
  const { wrong } = open.session.messages.records;
  throw recordUsage(command, pending.length === 0 ? wrong.nothingWaits : wrong.severalWait(pending));
}

/** The confirmation in force of somebody for whom nothing waits for one; undefined where there is something to record. */
async function alreadyConfirmed(recording: Recording): Promise<Recorded | undefined> {
  const { command, options } = recording;
  if (command !== 'confirm' || options.purpose !== undefined || options.channel !== undefined)
    return undefined;
  const person = await explained(recording);
  if (pendingPurposes(person).length > 0) return undefined;
  for (const purpose of person.purposes) {
    const ground = purpose.law.grounds.find(({ code }) => code === 'confirmed');
    const entry = person.history.find(({ seq }) => seq === ground?.entry?.seq);
    if (entry === undefined || !purpose.mayBeMessaged) continue;
    const { kind, occurredAt, precision, evidence } = entry.event;
    const at = Date.parse(occurredAt);
    const isDay = precision === 'day';
    return { result: 'known', entry, kind, at, isDay, evidence, person: { ...person, purposes: [purpose] } };
  }
  return undefined;
}

/** What is wrong with an option, with what it could be. */
function problemText({ messages }: Session, read: Parameters<typeof rowProblemText>[1]): string {
  const { wrong } = messages.records;
  if (read.code === 'consent.date-other-notation') return wrong.dateNotation(read.value);
  const text = rowProblemText(messages, read);
  return read.code === 'consent.event-unknown' ? `${text}. ${wrong.events(KINDS_BY_HAND)}` : text;
}

/** Reads the options as a row. Throws `usage.invalid`, which names the option at fault. */
async function readFact(
  recording: Recording,
  wordings: Wordings,
  evidence: Evidence | undefined,
): Promise<NewEvent> {
  const { open, command, options, identifier, released } = recording;
  const { session, workspace } = open;
  const now = session.clock.now();
  const phone = identifier.startsWith('+') ? identifier : undefined;
  const cells = recordCells(session, options, {
    command,
    now: new Date(now).toISOString(),
    phone,
    identifier,
    purpose: await usualPurpose(recording),
    language: options.wording === undefined ? undefined : wordings.find(options.wording).language,
    released,
    evidence,
  });
  const keys = await fileKeyRing(keysDir(workspace), session.random).load();
  const read = readConsentRow(cells, phone, {
    purposes: new Set(Object.keys(workspace.config.purposes)),
    zone: workspace.config.defaults.timeZone,
    now,
    // Dots leave no doubt which number is the day.
    dateFormat: 'D.M.YYYY',
    wordings: wordings.digests,
    keyIds: new Set(keys?.hasher.keyIds),
  });
  if (!read.ok) {
    throw recordUsage(command, `${optionOf(read.column)}: ${problemText(session, read)}`);
  }
  const [fact] = read.events;
  if (fact === undefined) throw new RangeError('a row without event');
  if (released === undefined) return fact;
  // The person is found by the number that they give up.
  return { ...fact, identifiers: [...new Set([released, identifier])] };
}

/**
 * Whose the identifiers are: a change starts from somebody known, and nobody's identifier goes to somebody else in passing.
 * A stop reaches everybody whom it names, so it may name several.
 */
async function checkOwners({ open, command, released }: Recording, fact: NewEvent): Promise<void> {
  const { session, store } = open;
  const [first = '', ...others] = fact.identifiers;
  const known = await store.ledger.lookup(fact.identifiers);
  const owner = known.get(first);
  if (released !== undefined && owner === undefined)
    throw new ConsendError('person.unknown', { params: { number: shownIdentifier(session, released) } });
  if (RESTRICTIVE_KINDS.has(fact.kind)) return;
  const foreign = others.find((one) => {
    const other = known.get(one);
    return other !== undefined && other.personKey !== owner?.personKey;
  });
  if (foreign === undefined) return;
  const { wrong } = session.messages.records;
  throw recordUsage(command, wrong.others(shownIdentifier(session, foreign)));
}

/** Warns of a text that consend.yaml does not list for what is recorded with it. */
function warnOfWording({ open }: Recording, fact: NewEvent, text: WordingText): void {
  const { session } = open;
  const { warnings } = session.messages.records;
  const name = `${text.id}@${text.version}`;
  const missing = (asked: readonly string[], listed: readonly string[], all: string): string[] =>
    asked.filter(
      (one) => !listed.includes(one) && !listed.includes(all) && one !== ALL_MARKETING && one !== all,
    );
  const purposes = missing(fact.purposes, text.purposes, ALL_PURPOSES);
  if (purposes.length > 0) session.warn(warnings.wordingPurpose(name, purposes), 'wording.purpose');
  const channels = missing(fact.channels, text.channels, ALL_CHANNELS);
  if (channels.length > 0) session.warn(warnings.wordingChannel(name, channels), 'wording.channel');
  if (text.from !== undefined && fact.occurredAt.slice(0, 10) < text.from)
    session.warn(warnings.wordingFrom(name, text.from), 'wording.from');
}

/** Runs the checks of an import: what blocks is refused, what warns is told. Throws `usage.invalid`. */
function checkFact({ open, command }: Recording, fact: NewEvent): void {
  const { session, workspace } = open;
  for (const { code, severity, params } of importChecks(workspace.config, session.clock.now()).look(fact)) {
    const { rule, fix } = checkTexts(session.globals.language)(code, params);
    if (severity === 'block') throw recordUsage(command, `${code}: ${rule} ${fix}`);
    session.warn(`${rule} ${fix}`, code);
  }
}

/** Whether a purpose of the workspace is one that the event is about. */
function isAbout({ purposes }: NewEvent, purpose: string, category: string): boolean {
  if (purposes.length === 0 || purposes.includes(ALL_PURPOSES) || purposes.includes(purpose)) return true;
  return purposes.includes(ALL_MARKETING) && category === 'marketing';
}

/** Takes evidence, checks everything, records, looks at what follows. */
async function recordFact(recording: Recording): Promise<Recorded | undefined> {
  const { open, options, identifier } = recording;
  const { session, workspace, store } = open;
  const place = { cwd: session.io.cwd, workspace };
  const named = options.evidence === undefined ? undefined : await readEvidence(options.evidence, place);
  if (options.attach && named?.file === undefined)
    throw recordUsage(recording.command, session.messages.records.wrong.attachNeedsFile);
  const wordings = await keepWordings(open);
  warnOfChanges(session, wordings);
  const draft = await readFact(recording, wordings, named);
  checkTogether(session, recording, draft);
  await checkOwners(recording, draft);
  checkFact(recording, draft);
  if (!(await mayRecord(session, options, draft))) return undefined;
  const isStrange = RESTRICTIVE_KINDS.has(draft.kind) && (await explained(recording)).person === undefined;
  if (options.wording !== undefined) warnOfWording(recording, draft, wordings.find(options.wording));
  const kept = options.attach ? await attached(open, draft, named) : undefined;
  const fact = withEvidence(draft, kept);
  const [result = 'known'] = await store.ledger.record([fact]);
  if (isStrange) session.warn(session.messages.records.warnings.nobodyKnown, 'person.unknown');
  const person = await explained(recording);
  const entry = entryOfFact(await store.ledger.history(identifier), fact);
  return {
    result: result === 'added' ? 'added' : 'known',
    entry,
    kind: fact.kind,
    at: Date.parse(fact.occurredAt),
    isDay: fact.precision === 'day',
    evidence: entry?.event.evidence ?? fact.evidence,
    person: {
      ...person,
      purposes: person.purposes.filter((one) => isAbout(fact, one.purpose, one.category)),
    },
  };
}

/** Keeps a copy of the evidence file. Of a fact that is known already the first evidence stands: none is kept for it. */
async function attached(
  { store, workspace, session }: OpenWorkspace,
  fact: NewEvent,
  named: Evidence | undefined,
): Promise<Evidence | undefined> {
  const [result] = await store.ledger.record([fact], { rehearse: true });
  if (result === 'known' || named?.file === undefined) return undefined;
  return await attachEvidence(named.file, workspace, session.random);
}

function withEvidence(fact: NewEvent, evidence: Evidence | undefined): NewEvent {
  if (evidence === undefined) return fact;
  const { reference, digest } = evidence;
  return { ...fact, evidence: { reference, ...(digest === undefined ? {} : { digest }) } };
}

/** `consend consent record`, `confirm`, `withdraw`, `object`, `notice`: exit 0 also where the fact was known. */
export async function runConsentRecord(
  session: Session,
  command: RecordCommand,
  { number, options }: { readonly number: string; readonly options: RecordOptions },
): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const released = options.released === undefined ? undefined : readIdentifier(open, options.released);
    const identifier = readIdentifier(open, number);
    const recording = { open, command, options, identifier, released };
    const recorded = (await alreadyConfirmed(recording)) ?? (await recordFact(recording));
    if (recorded === undefined) {
      session.note(session.messages.care.ask.declined);
      return EXIT.ok;
    }
    const zone = open.workspace.config.defaults.timeZone;
    if (session.globals.json) {
      const ledger = await open.store.ledger.position();
      const document = { schema: 'consend.record/1', ...recordedJson(recorded, zone), ledger };
      await session.io.out(`${JSON.stringify(document)}\n`);
    } else
      await session.io.out(
        terminalRecorded(recorded, { ...personOptions(open), records: session.messages.records }),
      );
    return EXIT.ok;
  });
}
