import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports.ts';
import { decideBatch } from '../../../src/pipeline/decide.ts';
import { frequencyCap } from '../../../src/pipeline/frequency-cap.ts';
import { copyOf, DAY, daysAgo, HOUR, NOW, SALE, SIGNED_OFF, workspace } from '../core/builders.ts';
import { campaignInput, deciding, recipient } from './planning.ts';
import { admitted, fact, memoryStore, message, phoneOf } from './stores.ts';

let store: Store;
beforeEach(async () => {
  store = await memoryStore();
  await store.ledger.record([fact(phoneOf(0))]);
});
afterEach(() => store.close());

const PHONE = phoneOf(0);
const iso = (at: number): string => new Date(at).toISOString();
async function decide(
  change: Parameters<typeof deciding>[1] = {},
  row: Parameters<typeof recipient>[2] = {},
) {
  const [decided] = await decideBatch(deciding(store, change), [recipient(PHONE, 2, row)]);
  if (!decided) throw new Error('nothing was decided');
  return decided;
}
/** Notes that a message of this purpose was accepted for the person at some time. */
async function messagedAt(at: number, phone = PHONE): Promise<void> {
  const campaign = `before-${at}`;
  await store.runs.save({
    id: campaign,
    campaign,
    purpose: 'newsletter',
    plan: 'p',
    state: 'running',
    startedAt: at,
    finishedAt: undefined,
    stoppedBy: undefined,
    resumeAt: undefined,
    sent: 0,
    seconds: 0,
    perSecondLimit: 80,
  });
  await store.journal.admit(campaign, 'p', [message(phone)]);
  const ask = { campaign, settled: [], claim: 1, now: at, lastLook: () => ['send' as const] };
  const [claimed] = await store.journal.exchange(ask);
  if (!claimed) throw new Error('nothing was claimed');
  const outcome = { kind: 'accepted', wamid: campaign } as const;
  await store.journal.exchange({
    ...ask,
    claim: 0,
    settled: [{ message: claimed.message, attempt: claimed.attempt, outcome, at }],
  });
}

test('whom the platform put off in another campaign is left alone until then, and no longer', async () => {
  const limited = (until: number) => decide({ limited: new Map([[PHONE, until]]) });
  expect((await limited(NOW + 1)).entry).toMatchObject({
    decision: 'block',
    reasons: ['campaign.retry-too-soon'],
  });
  expect((await limited(NOW)).entry.decision).toBe('send');
});

describe('somebody who may be messaged', () => {
  test('gets an entry with basis, event, language and the filled parameters', async () => {
    expect((await decide()).entry).toEqual({
      row: 2,
      phone: PHONE,
      country: 'DE',
      decision: 'send',
      reasons: [],
      basis: 'consent',
      event: 1,
      language: 'de',
      components: [{ type: 'body', parameters: [{ kind: 'text', text: 'Ada' }] }],
    });
  });

  test('from a second file is told with its file', async () => {
    expect((await decide({}, { file: 1 })).entry.file).toBe(1);
  });

  test('with a landline is warned about, and still messaged', async () => {
    const { decision, entry } = await decide({}, { lineType: 'fixed' });
    expect(decision.verdict).toBe('send');
    expect(entry.reasons).toEqual(['recipient.not-mobile']);
  });
});

describe('somebody who may not', () => {
  test('is blocked with the reason; nothing of the message is kept', async () => {
    await store.ledger.record([fact(PHONE, { kind: 'withdrawn', occurredAt: daysAgo(1) })]);
    const { entry } = await decide();
    expect(entry).toEqual({
      row: 2,
      phone: PHONE,
      country: 'DE',
      decision: 'block',
      reasons: ['consent.withdrawn'],
    });
  });

  test('and is not known is blocked as well', async () => {
    const [decided] = await decideBatch(deciding(store), [recipient(phoneOf(9), 3)]);
    expect(decided?.entry).toMatchObject({ decision: 'block', reasons: ['consent.missing'] });
  });

  test('is blocked by what blocks the whole campaign; its warnings stay out of the entry', async () => {
    const campaignFindings = [
      { code: 'provider.dpa-missing', severity: 'block', scope: 'provider' },
      { code: 'provider.toms-review-overdue', severity: 'warn', scope: 'provider' },
    ] as const;
    expect((await decide({ campaignFindings })).entry).toMatchObject({
      decision: 'block',
      reasons: ['provider.dpa-missing'],
    });
  });

  test('has every reason told, the blocking ones first', async () => {
    const { entry } = await decide({ opensAt: (_, at) => at + HOUR }, { values: [''], lineType: 'fixed' });
    expect(entry.reasons).toEqual(['template.parameter-missing', 'recipient.not-mobile', 'quiet-hours']);
  });

  test('because of a value has place, column and reason told, and not what stands in the cell', async () => {
    const { entry } = await decide({}, { values: ['Ada\tLovelace'] });
    expect(entry).toMatchObject({
      decision: 'block',
      reasons: ['template.parameter-malformed'],
      problems: [{ kind: 'malformed', parameter: 'body."1"', column: 'first_name', reason: 'tab' }],
    });
    expect(JSON.stringify(entry)).not.toContain('Lovelace');
  });

  test('because the template is not there in the language', async () => {
    expect((await decide({ copies: [copyOf({ language: 'en' })] })).entry.reasons).toEqual([
      'template.language-missing',
    ]);
  });

  test.each(['sending', 'unknown', 'accepted'])(
    'because the campaign’s message is %s already',
    async (state) => {
      await store.journal.admit('c', 'p1', [message(PHONE)]);
      const ask = { campaign: 'c', settled: [], claim: 1, now: NOW, lastLook: () => ['send' as const] };
      const [claimed] = await store.journal.exchange(ask);
      if (!claimed) throw new Error('nothing was claimed');
      const outcome =
        state === 'accepted'
          ? ({ kind: 'accepted', wamid: 'w' } as const)
          : ({ kind: 'unknown', detail: 'd' } as const);
      const settled =
        state === 'sending' ? [] : [{ message: claimed.message, attempt: claimed.attempt, outcome, at: NOW }];
      await store.journal.exchange({ ...ask, claim: 0, settled });
      expect((await decide({ hasMessages: true })).entry).toMatchObject({
        decision: 'block',
        reasons: ['recipient.already-messaged'],
      });
    },
  );

  test('without a basis is never sent to, however the checks are loosened', async () => {
    await store.ledger.record([fact(phoneOf(3), { purposes: ['orders'] })]);
    const config = workspace({
      checks: { 'consent.purpose-mismatch': { severity: 'warn', signedOff: SIGNED_OFF } },
    });
    const [decided] = await decideBatch(deciding(store, { config }), [recipient(phoneOf(3), 3)]);
    expect(decided?.decision).toMatchObject({ basis: undefined, verdict: 'block' });
  });

  test('by the sale that the campaign does not accept is not sent to either', async () => {
    const { kind, basis, sale } = SALE;
    await store.ledger.record([fact(phoneOf(3), { kind, basis, sale } as Parameters<typeof fact>[1])]);
    const input = campaignInput({ bases: ['contract', 'legal-obligation'] });
    const [decided] = await decideBatch(deciding(store, { input }), [recipient(phoneOf(3), 3)]);
    expect(decided?.decision).toMatchObject({ basis: undefined, verdict: 'block' });
  });
});

describe('somebody who may be messaged later', () => {
  test('waits for the window, in the zone that the row names', async () => {
    const seen: string[] = [];
    const { entry } = await decide({
      zoneColumn: 'first_name',
      opensAt: ({ country, zoneCell }, at) => {
        seen.push(`${country} ${zoneCell}`);
        return at + HOUR;
      },
    });
    expect(seen).toEqual(['DE Ada']);
    expect(entry).toMatchObject({
      decision: 'hold',
      reasons: ['quiet-hours'],
      notBefore: iso(NOW + HOUR),
      language: 'de',
    });
  });

  test('waits for the campaign’s start, and for the window that is open then', async () => {
    const opensAt = (_: unknown, at: number) => (at === NOW + DAY ? at + HOUR : at);
    const { entry } = await decide({ notBefore: NOW + DAY, opensAt });
    expect(entry).toMatchObject({ decision: 'hold', notBefore: iso(NOW + DAY + HOUR) });
    expect([...entry.reasons].sort()).toEqual(['campaign.not-yet', 'quiet-hours']);
  });

  test('does not wait for a start that lies behind', async () => {
    expect((await decide({ notBefore: NOW - 1 })).entry.decision).toBe('send');
  });

  test.each([
    [NOW + HOUR, 'hold'],
    [NOW + HOUR - 1, 'block'],
  ])('is blocked where the campaign is over before (end %d)', async (notAfter, verdict) => {
    const { entry } = await decide({ notAfter, opensAt: (_, at) => at + HOUR });
    expect(entry.decision).toBe(verdict);
    expect(entry.reasons.includes('campaign.over')).toBe(verdict === 'block');
  });
});

describe('the frequency cap', () => {
  const capped = { config: workspace({ limits: { frequency: { messages: 2, per: '7 days' } } }) };

  test('lets through while there are fewer messages than it counts', async () => {
    await messagedAt(NOW - DAY);
    expect((await decide(capped)).entry.decision).toBe('send');
  });

  test('holds as soon as there are as many as it counts', async () => {
    for (const days of [6, 1]) await messagedAt(NOW - days * DAY);
    expect((await decide(capped)).entry).toMatchObject({ decision: 'hold', notBefore: iso(NOW + DAY) });
  });

  test('holds until the oldest of those that count has left the period', async () => {
    for (const days of [6, 3, 1]) await messagedAt(NOW - days * DAY);
    expect((await decide(capped)).entry).toMatchObject({
      decision: 'hold',
      reasons: ['frequency-cap'],
      notBefore: iso(NOW + 4 * DAY),
    });
  });

  test('forgets what is older than its period', async () => {
    for (const days of [8, 7, 1]) await messagedAt(NOW - days * DAY);
    expect((await decide(capped)).entry.decision).toBe('send');
  });

  test('holds nobody where it is switched off', async () => {
    for (const days of [6, 3, 1]) await messagedAt(NOW - days * DAY);
    const overrides = { 'frequency-cap': 'off' } as const;
    expect((await decide({ ...capped, overrides })).entry).toMatchObject({ decision: 'send', reasons: [] });
    expect((await decide(capped)).entry.decision).toBe('hold');
  });

  test.each([
    ['marketing', { messages: 2, perMs: 7 * DAY }],
    ['utility', undefined],
    ['authentication', undefined],
    ['service', undefined],
  ] as const)('counts advertising: a purpose of category %s', (category, cap) => {
    expect(frequencyCap({ workspace: capped.config, overrides: {}, category })).toEqual(cap);
  });

  test('is not asked for where the workspace has none', async () => {
    for (const days of [3, 2, 1]) await messagedAt(NOW - days * DAY);
    expect((await decide()).entry.decision).toBe('send');
  });
});

test('a batch asks the ledger once, and keeps its order', async () => {
  const phones = await admitted(store, 20, 'other');
  let lookups = 0;
  const ledger = {
    ...store.ledger,
    states: (identifiers: readonly string[]) => {
      lookups += 1;
      return store.ledger.states(identifiers);
    },
  };
  const decided = await decideBatch(
    deciding(store, { ledger }),
    phones.map((phone, n) => recipient(phone, n + 2)).reverse(),
  );
  expect(lookups).toBe(1);
  expect(decided.map(({ entry }) => entry.phone)).toEqual([...phones].reverse());
  expect(await decideBatch(deciding(store, { ledger }), [])).toEqual([]);
  expect(lookups).toBe(1);
});

describe('a consent that lay still', () => {
  const OLD = phoneOf(2);
  beforeEach(async () => {
    await store.ledger.record([fact(OLD, { occurredAt: daysAgo(400) })]);
  });
  const reasons = async (phone = OLD) => {
    const [decided] = await decideBatch(deciding(store), [recipient(phone, 2)]);
    return decided?.entry.reasons;
  };

  test('is told where no message used it for a year, and not where one did', async () => {
    expect(await reasons()).toEqual(['consent.stale']);
    await messagedAt(NOW - 20 * DAY);
    expect(await reasons()).toEqual(['consent.stale']);
    await messagedAt(NOW - 30 * DAY, OLD);
    expect(await reasons()).toEqual([]);
  });

  test('asks the journal about nobody whose consent is young', async () => {
    const asked: string[][] = [];
    const journal = {
      ...store.journal,
      lastContacts: async (purpose: string, phones: readonly string[]) => {
        asked.push([...phones]);
        return await store.journal.lastContacts(purpose, phones);
      },
    };
    await decideBatch(deciding(store, { journal }), [recipient(PHONE, 2)]);
    expect(asked).toEqual([]);
    await decideBatch(deciding(store, { journal }), [recipient(PHONE, 2), recipient(OLD, 3)]);
    expect(asked).toEqual([[OLD]]);
  });
});

describe('what is found on templates and policies', () => {
  const finding = { code: 'template.x', severity: 'block', scope: 'template' } as const;

  test('a template that blocks, blocks whoever gets its language, and a warning nobody', async () => {
    const other = { templateFindings: new Map([['fr', [finding]]]) };
    expect((await decide(other)).entry.decision).toBe('send');
    const warned = { templateFindings: new Map([['de', [{ ...finding, severity: 'warn' as const }]]]) };
    expect((await decide(warned)).entry.decision).toBe('send');
    const own = { templateFindings: new Map([['de', [finding]]]) };
    expect((await decide(own)).entry).toMatchObject({ decision: 'block', reasons: ['template.x'] });
  });

  test('people of two countries are decided about by two policies in one batch', async () => {
    await store.ledger.record([fact(phoneOf(1))]);
    const config = workspace({ policy: undefined, policies: { DE: 'de', IN: 'in' } });
    const rows = [recipient(PHONE, 2), recipient(phoneOf(1), 3, { country: 'IN' })];
    const decided = await decideBatch(deciding(store, { config }), rows);
    expect(decided.map(({ entry }) => [entry.decision, entry.reasons])).toEqual([
      ['block', ['consent.pending-confirmation']],
      ['send', []],
    ]);
  });
});
