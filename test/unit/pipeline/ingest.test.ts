import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InboundMessage, WebhookEvent } from '../../../src/core/inbound.ts';
import type { ClaimedMessage, DeliveryStatus, Store } from '../../../src/core/ports.ts';
import { ingest } from '../../../src/pipeline/ingest.ts';
import { MINUTE, NOW, standingOf } from '../core/builders.ts';
import { admitted, memoryStore, phoneOf } from './stores.ts';

let store: Store;
beforeEach(async () => {
  store = await memoryStore();
});
afterEach(() => store.close());

const PHONE = phoneOf(0);
const kindsOf = async (identifier: string): Promise<string[]> =>
  (await store.ledger.history(identifier)).map(({ event }) => event.kind);
const wrote = (text: string | undefined, change: Partial<InboundMessage> = {}): WebhookEvent => ({
  type: 'message',
  at: NOW,
  messageId: 'wamid.in',
  kind: 'text',
  text,
  payload: undefined,
  contextId: undefined,
  phone: PHONE,
  userId: undefined,
  ...change,
});
const prefers = (value: 'stop' | 'resume', change: object = {}): WebhookEvent => ({
  type: 'preference',
  value,
  category: 'marketing_messages',
  at: NOW,
  phone: PHONE,
  userId: undefined,
  ...change,
});
const status = (change: Partial<DeliveryStatus>): WebhookEvent => ({
  type: 'status',
  status: {
    wamid: 'wamid.1',
    correlation: undefined,
    status: 'delivered',
    at: NOW,
    phone: PHONE,
    error: undefined,
    pricing: undefined,
    ...change,
  },
});

/** One accepted message of campaign `c` to each of two people. */
async function acceptedMessages(): Promise<readonly ClaimedMessage[]> {
  await admitted(store, 2);
  const claim = {
    campaign: 'c',
    settled: [],
    claim: 2,
    now: NOW,
    lastLook: (all: readonly unknown[]) => all.map(() => 'send' as const),
  };
  const claimed = await store.journal.exchange(claim);
  const settled = claimed.map(({ message, attempt }, n) => ({
    message,
    attempt,
    outcome: { kind: 'accepted', wamid: `wamid.${n + 1}` } as const,
    at: NOW,
  }));
  await store.journal.exchange({ ...claim, settled, claim: 0 });
  return claimed;
}

describe('statuses', () => {
  test('settle messages, and are counted as applied, known or foreign', async () => {
    await acceptedMessages();
    const result = await ingest(
      store,
      [
        status({}),
        status({ status: 'sent' }),
        status({ wamid: 'wamid.2', status: 'read' }),
        status({ wamid: 'x' }),
      ],
      NOW,
    );
    expect(result).toEqual({ statuses: { applied: 2, known: 1, foreign: 1 }, optOuts: 0, other: 0 });
    expect(await store.journal.counts('c')).toMatchObject({ delivered: 1, read: 1, accepted: 0 });
  });

  test('repeated change nothing', async () => {
    await acceptedMessages();
    const events = [
      status({}),
      status({
        wamid: 'wamid.2',
        status: 'failed',
        error: { code: 131050, title: 't', detail: 'd' },
        phone: phoneOf(1),
      }),
    ];
    const first = await ingest(store, events, NOW);
    const before = { counts: await store.journal.counts('c'), position: await store.ledger.position() };
    const second = await ingest(store, events, NOW);
    expect(first).toMatchObject({ statuses: { applied: 2 }, optOuts: 1 });
    expect(second).toEqual({ statuses: { applied: 0, known: 2, foreign: 0 }, optOuts: 0, other: 0 });
    expect({ counts: await store.journal.counts('c'), position: await store.ledger.position() }).toEqual(
      before,
    );
  });

  test('that failed because the person stopped marketing are a stop; other failures are not', async () => {
    await ingest(
      store,
      [status({ status: 'failed', error: { code: 131050, title: 't', detail: 'd' } })],
      NOW,
    );
    expect(await kindsOf(PHONE)).toEqual(['withdrawn', 'platform-stopped']);
    await ingest(
      store,
      [status({ status: 'failed', phone: phoneOf(1), error: { code: 131049, title: 't', detail: 'd' } })],
      NOW,
    );
    expect(await kindsOf(phoneOf(1))).toEqual([]);
  });
});

describe('what people write', () => {
  test.each(['STOP', 'stopp!', 'Abmelden', ' unsubscribe '])(
    '%j is a stop, with the message and the word as proof',
    async (text) => {
      expect((await ingest(store, [wrote(text)], NOW)).optOuts).toBe(1);
      const [entry] = await store.ledger.history(PHONE);
      expect(entry?.event).toMatchObject({
        kind: 'withdrawn',
        purposes: ['*marketing'],
        channels: ['*'],
        method: 'stop-reply',
        evidence: { reference: 'wamid.in' },
        occurredAt: new Date(NOW).toISOString(),
        actor: 'person',
      });
      expect(entry?.event.note).toMatch(/\S/);
    },
  );

  test.each(['Please do not stop!', 'Danke', '', undefined])('%j is none', async (text) => {
    expect((await ingest(store, [wrote(text)], NOW)).optOuts).toBe(0);
    expect(await store.ledger.size()).toEqual({ people: 0, events: 0 });
  });

  test('on a button is told as such', async () => {
    await ingest(store, [wrote('Stop', { kind: 'button' })], NOW);
    expect((await store.ledger.history(PHONE))[0]?.event.method).toBe('stop-button');
  });

  test('on a button may stand in its payload alone', async () => {
    await ingest(store, [wrote('Keine Nachrichten', { kind: 'button', payload: 'STOP' })], NOW);
    expect(await kindsOf(PHONE)).toEqual(['withdrawn']);
  });

  test('comes from a user id as well where no number is shown, and reaches both where both are', async () => {
    await ingest(store, [wrote('STOP', { phone: undefined, userId: 'US.7' })], NOW);
    expect(await kindsOf('US.7')).toEqual(['withdrawn']);
    await ingest(store, [wrote('STOP', { userId: 'US.8' })], NOW);
    expect(await kindsOf('US.8')).toEqual(expect.arrayContaining(['withdrawn']));
    expect(await kindsOf(PHONE)).toEqual(expect.arrayContaining(['withdrawn']));
  });

  test('by nobody is recorded for nobody', async () => {
    expect((await ingest(store, [wrote('STOP', { phone: undefined })], NOW)).optOuts).toBe(0);
  });

  test('twice is one stop; a stop of another time is another fact', async () => {
    await ingest(store, [wrote('STOP'), wrote('STOP')], NOW);
    expect(await kindsOf(PHONE)).toEqual(['withdrawn']);
    expect((await ingest(store, [wrote('STOP', { at: NOW + MINUTE })], NOW)).optOuts).toBe(1);
  });
});

describe('the platform’s own switch', () => {
  test('off takes consent away and shuts the platform’s gate', async () => {
    expect((await ingest(store, [prefers('stop')], NOW)).optOuts).toBe(1);
    expect(await kindsOf(PHONE)).toEqual(['withdrawn', 'platform-stopped']);
  });

  test('on opens the platform’s gate again and never brings consent back', async () => {
    await admitted(store, 1);
    await ingest(store, [prefers('stop'), prefers('resume', { at: NOW + MINUTE })], NOW);
    const state = (await store.ledger.history(PHONE)).map(({ event }) => event);
    expect(standingOf(state, { now: NOW + 2 * MINUTE })).toMatchObject({
      platformStopped: false,
      consent: 'withdrawn',
      basis: undefined,
    });
  });

  test('for something else than marketing is left alone', async () => {
    expect((await ingest(store, [prefers('stop', { category: 'calls' })], NOW)).optOuts).toBe(0);
    expect(await kindsOf(PHONE)).toEqual([]);
  });
});

describe('every delivery', () => {
  test('counts what consend has no use for, by kind', async () => {
    const other = (field: string): WebhookEvent => ({ type: 'other', field });
    expect((await ingest(store, [other('account_update'), other('x'), other('x')], NOW)).other).toBe(3);
    await ingest(store, [other('x')], NOW);
    expect(await store.webhooks.counts()).toEqual({ account_update: 1, x: 3 });
  });

  test('notes when opt-outs were last collected, an empty one as well', async () => {
    expect(await store.webhooks.lastAt()).toBeUndefined();
    await ingest(store, [], NOW);
    expect(await store.webhooks.lastAt()).toBe(NOW);
  });
});
