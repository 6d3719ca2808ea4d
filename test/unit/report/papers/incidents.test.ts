import { describe, expect, test } from 'vitest';
import { type IncidentEntry, type IncidentFacts, incidentClock } from '../../../../src/core/incident.ts';
import { incidentLog } from '../../../../src/report/papers/incidents.ts';
import { gapsOf } from '../../../../src/report/papers/model.ts';
import { NOW } from '../../core/builders.ts';
import { at, documentOf, expectHolds, expectPaper, head, pageOf, voice } from './papers.ts';

const entry = (incident: number, number: number, facts: IncidentFacts): IncidentEntry => ({
  incident,
  entry: number,
  recordedAt: NOW - 3_600_000 + number,
  by: 'A. Beispiel',
  facts,
  digest: `sha256:${String(number).repeat(64)}`,
});
const NOTICED = '2026-11-22T10:00:00+01:00';
const WHOLE: IncidentFacts = {
  what: 'The access token stood in a chat',
  kind: 'token-leak',
  noticedAt: NOTICED,
  beganAt: '2026-11-21T10:00:00+01:00',
  categories: 'customers; telephone numbers',
  people: 1200,
  records: 1200,
  effects: 'Somebody else could have sent',
  measures: 'Token revoked after ten minutes',
  cause: 'Copied by hand',
  risk: 'risk',
  reasons: 'Never used, as the platform shows',
  reportedAt: '2026-11-23T09:00:00+01:00',
  reference: 'LDI 45.2-117',
  processorNoticeAt: '2026-11-22T12:00:00+01:00',
  lessons: 'Tokens come from the vault alone',
};
const log = (...entries: IncidentEntry[]) => ({ head: head(), entries });

describe('the incident log', () => {
  test('keeps what every paper promises: empty, bare and whole', () => {
    expectPaper((words) => incidentLog(log(), words));
    expectPaper((words) => incidentLog(log(entry(1, 1, { what: 'x', noticedAt: NOTICED })), words));
    expectPaper((words) => incidentLog(log(entry(1, 1, WHOLE)), words));
  });

  test('holds each part of the catalogue’s document 9', () => {
    const document = documentOf(incidentLog(log(entry(1, 1, WHOLE)), voice()));
    const of = (...ids: string[]): string[] => ids.map((id) => `incidents.list.0.${id}`);
    expectHolds(9, document, {
      'what, when noticed, when began, clock 72 h, categories and rough number of people and records, effects, measures, cause, risk rating and reasons, reported to authority (time, ref) or why not, people told or why not, processor notice time, lessons. Typical cases: sent after stop, wrong segment, token leak, wrong recipient (number re-used), ledger break':
        of(
          'what',
          'kind',
          'noticedAt',
          'beganAt',
          'clock',
          'dueAt',
          'categories',
          'people',
          'records',
          'effects',
          'measures',
          'cause',
          'risk',
          'reasons',
          'authority.reportedAt',
          'authority.reference',
          'told',
          'processorNoticeAt',
          'lessons',
        ),
    });
    expect(gapsOf(incidentLog(log(entry(1, 1, WHOLE)), voice()))).toEqual([]);
  });

  test('names the command that fills each gap, and asks why where a report came late', () => {
    const bare = incidentLog(log(entry(1, 1, { what: 'x', noticedAt: NOTICED })), voice());
    expect(gapsOf(bare).map(({ gap }) => gap.line)).toContain(
      'consend compliance incident amend 1 --cause "…"',
    );
    const late = { ...WHOLE, noticedAt: '2026-11-19T08:00:00+01:00' };
    const paths = (facts: IncidentFacts) =>
      gapsOf(incidentLog(log(entry(1, 1, facts)), voice())).map(({ path }) => path);
    expect(paths(late)).toEqual(['incidents.list.0.authority']);
    expect(paths({ ...late, delay: 'The owner was ill' })).toEqual([]);
    expect(paths({ ...WHOLE, risk: 'high' })).toEqual(['incidents.list.0.told']);
    expect(paths({ ...WHOLE, risk: 'high', notTold: 'The data were encrypted' })).toEqual([]);
  });

  test('keeps every entry, though later ones count more', () => {
    const paper = incidentLog(
      log(entry(1, 1, { what: 'old words', noticedAt: NOTICED }), entry(1, 2, { what: 'new words' })),
      voice(),
    );
    expect(at(documentOf(paper), 'incidents.list.0.what')).toBe('new words');
    expect(at(documentOf(paper), 'log.entries.0.says.what')).toBe('old words');
    expect(pageOf(paper)).toContain('old words');
  });
});

describe('the clock of 72 hours', () => {
  const noticed = Date.parse(NOTICED);
  const HOUR = 3_600_000;
  test.each([
    ['runs until the hour itself', {}, 72, 'running', 0],
    ['is over a moment later', {}, 72.001, 'overdue', 0],
    ['tells the hours left', {}, 10, 'running', 62],
    ['is kept by a report within it', { reportedAt: '2026-11-25T10:00:00+01:00' }, 200, 'in-time', 0],
    ['is missed by a later one', { reportedAt: '2026-11-25T10:01:00+01:00' }, 200, 'late', 0],
    [
      'stops where no risk is likely and it says why',
      { risk: 'unlikely', notReported: 'never used' },
      200,
      'not-needed',
      0,
    ],
    ['does not stop without a reason', { risk: 'unlikely' }, 100, 'overdue', 28],
    [
      'does not stop at a risk, whatever the reason',
      { risk: 'risk', notReported: 'no time' },
      100,
      'overdue',
      28,
    ],
  ] as const)('%s', (_, facts, hours, state, left) => {
    expect(incidentClock({ noticedAt: NOTICED, ...facts }, noticed + hours * HOUR)).toEqual({
      dueAt: noticed + 72 * HOUR,
      state,
      hours: left,
    });
  });

  test('does not run where nobody said when it was noticed', () => {
    expect(incidentClock({ what: 'x' }, noticed)).toBeUndefined();
  });
});
