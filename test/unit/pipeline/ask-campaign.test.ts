import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { Store } from '../../../src/core/ports.ts';
import type { RecipientBatch } from '../../../src/core/recipient.ts';
import { askCampaign, journalBy, ledgerOf } from '../../../src/pipeline/ask-campaign.ts';
import { knownPerson } from '../../../src/pipeline/explain.ts';
import { prepareTemplates } from '../../../src/pipeline/prepare-templates.ts';
import { copyOf, DAY, daysAgo, NOW, SETTINGS, workspace } from '../core/builders.ts';
import { campaignInput, readingOf, recipient } from './planning.ts';
import { admitted, fact, memoryStore, phoneOf } from './stores.ts';

const rows = (...phones: readonly string[]): RecipientBatch => ({
  recipients: phones.map((phone, index) => recipient(phone, index + 2)),
  problems: [],
});

async function ask(store: Store, batches: readonly RecipientBatch[], at?: number) {
  const input = campaignInput();
  const identifier = phoneOf(1);
  const parts = { ledger: store.ledger, suppressions: store.suppressions, sha256 };
  const known = await knownPerson(parts, { workspace: workspace(), identifier, now: NOW, at });
  const now = at ?? NOW;
  return await askCampaign({
    workspace: workspace(),
    campaign: input,
    preparation: prepareTemplates(input, [copyOf()], SETTINGS),
    ledger: ledgerOf(known),
    journal: journalBy(store.journal, store.records, { personKey: known.personKey, at: now }),
    inboxAt: NOW,
    opensAt: (_, instant) => instant,
    now,
    reading: readingOf(batches),
    known,
    alone: { phone: identifier, country: 'DE', lineType: 'mobile' },
  });
}

describe('asking a campaign about a person', () => {
  test('decides about the person’s row as the plan does, parameters included', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1))]);
    const { decided, isInFile } = await ask(store, [rows(phoneOf(7)), rows(phoneOf(8), phoneOf(1))]);
    expect(isInFile).toBe(true);
    expect(decided).toMatchObject({
      recipient: { row: 3 },
      decision: { verdict: 'send', basis: 'consent', event: 1 },
    });
    const empty = { ...rows(phoneOf(1)), recipients: [recipient(phoneOf(1), 2, { values: [''] })] };
    const { decided: unfilled } = await ask(store, [empty]);
    expect(unfilled.decision.findings.map(({ code }) => code)).toEqual(['template.parameter-missing']);
  });

  test('reads no further than the person’s row', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1))]);
    let isReadOn = false;
    const unread: RecipientBatch = {
      get recipients(): never {
        isReadOn = true;
        throw new Error('read on');
      },
      problems: [],
    };
    const reading = {
      ...readingOf([]),
      async *batches() {
        yield rows(phoneOf(1));
        yield unread;
      },
    };
    const input = campaignInput();
    const known = await knownPerson(
      { ledger: store.ledger, suppressions: store.suppressions, sha256 },
      { workspace: workspace(), identifier: phoneOf(1), now: NOW, at: undefined },
    );
    const { isInFile } = await askCampaign({
      workspace: workspace(),
      campaign: input,
      preparation: prepareTemplates(input, [copyOf()], SETTINGS),
      ledger: store.ledger,
      journal: store.journal,
      inboxAt: NOW,
      opensAt: (_, instant) => instant,
      now: NOW,
      reading,
      known,
      alone: { phone: phoneOf(1), country: 'DE', lineType: 'mobile' },
    });
    expect([isInFile, isReadOn]).toEqual([true, false]);
  });

  test('decides about the person alone where no file names them, and says nothing of cells', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1))]);
    const { decided, isInFile } = await ask(store, [rows(phoneOf(7))]);
    expect(isInFile).toBe(false);
    expect(decided.decision).toMatchObject({ verdict: 'send', findings: [] });
    const nobody = await ask(await memoryStore(), []);
    expect(nobody.decided.decision.findings.map(({ code }) => code)).toEqual(['consent.missing']);
  });

  test('finds the row by another number of the same person', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1), { identifiers: [phoneOf(1), phoneOf(2)] })]);
    const { decided, isInFile } = await ask(store, [rows(phoneOf(2))]);
    expect([isInFile, decided.decision.verdict]).toEqual([true, 'send']);
  });

  test('says that the person has the message already, but not of a moment before it went out', async () => {
    const store = await memoryStore();
    await admitted(store, 2);
    const [claimed] = await store.journal.exchange({
      campaign: 'c',
      settled: [],
      claim: 2,
      now: NOW,
      lastLook: (all) => all.map(({ phone }) => (phone === phoneOf(1) ? 'send' : { skip: 'x' })),
    });
    await store.journal.exchange({
      campaign: 'c',
      settled: [
        {
          message: claimed?.message ?? 0,
          attempt: claimed?.attempt ?? 0,
          outcome: { kind: 'accepted', wamid: 'w' },
          at: NOW,
        },
      ],
      claim: 0,
      now: NOW,
      lastLook: () => [],
    });
    const codes = async (at?: number) =>
      (await ask(store, [rows(phoneOf(1))], at)).decided.decision.findings.map(({ code }) => code);
    expect(await codes()).toContain('recipient.already-messaged');
    expect(await codes(NOW - DAY)).toEqual([]);
  });

  test('asks the ledger as of the moment', async () => {
    const store = await memoryStore();
    await store.ledger.record([
      fact(phoneOf(1)),
      fact(phoneOf(1), { kind: 'withdrawn', occurredAt: daysAgo(2), source: 'chat' }),
    ]);
    const verdict = async (at?: number) =>
      (await ask(store, [rows(phoneOf(1))], at)).decided.decision.verdict;
    expect([await verdict(), await verdict(NOW - 3 * DAY)]).toEqual(['block', 'send']);
  });
});
