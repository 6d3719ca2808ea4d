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
import { recordedJson } from '../../report/person/json.ts';
import { terminalRecorded } from '../../report/terminal/recorded.ts';
import { attachEvidence, type Evidence, readEvidence } from '../evidence.ts';
import { EXIT } from '../exit-codes.ts';
import { readIdentifier, shownIdentifier } from '../identifier.ts';
import {
  optionOf,
  type RecordCommand,
  type RecordOptions,
  recordCells,
  recordUsage,
} from '../record-cells.ts';
import type { Session } from '../session.ts';
import { keepWordings, type Wordings, warnOfChanges } from '../wordings.ts';
import { rowProblemText } from '../words.ts';
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

/** The one purpose whose consent waits for a confirmation; undefined: none or several, so it must be named. */
async function pendingPurpose(recording: Recording): Promise<string | undefined> {
  const { purposes } = await explained(recording);
  const pending = purposes.filter(({ findings }) =>
    findings.some(
      ({ code }) => code === 'consent.pending-confirmation' || code === 'consent.number-unverified',
    ),
  );
  return pending.length === 1 ? pending[0]?.purpose : undefined;
}

/** The purpose to take where none is named. */
async function usualPurpose(recording: Recording): Promise<string | undefined> {
  if (recording.options.purpose !== undefined) return undefined;
  if (recording.command === 'notice') return ALL_PURPOSES;
  return recording.command === 'confirm' ? await pendingPurpose(recording) : undefined;
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
    wordings: wordings.digests,
    keyIds: new Set(keys?.hasher.keyIds),
  });
  if (!read.ok) {
    throw recordUsage(command, `${optionOf(read.column)}: ${rowProblemText(session.messages, read)}`);
  }
  const [fact] = read.events;
  if (fact === undefined) throw new RangeError('a row without event');
  if (released === undefined) return fact;
  // The person is found by the number that they give up.
  return { ...fact, identifiers: [...new Set([released, identifier])] };
}

/** Options that only make sense together with an event. */
function checkTogether({ open, command, options }: Recording, fact: NewEvent): void {
  const { wrong } = open.session.messages.records;
  const isChange = fact.kind === 'identifier-changed';
  if (isChange && options.released === undefined) throw recordUsage(command, wrong.releasedNeeded);
  if (!isChange && options.released !== undefined) throw recordUsage(command, wrong.releasedOnly);
  if (fact.kind !== 'confirmed' && (options.by !== undefined || options.messageId !== undefined))
    throw recordUsage(command, wrong.byOnly);
  if (fact.kind === 'identifier-linked' && options.userId === undefined)
    throw recordUsage(command, wrong.userIdNeeded);
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

/** Whether a purpose of the workspace is one that the event is about. */
function isAbout({ purposes }: NewEvent, purpose: string, category: string): boolean {
  if (purposes.length === 0 || purposes.includes(ALL_PURPOSES) || purposes.includes(purpose)) return true;
  return purposes.includes(ALL_MARKETING) && category === 'marketing';
}

/** Takes evidence, checks everything, records, looks at what follows. */
async function recordFact(recording: Recording): Promise<Recorded> {
  const { open, options, identifier } = recording;
  const { session, workspace, store } = open;
  const place = { cwd: session.io.cwd, workspace };
  const named = options.evidence === undefined ? undefined : await readEvidence(options.evidence, place);
  if (options.attach && named?.file === undefined)
    throw recordUsage(recording.command, session.messages.records.wrong.attachNeedsFile);
  const wordings = await keepWordings(open);
  warnOfChanges(session, wordings);
  const draft = await readFact(recording, wordings, named);
  checkTogether(recording, draft);
  await checkOwners(recording, draft);
  if (options.wording !== undefined) warnOfWording(recording, draft, wordings.find(options.wording));
  const kept = options.attach ? await attached(open, draft, named) : undefined;
  const fact = withEvidence(draft, kept);
  const [result = 'known'] = await store.ledger.record([fact]);
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
    const recorded = await recordFact({ open, command, options, identifier, released });
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
