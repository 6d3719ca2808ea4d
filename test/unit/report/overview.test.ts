import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERSON_STATES, type PersonState } from '../../../src/core/explanation.ts';
import type { LedgerStats, StandingLine } from '../../../src/core/overview.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { listHeaderJson, listLineJson, statsJson } from '../../../src/report/person/overview-json.ts';
import { personVoice } from '../../../src/report/person/voice.ts';
import {
  listHead,
  listLayout,
  listLines,
  type OverviewPage,
  terminalStats,
} from '../../../src/report/terminal/overview.ts';

const golden = (name: string) =>
  readFileSync(new URL(`../../fixtures/report/${name}.txt`, import.meta.url), 'utf8');
const ZONE = 'Europe/Berlin';
const same = (text: string): string => text;

function page(language: 'en' | 'de', width = Number.POSITIVE_INFINITY): OverviewPage {
  const voice = personVoice({ messages: messagesFor(language), language, zone: ZONE, showNumbers: false });
  return { ...voice, width, color: { bold: same, dim: same, green: same, yellow: same, red: same } };
}

const AT = Date.parse('2026-10-03T14:12:00+02:00');
const line = (change: Partial<StandingLine>): StandingLine => ({
  person: '7Q2MVFEATHSN',
  identifiers: ['+4915120000042'],
  purpose: 'newsletter',
  state: 'in-force',
  basis: 'consent',
  event: 1290,
  since: AT,
  isDay: false,
  source: 'web-form',
  wording: 'newsletter-de@3',
  ...change,
});
const LINES = [
  line({}),
  line({ identifiers: ['+4915120000043', 'DE.13491208655302741918'], state: 'withdrawn', basis: undefined }),
  line({
    purpose: 'orders',
    basis: 'precontract',
    source: 'a source that goes on and on\u001b[2J',
    wording: undefined,
  }),
  line({
    state: 'none',
    basis: undefined,
    event: undefined,
    since: undefined,
    source: undefined,
    wording: undefined,
  }),
];

const states = (counts: Partial<Record<PersonState, number>>) =>
  Object.fromEntries(PERSON_STATES.map((state) => [state, counts[state] ?? 0])) as Record<
    PersonState,
    number
  >;
const STATS: LedgerStats = {
  people: 12_345,
  erased: 12,
  events: 30_001,
  suppressed: 7,
  purposes: [
    {
      purpose: 'newsletter',
      title: { en: 'Offers and news', de: 'Angebote und Neuigkeiten' },
      states: states({ 'in-force': 12_000, withdrawn: 300, none: 45 }),
    },
    {
      purpose: 'orders',
      title: { en: 'Order updates', de: 'Bestellinformationen' },
      states: states({ none: 12_345 }),
    },
  ],
  sources: [
    { source: 'web-form', count: 11_000 },
    { source: '', count: 3 },
    ...Array.from({ length: 12 }, (_, n) => ({ source: `form ${n}`, count: 2 })),
  ],
  position: { size: 30_001, root: '3C7ASZe/Dq0PfEjsGE3LUk5JVkM7tRMDltB19v1zvWQ=' },
  checkpointAt: AT,
};

const listText = (language: 'en' | 'de', width?: number): string => {
  const on = page(language, width);
  const layout = listLayout(['newsletter', 'orders'], on);
  return listHead(layout, on) + listLines(LINES, layout, on);
};

describe('the list on the terminal', () => {
  it.each(['en', 'de'] as const)('is as the stored text says (%s)', (language) => {
    expect(listText(language)).toBe(golden(`list-${language}`));
  });

  it('leaves out columns from the right where there is no room, never number, purpose and state', () => {
    for (const width of [30, 60, 80, 100]) {
      const rows = listText('en', width).trimEnd().split('\n');
      if (width >= 60) for (const row of rows) expect([...row].length).toBeLessThanOrEqual(width);
      expect(rows[0]).toMatch(/^number +person +purpose +state/);
    }
    expect(listText('en', 80)).not.toContain('wording');
  });

  it('holds nothing that acts on a terminal, and no number in full', () => {
    expect(listText('en')).not.toContain('\u001b');
    expect(listText('en')).not.toContain('15120000042');
  });
});

describe('the sums on the terminal', () => {
  it.each(['en', 'de'] as const)('are as the stored text says (%s)', (language) => {
    expect(terminalStats(STATS, page(language))).toBe(golden(`stats-${language}`));
  });
});

describe('lists and sums as JSON', () => {
  it('name the schema, whole numbers and times with offset', () => {
    const filter = { purposes: ['newsletter'], states: [], staleAfterMs: 86_400_000 };
    expect(listHeaderJson(filter, AT, ZONE)).toEqual({
      schema: 'consend.list/1',
      at: '2026-10-03T14:12:00+02:00',
      purposes: ['newsletter'],
      states: [],
      staleAfterSeconds: 86_400,
    });
    expect(listLineJson(line({ isDay: true }), ZONE)).toEqual({
      person: '7Q2MVFEATHSN',
      identifiers: ['+4915120000042'],
      purpose: 'newsletter',
      state: 'in-force',
      basis: 'consent',
      event: 1290,
      since: '2026-10-03T14:12:00+02:00',
      precision: 'day',
      source: 'web-form',
      wording: 'newsletter-de@3',
    });
    expect(statsJson(STATS, ZONE)).toMatchObject({
      schema: 'consend.stats/1',
      people: 12_345,
      ledger: { size: 30_001, checkpointAt: '2026-10-03T14:12:00+02:00' },
    });
    expect(statsJson({ ...STATS, checkpointAt: undefined }, ZONE)).toMatchObject({
      ledger: { checkpointAt: null },
    });
  });
});
