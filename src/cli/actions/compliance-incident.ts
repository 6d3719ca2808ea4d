import { type Incident, type IncidentEntry, incidentClock, incidentsOf } from '../../core/incident.ts';
import { formatsFor, isoWithOffset } from '../../i18n/format.ts';
import { clockText, incidentLog } from '../../report/papers/incidents.ts';
import { padEnd, plain, widthOf, wrapAtMost } from '../../report/terminal/layout.ts';
import { EXIT } from '../exit-codes.ts';
import {
  addedFacts,
  type IncidentOptions,
  newFacts,
  readIncident,
  unknownIncident,
} from '../incident-facts.ts';
import { type PaperOptions, paperHead, paperPlace, publishPaper, sessionVoice } from '../paper-files.ts';
import { actorOf } from '../record-cells.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Version of what these commands print. */
const SCHEMA = 'consend.incident/1';

function incidentJson(
  { incident, openedAt, changedAt, entries, facts }: Incident,
  now: number,
  zone: string,
): object {
  const clock = incidentClock(facts, now);
  return {
    incident,
    openedAt: isoWithOffset(openedAt, zone),
    changedAt: isoWithOffset(changedAt, zone),
    entries,
    ...facts,
    authority:
      clock === undefined
        ? null
        : { state: clock.state, hours: clock.hours, dueAt: isoWithOffset(clock.dueAt, zone) },
  };
}

/** Tells of the incident that an entry belongs to: what was done, and how the clock stands. */
async function tell(open: OpenWorkspace, { incident: number, digest }: IncidentEntry): Promise<number> {
  const { session, store, workspace } = open;
  const { json, quiet, language } = session.globals;
  const zone = workspace.config.defaults.timeZone;
  const now = session.clock.now();
  const incident = incidentsOf(await store.incidents.entries()).find((one) => one.incident === number);
  if (incident === undefined || quiet) return EXIT.ok;
  if (json) {
    await session.io.out(
      `${JSON.stringify({ schema: SCHEMA, ...incidentJson(incident, now, zone), digest })}\n`,
    );
    return EXIT.ok;
  }
  const words = session.messages.papers.incidents;
  const format = formatsFor(language, zone);
  const [shown, entries] = [format.number(number), format.number(incident.entries)];
  const clock = incidentClock(incident.facts, now);
  const state = clockText(incident.facts, now, { texts: session.messages.papers, format });
  await session.io.out(
    plain([
      incident.entries === 1 ? words.noted(shown) : words.amended(shown, entries),
      ...(clock === undefined || state === undefined
        ? []
        : [words.clockLine(shown, state, format.dayTime(clock.dueAt))]),
      words.next('consend compliance incident log'),
    ]),
  );
  return EXIT.ok;
}

async function add(open: OpenWorkspace, options: IncidentOptions): Promise<number> {
  const { session, store } = open;
  const facts = await newFacts(open, options);
  const by = actorOf(session, options.by);
  const entry = await store.incidents.append({
    incident: undefined,
    recordedAt: session.clock.now(),
    by,
    facts,
  });
  return entry === undefined ? EXIT.ok : await tell(open, entry);
}

async function amend(open: OpenWorkspace, number: string, options: IncidentOptions): Promise<number> {
  const { session, store } = open;
  const incident = readIncident(open, number);
  const facts = addedFacts(open, options);
  const by = actorOf(session, options.by);
  const entry = await store.incidents.append({ incident, recordedAt: session.clock.now(), by, facts });
  if (entry === undefined) throw unknownIncident(open, number);
  return await tell(open, entry);
}

function listLines(open: OpenWorkspace, incidents: readonly Incident[]): string[] {
  const { session, workspace } = open;
  const words = session.messages.papers.incidents;
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  const now = session.clock.now();
  const rows = incidents.map(({ incident, facts }) => [
    format.number(incident),
    facts.noticedAt === undefined ? '–' : format.dayTime(Date.parse(facts.noticedAt)),
    clockText(facts, now, { texts: session.messages.papers, format }) ?? '–',
    facts.what ?? words.kinds[facts.kind ?? 'other'],
  ]);
  const { number, noticed, clock, what } = words.head;
  const table = [[number, noticed, clock, what], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => widthOf(row[column] ?? ''))) + 2);
  const before = widths.reduce((sum, width) => sum + width, 0);
  return table.map((row) => {
    const [last = ''] = wrapAtMost(row[3] ?? '', Math.max(16, session.io.columns - before), 1);
    return (
      row
        .slice(0, 3)
        .map((text, column) => padEnd(text, widths[column] ?? 0))
        .join('') + last
    );
  });
}

async function list(open: OpenWorkspace): Promise<number> {
  const { session, store, workspace } = open;
  const incidents = incidentsOf(await store.incidents.entries()).reverse();
  if (session.globals.json) {
    const zone = workspace.config.defaults.timeZone;
    const now = session.clock.now();
    const shown = incidents.map((incident) => incidentJson(incident, now, zone));
    await session.io.out(`${JSON.stringify({ schema: 'consend.incident-list/1', incidents: shown })}\n`);
    return EXIT.ok;
  }
  const words = session.messages.papers.incidents;
  await session.io.out(plain(incidents.length === 0 ? [words.noIncidents] : listLines(open, incidents)));
  return EXIT.ok;
}

async function log(open: OpenWorkspace, options: PaperOptions): Promise<number> {
  const facts = { head: await paperHead(open, options), entries: await open.store.incidents.entries() };
  const paper = incidentLog(facts, sessionVoice(open));
  await publishPaper(open, paper, paperPlace(open, { paper, out: options.out }));
  return EXIT.ok;
}

/** `consend compliance incident add`. */
export async function runIncidentAdd(session: Session, options: IncidentOptions): Promise<number> {
  return await withWorkspace(session, (open) => add(open, options));
}

/** `consend compliance incident amend`. */
export async function runIncidentAmend(
  session: Session,
  number: string,
  options: IncidentOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => amend(open, number, options));
}

/** `consend compliance incident list`. */
export async function runIncidentList(session: Session): Promise<number> {
  return await withWorkspace(session, list);
}

/** `consend compliance incident log`: the log as JSON and as a page. Exit 8 where an entry was changed. */
export async function runIncidentLog(session: Session, options: PaperOptions): Promise<number> {
  return await withWorkspace(session, (open) => log(open, options));
}
