import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports.ts';
import type { RecipientBatch } from '../../../src/core/recipient.ts';
import type { PlanRequest } from '../../../src/pipeline/prepare.ts';
import { preparePlan } from '../../../src/pipeline/prepare.ts';
import { prepareTemplates } from '../../../src/pipeline/prepare-templates.ts';
import { copyOf, daysAgo, HOUR, NOW, PAPERS, SETTINGS, workspace } from '../core/builders.ts';
import { campaignInput, keptRows, readingOf, recipient, rowProblem, tenCents } from './planning.ts';
import { fact, memoryStore, phoneOf } from './stores.ts';

let store: Store;
beforeEach(async () => {
  store = await memoryStore();
  await store.ledger.record([0, 1, 2, 3].map((n) => fact(phoneOf(n))));
  await store.ledger.record([fact(phoneOf(3), { kind: 'withdrawn', occurredAt: daysAgo(1) })]);
});
afterEach(() => store.close());

/** Two batches: three people who may be messaged (one later), two who may not, a duplicate, two unusable rows, a landline's warning. */
const BATCHES: readonly RecipientBatch[] = [
  {
    recipients: [recipient(phoneOf(0), 2), recipient(phoneOf(1), 4), recipient(phoneOf(3), 6)],
    problems: [rowProblem(3), rowProblem(5, { code: 'row.duplicate', firstRow: 2 })],
  },
  {
    recipients: [recipient(phoneOf(2), 8, { country: 'AT', lineType: 'fixed' }), recipient(phoneOf(9), 9)],
    problems: [rowProblem(7), rowProblem(8, { code: 'phone.not-mobile' })],
  },
];

async function plan(change: Partial<PlanRequest> = {}) {
  const writer = keptRows();
  const campaign = change.campaign ?? campaignInput();
  const request: PlanRequest = {
    plan: 'p_1',
    workspace: workspace(),
    campaign,
    preparation: prepareTemplates(campaign, [copyOf()], SETTINGS),
    reading: readingOf(BATCHES),
    ledger: store.ledger,
    journal: store.journal,
    inboxAt: NOW,
    writer,
    cost: tenCents(),
    opensAt: ({ country }, at) => (country === 'AT' ? at + HOUR : at),
    now: NOW,
    messagingLimit: undefined,
    ...change,
  };
  return { outcome: await preparePlan(request), rows: writer.rows };
}

describe('a plan', () => {
  test('adds up: valid rows are duplicates and decisions, read rows are valid and invalid', async () => {
    const { outcome } = await plan();
    const { read, valid, invalid, duplicate } = outcome.counts;
    const { send, hold, block } = outcome.tally.decisions;
    expect({ send, hold, block, duplicate, invalid }).toEqual({
      send: 2,
      hold: 1,
      block: 2,
      duplicate: 1,
      invalid: 2,
    });
    expect(valid).toBe(duplicate + send + hold + block);
    expect(read).toBe(valid + invalid);
  });

  test('writes every row once, in the order of the file; a warning is no row', async () => {
    const { rows } = await plan();
    expect(rows.map(({ entry, problem }) => entry?.row ?? problem?.row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(rows.map(({ entry, problem }) => entry?.decision ?? problem?.code)).toEqual([
      'send',
      'phone.invalid',
      'send',
      'row.duplicate',
      'block',
      'phone.invalid',
      'hold',
      'block',
    ]);
  });

  test('keeps several files apart, in their order', async () => {
    const batch = {
      recipients: [recipient(phoneOf(0), 9), recipient(phoneOf(1), 2, { file: 1 })],
      problems: [rowProblem(3, { file: 1 }), rowProblem(99)],
    };
    const { rows } = await plan({ reading: readingOf([batch]) });
    expect(
      rows.map(({ entry, problem }) => `${entry?.file ?? problem?.file ?? 0}:${entry?.row ?? problem?.row}`),
    ).toEqual(['0:9', '0:99', '1:2', '1:3']);
  });

  test('costs what may go out now or later', async () => {
    const { outcome } = await plan();
    expect(outcome.cost.byCountry.map(({ country, messages }) => [country, messages])).toEqual([
      ['DE', 2],
      ['AT', 1],
    ]);
  });

  test('tells the ledger’s position that it was made of', async () => {
    expect((await plan()).outcome.position).toEqual(await store.ledger.position());
  });

  test('tells as it goes on, and who is blocked', async () => {
    const told: number[] = [];
    const blocked: string[] = [];
    await plan({
      onProgress: (rows) => told.push(rows),
      onBlocked: ({ row, codes }) => blocked.push(`${row} ${codes.join(' ')}`),
    });
    expect(told).toEqual([5, 9]);
    expect(blocked).toEqual(['6 consent.withdrawn', '9 consent.missing']);
  });

  test('stops between batches when it is asked to', async () => {
    const controller = new AbortController();
    const asked = plan({ signal: controller.signal, onProgress: () => controller.abort() });
    await expect(asked).rejects.toThrow();
  });

  test('writes nothing to ledger or journal', async () => {
    const before = await store.ledger.position();
    await plan();
    expect(await store.ledger.position()).toEqual(before);
    expect(Object.values(await store.journal.counts('c')).every((count) => count === 0)).toBe(true);
  });
});

describe('what concerns the whole campaign', () => {
  test('blocks everybody where it blocks, and is counted once', async () => {
    const bare = workspace({
      provider: {
        phoneNumberId: '1',
        wabaId: '2',
        token: 't',
        processor: { name: 'E', country: 'DE', ...PAPERS, agreement: undefined },
      },
    });
    const { outcome } = await plan({ workspace: bare });
    expect(outcome.tally.decisions).toEqual({ send: 0, hold: 0, block: 5 });
    expect(outcome.campaignFindings.map(({ code }) => code)).toEqual(['provider.dpa-missing']);
    expect(outcome.tally.findings.get('provider.dpa-missing|block')?.count).toBe(1);
  });

  test('only warns where opt-outs were never collected and nobody asks for it', async () => {
    const { outcome } = await plan({ inboxAt: undefined });
    expect(outcome.tally.decisions.send).toBe(2);
    expect(outcome.tally.findings.get('optout.inbox-stale|warn')?.count).toBe(1);
  });

  test('is asked of the language that the campaign must have, not of each that exists', async () => {
    const campaign = campaignInput({
      template: { name: 'herbst_sale', language: { column: 'lang', fallback: 'de' } },
    });
    const preparation = prepareTemplates(
      campaign,
      [copyOf(), copyOf({ language: 'en', status: 'PAUSED' })],
      SETTINGS,
    );
    const { outcome } = await plan({ campaign, preparation });
    expect(outcome.campaignFindings).toEqual([]);
  });
});

describe('the schedule', () => {
  test('knows the platform’s limit and the workspace’s own, and takes the smaller', async () => {
    const own = workspace({ limits: { messagesPerDay: 2 } });
    expect((await plan({ workspace: own, messagingLimit: 250 })).outcome.schedule).toMatchObject({
      limitedBy: 'messages-per-day',
      days: 2,
    });
    expect((await plan({ workspace: own, messagingLimit: 1 })).outcome.schedule).toMatchObject({
      limitedBy: 'messaging-limit',
      days: 3,
    });
  });

  test('begins when the first may go', async () => {
    expect((await plan()).outcome.schedule.firstAt).toBe(NOW);
    const { outcome } = await plan({ opensAt: (_, at) => at + HOUR });
    expect(outcome.schedule.firstAt).toBe(NOW + HOUR);
  });
});

describe('preparing the templates', () => {
  test('tells a fault once that is the same in every language', () => {
    const campaign = campaignInput({
      parameters: {},
      template: { name: 'herbst_sale', language: { column: 'lang', fallback: 'de' } },
    });
    const { problems, binders } = prepareTemplates(
      campaign,
      [copyOf(), copyOf({ language: 'en' })],
      SETTINGS,
    );
    expect(problems).toMatchObject([{ code: 'parameter-unmapped', path: 'parameters', subject: '1' }]);
    expect([...binders.keys()]).toEqual(['de', 'en']);
  });

  test('asks for the columns of parameters, language and time zone, each once', () => {
    const campaign = campaignInput({
      template: { name: 'herbst_sale', language: { column: 'lang', fallback: 'de' } },
      recipients: { file: 'r.csv', columns: { timeZone: 'tz' } },
    });
    expect(prepareTemplates(campaign, [copyOf()], SETTINGS).columns).toEqual(['first_name', 'lang', 'tz']);
    const same = campaignInput({ recipients: { file: 'r.csv', columns: { timeZone: 'first_name' } } });
    expect(prepareTemplates(same, [copyOf()], SETTINGS).columns).toEqual(['first_name']);
  });
});
