/** Campaigns that are sent once for each value of a column: planning, and asking about one person. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { Store } from '../../../src/core/ports.ts';
import type { Recipient } from '../../../src/core/recipient.ts';
import { askCampaign, journalBy, ledgerOf } from '../../../src/pipeline/ask-campaign.ts';
import { knownPerson } from '../../../src/pipeline/explain.ts';
import { preparePlan } from '../../../src/pipeline/prepare.ts';
import { prepareTemplates } from '../../../src/pipeline/prepare-templates.ts';
import { copyOf, NOW, SETTINGS, workspace } from '../core/builders.ts';
import { campaignInput, keptRows, readingOf, recipient, tenCents } from './planning.ts';
import { fact, memoryStore, message, phoneOf } from './stores.ts';

let store: Store;
beforeEach(async () => {
  store = await memoryStore();
  await store.ledger.record([0, 1].map((n) => fact(phoneOf(n))));
});
afterEach(() => store.close());

const KEYED = campaignInput({ once: { column: 'order_id' } });

/** A row of the n-th person for an order. */
function order(n: number, row: number, key: string): Recipient {
  const values = prepareTemplates(KEYED, [copyOf()], SETTINGS).columns.map((column) =>
    column === 'order_id' ? key : 'Ada',
  );
  return recipient(phoneOf(n), row, { values });
}

async function plan(recipients: readonly Recipient[], campaign = KEYED) {
  const writer = keptRows();
  const outcome = await preparePlan({
    plan: 'p_1',
    workspace: workspace(),
    campaign,
    preparation: prepareTemplates(campaign, [copyOf()], SETTINGS),
    reading: readingOf([{ recipients, problems: [] }]),
    ledger: store.ledger,
    journal: store.journal,
    inboxAt: NOW,
    writer,
    cost: tenCents(),
    opensAt: (_, at) => at,
    now: NOW,
    messagingLimit: undefined,
  });
  return { outcome, entries: writer.rows.map(({ entry }) => entry) };
}

/** Admits a message for each key of a person, and has the first `accepted` of them accepted. */
async function sent(keys: readonly string[], accepted: number): Promise<void> {
  await store.journal.admit(
    'c',
    'p1',
    keys.map((key) => message(phoneOf(0), { key })),
  );
  const ask = { campaign: 'c', settled: [], now: NOW, lastLook: () => ['send' as const] };
  for (let left = accepted; left > 0; left -= 1) {
    const [claimed] = await store.journal.exchange({ ...ask, claim: 1 });
    if (claimed === undefined) throw new Error('nothing was claimed');
    const outcome = { kind: 'accepted', wamid: `w${left}` } as const;
    const settled = [{ message: claimed.message, attempt: claimed.attempt, outcome, at: NOW }];
    await store.journal.exchange({ ...ask, claim: 0, settled });
  }
}

describe('a plan of a campaign that is sent once for a column', () => {
  test('has an entry for each order of a person, with its key', async () => {
    const { entries } = await plan([order(0, 2, 'A1'), order(0, 3, ' A2 '), order(1, 4, 'A3')]);
    expect(entries.map((entry) => [entry?.decision, entry?.key])).toEqual([
      ['send', 'A1'],
      ['send', 'A2'],
      ['send', 'A3'],
    ]);
  });

  test('leaves out what went out for its key, and lets the person’s new order go', async () => {
    await sent(['A1'], 1);
    const { entries, outcome } = await plan([order(0, 2, 'A1'), order(0, 3, 'A2'), order(1, 4, 'A1')]);
    expect(entries.map((entry) => [entry?.decision, entry?.reasons])).toEqual([
      ['block', ['recipient.already-messaged']],
      ['send', []],
      ['block', ['recipient.already-messaged']],
    ]);
    expect(outcome.leftOut).toBe(0);
  });

  test('blocks rows without a key and with a destroyed one, and takes none of them for another', async () => {
    const { entries } = await plan([order(0, 2, ''), order(1, 3, ' '), order(0, 4, '4,01E+12')]);
    expect(entries.map((entry) => entry?.reasons)).toEqual([
      ['recipient.key-missing'],
      ['recipient.key-missing'],
      ['recipient.key-damaged'],
    ]);
  });

  test('counts messages of earlier plans that wait and are in no row', async () => {
    await sent(['A1', 'A2', 'A3'], 0);
    expect((await plan([order(0, 2, 'A2')])).outcome.leftOut).toBe(2);
    expect((await plan(['A1', 'A2', 'A3'].map((key, n) => order(0, n + 2, key)))).outcome.leftOut).toBe(0);
  });

  test('goes on only as the campaign began: per person or per key', async () => {
    await sent(['A1'], 1);
    await expect(plan([recipient(phoneOf(0), 2)], campaignInput())).rejects.toMatchObject({
      code: 'campaign.once-changed',
    });
    const fresh = await memoryStore();
    await fresh.ledger.record([fact(phoneOf(0))]);
    await fresh.journal.admit('c', 'p1', [message(phoneOf(0))]);
    await store.close();
    store = fresh;
    await expect(plan([order(0, 2, 'A1')])).rejects.toMatchObject({ code: 'campaign.once-changed' });
  });
});

describe('asking such a campaign about a person', () => {
  async function ask(rows: readonly Recipient[]) {
    const known = await knownPerson(
      { ledger: store.ledger, suppressions: store.suppressions, sha256 },
      { workspace: workspace(), identifier: phoneOf(0), now: NOW, at: undefined },
    );
    return await askCampaign({
      workspace: workspace(),
      campaign: KEYED,
      preparation: prepareTemplates(KEYED, [copyOf()], SETTINGS),
      ledger: ledgerOf(known),
      journal: journalBy(store.journal, store.records, { personKey: known.personKey, at: NOW }),
      inboxAt: NOW,
      opensAt: (_, instant) => instant,
      now: NOW,
      reading: readingOf([{ recipients: rows, problems: [] }]),
      known,
      alone: { phone: phoneOf(0), country: 'DE', lineType: 'mobile' },
    });
  }

  test('decides about each of their rows, and tells of the one that may go out', async () => {
    await sent(['A1'], 1);
    const { decided, rows } = await ask([order(0, 2, 'A1'), order(1, 3, 'B'), order(0, 4, 'A2')]);
    expect(rows.map((one) => [one.recipient.row, one.decision.verdict])).toEqual([
      [2, 'block'],
      [4, 'send'],
    ]);
    expect(decided.recipient.row).toBe(4);
  });

  test('says nothing of a key where they have no row', async () => {
    const { decided, rows, isInFile } = await ask([order(1, 2, 'B')]);
    expect([isInFile, rows]).toEqual([false, []]);
    expect(decided.decision.findings).toEqual([]);
  });
});
