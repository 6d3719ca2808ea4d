/** The incident log (Art. 33 (5) GDPR). */
import {
  type Incident,
  type IncidentEntry,
  type IncidentFacts,
  incidentClock,
  incidentsOf,
} from '../../core/incident.ts';
import { byCommand, type Gap, type PaperHead } from '../../core/paper.ts';
import { html, type Insert } from '../html/escape.ts';
import { cell, columnsOf, fieldMaker, lines, sectionsOf } from './fields.ts';
import type { Json, Paper, PaperBlock, PaperCard, PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

/** What the log is made of. */
export interface IncidentLogFacts {
  readonly head: PaperHead;
  readonly entries: readonly IncidentEntry[];
}

/** What fills a gap of an incident. */
const amend = ({ incident }: Incident, rest: string): Gap =>
  byCommand(`consend compliance incident amend ${incident} ${rest}`);

/** The clock in words. */
export function clockText(
  facts: IncidentFacts,
  now: number,
  { texts, format }: Pick<PaperVoice, 'texts' | 'format'>,
): string | undefined {
  const clock = incidentClock(facts, now);
  return clock && texts.incidents.clocks[clock.state](format.number(clock.hours));
}

function clockFields(incident: Incident, now: number, voice: PaperVoice): PaperField[] {
  const make = fieldMaker(voice.texts.incidents.fields, voice);
  const clock = incidentClock(incident.facts, now);
  const gap = amend(incident, '--noticed 2026-11-25T09:00');
  if (clock === undefined) return [make.missing('clock', gap), make.missing('dueAt', gap)];
  return [
    make.fact('clock', { state: clock.state, hours: clock.hours }, clockText(incident.facts, now, voice)),
    make.fact('dueAt', new Date(clock.dueAt).toISOString(), voice.format.dayTime(clock.dueAt)),
  ];
}

function authorityField(incident: Incident, now: number, voice: PaperVoice): PaperField {
  const words = voice.texts.incidents;
  const make = fieldMaker(words.fields, voice);
  const { reportedAt, reference, delay, notReported } = incident.facts;
  if (reportedAt !== undefined) {
    const told = words.reported(voice.format.dayTime(Date.parse(reportedAt)), reference);
    const isLate = incidentClock(incident.facts, now)?.state === 'late';
    if (isLate && delay === undefined)
      return {
        ...make.missing('authority', amend(incident, '--delay "…"')),
        json: { reportedAt, reference: reference ?? null },
      };
    const shown = delay === undefined ? [told] : [told, words.late(delay)];
    return make.fact(
      'authority',
      { reportedAt, reference: reference ?? null, delay: delay ?? null },
      lines(shown),
    );
  }
  return notReported === undefined
    ? make.missing(
        'authority',
        amend(incident, '--reported TIME --reference REF   # or --not-reported "why"'),
      )
    : make.fact('authority', { notReported }, words.notReported(notReported));
}

function toldField(incident: Incident, voice: PaperVoice): PaperField {
  const words = voice.texts.incidents;
  const make = fieldMaker(words.fields, voice);
  const { toldAt, notTold, risk } = incident.facts;
  if (toldAt !== undefined)
    return make.fact('told', { toldAt }, words.toldOn(voice.format.dayTime(Date.parse(toldAt))));
  if (notTold !== undefined) return make.fact('told', { notTold }, words.notTold(notTold));
  if (risk === 'unlikely' || risk === 'risk') return make.fact('told', 'not-needed', words.toldNotNeeded);
  return make.missing('told', amend(incident, '--told TIME   # or --not-told "why"'));
}

function factFields(incident: Incident, voice: PaperVoice): PaperField[] {
  const words = voice.texts.incidents;
  const { format } = voice;
  const make = fieldMaker(words.fields, voice);
  const { facts } = incident;
  const time = (id: 'noticedAt' | 'beganAt', flag: string): PaperField => {
    const value = facts[id];
    return value === undefined
      ? make.missing(id, amend(incident, `${flag} TIME`))
      : make.fact(id, value, format.dayTime(Date.parse(value)));
  };
  const count = (id: 'people' | 'records'): PaperField => {
    const value = facts[id];
    return value === undefined
      ? make.missing(id, amend(incident, `--${id} N`))
      : make.fact(id, value, format.number(value));
  };
  const { kind } = facts;
  return [
    make.fact('number', incident.incident, format.number(incident.incident)),
    kind === undefined
      ? make.missing('kind', amend(incident, '--kind other'))
      : make.fact('kind', kind, words.kinds[kind]),
    make.text('what', facts.what, amend(incident, '--what "…"')),
    time('noticedAt', '--noticed'),
    time('beganAt', '--began'),
    make.text('categories', facts.categories, amend(incident, '--categories "…"')),
    count('people'),
    count('records'),
    make.text('effects', facts.effects, amend(incident, '--effects "…"')),
    make.text('measures', facts.measures, amend(incident, '--measures "…"')),
    make.text('cause', facts.cause, amend(incident, '--cause "…"')),
  ];
}

function incidentCard(incident: Incident, now: number, voice: PaperVoice): PaperCard {
  const words = voice.texts.incidents;
  const { format } = voice;
  const make = fieldMaker(words.fields, voice);
  const { facts, openedAt, changedAt, entries } = incident;
  const { risk, processorNoticeAt } = facts;
  return {
    title: `${format.number(incident.incident)} · ${facts.what ?? words.kinds.other}`,
    fields: [
      ...factFields(incident, voice),
      ...clockFields(incident, now, voice),
      risk === undefined
        ? make.missing('risk', amend(incident, '--risk unlikely|risk|high'))
        : make.fact('risk', risk, words.risks[risk]),
      make.text('reasons', facts.reasons, amend(incident, '--reasons "…"')),
      authorityField(incident, now, voice),
      toldField(incident, voice),
      processorNoticeAt === undefined
        ? make.fact('processorNoticeAt', 'none', words.noProcessor)
        : make.fact('processorNoticeAt', processorNoticeAt, format.dayTime(Date.parse(processorNoticeAt))),
      make.text('lessons', facts.lessons, amend(incident, '--lessons "…"')),
      make.fact('openedAt', new Date(openedAt).toISOString(), format.dayTime(openedAt)),
      make.fact('changedAt', new Date(changedAt).toISOString(), format.dayTime(changedAt)),
      make.fact('entries', entries, format.number(entries)),
    ],
  };
}

/** What an entry says, a line a fact. */
function says(facts: IncidentFacts): Insert {
  return lines(Object.entries(facts).map(([key, value]) => html`<code>${key}</code> ${String(value)}`));
}

function entriesBlock(entries: readonly IncidentEntry[], voice: PaperVoice): PaperBlock {
  const words = voice.texts.incidents;
  const { format } = voice;
  return {
    kind: 'table',
    id: 'entries',
    title: words.entriesTitle,
    columns: columnsOf(words.entry),
    rows: entries.map(({ entry, incident, recordedAt, by, facts, digest }) => [
      cell(entry, format.number(entry)),
      cell(incident, format.number(incident)),
      cell(new Date(recordedAt).toISOString(), format.dayTime(recordedAt)),
      cell(by ?? null, by ?? '–'),
      cell(facts as Json, says(facts)),
      cell(digest, html`<code>${digest.slice(0, 'sha256:'.length + 16)}…</code>`),
    ]),
    empty: words.noIncidents,
  };
}

/** The log as a paper; the newest incident first. */
export function incidentLog({ head, entries }: IncidentLogFacts, voice: PaperVoice): Paper {
  const words = voice.texts.incidents;
  const incidents = incidentsOf(entries).reverse();
  const cards = incidents.map((incident) => incidentCard(incident, head.madeAt, voice));
  return {
    name: 'incidents',
    title: words.title,
    article: words.article,
    headline: words.headline(cards.length, voice.format.number(cards.length)),
    lead: words.lead,
    head,
    sections: sectionsOf(words.sections, {
      incidents: [{ kind: 'cards', id: 'list', cards, empty: words.noIncidents }],
      log: [entriesBlock(entries, voice), { kind: 'text', text: words.chain, tone: 'muted' }],
    }),
    closing: words.retained,
  };
}
