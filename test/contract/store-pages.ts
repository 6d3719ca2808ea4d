import { describe, expect, test } from 'vitest';
import type { KeptWording, LogLine } from '../../src/core/ports.ts';
import { given, phoneOf, sha256, type UseBench } from './store.ts';

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

/** Looking the ledger over: people, the log, the texts that were agreed to. */
export function pagesContract(use: UseBench): void {
  describe('people', () => people(use));
  describe('the log', () => log(use));
  describe('wordings', () => wordings(use));
}

function people(use: UseBench): void {
  test('a person is told with every identifier, whichever one is asked for', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ identifiers: [phoneOf(2), 'user-1'] })]);
    await ledger.record([given({ identifiers: ['user-1', phoneOf(1), 'a-user'], source: 'shop' })]);
    const found = await ledger.person(phoneOf(1));
    expect(found?.identifiers).toEqual([phoneOf(1), phoneOf(2), 'a-user', 'user-1']);
    expect(found).toMatchObject((await ledger.lookup(['user-1'])).get('user-1')!);
    expect(await ledger.person(phoneOf(9))).toBeUndefined();
    expect(await ledger.person('')).toBeUndefined();
  });

  test('everybody comes once, in order of first appearance, over more pages than one', async () => {
    const { ledger } = use().store;
    const phones = Array.from({ length: 2100 }, (_, index) => phoneOf((index * 7919) % 2100));
    await ledger.record(phones.map((phone) => given({ identifiers: [phone] })));
    await ledger.record([given({ identifiers: [phones[5]!, 'user-5'], source: 'shop' })]);
    const found = await all(ledger.people());
    expect(found.map(({ identifiers }) => identifiers[0])).toEqual(phones);
    expect(found[5]?.identifiers).toEqual([phones[5], 'user-5']);
    expect(found.every(({ events }) => events.length === 0)).toBe(true);
    const withEvents = await all(ledger.people({ events: true }));
    expect(withEvents.map(({ events }) => events[0]?.seq)).toEqual(phones.map((_, index) => index + 1));
    expect(withEvents[5]?.events.map(({ event }) => event.source)).toEqual(['web form', 'shop']);
  });

  test('whoever has been erased is not among them', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ identifiers: [phoneOf(0)] }), given({ identifiers: [phoneOf(1)] })]);
    await ledger.record([given({ kind: 'erased', identifiers: [phoneOf(0)] })]);
    expect((await all(ledger.people())).map(({ identifiers }) => identifiers)).toEqual([[phoneOf(1)]]);
  });

  test('a reader holds up nobody, and a page read later tells what has come meanwhile', async () => {
    const { ledger } = use().store;
    await ledger.record(Array.from({ length: 1500 }, (_, index) => given({ identifiers: [phoneOf(index)] })));
    const pages = ledger.people()[Symbol.asyncIterator]();
    await pages.next();
    await ledger.record([given({ identifiers: [phoneOf(5000)] })]);
    const second = (await pages.next()).value as { identifiers: string[] }[];
    expect(second.at(-1)?.identifiers).toEqual([phoneOf(5000)]);
  });
}

function log(use: UseBench): void {
  test('is read whole and in order, each event with its commitment', async () => {
    const { ledger } = use().store;
    const phones = Array.from({ length: 2100 }, (_, index) => phoneOf(index));
    await ledger.record(phones.map((phone) => given({ identifiers: [phone] })));
    const lines: LogLine[] = await all(ledger.log());
    expect(lines.map(({ seq }) => seq)).toEqual(phones.map((_, index) => index + 1));
    expect(lines[7]?.event).toEqual((await ledger.history(phones[7]!))[0]?.event);
    expect(lines.every(({ commitment }) => Buffer.from(commitment, 'base64').length === 32)).toBe(true);
    expect(new Set(lines.map(({ commitment }) => commitment)).size).toBe(2100);
  });

  test('of an empty ledger is empty', async () => {
    expect(await all(use().store.ledger.log())).toEqual([]);
    expect(await all(use().store.ledger.people())).toEqual([]);
  });
}

function wordings(use: UseBench): void {
  const wording = (changes: Partial<KeptWording> = {}): KeptWording => {
    const text = changes.text ?? 'Ja, ich möchte …';
    const digest = `sha256:${Buffer.from(sha256(text)).toString('hex')}`;
    return { id: 'newsletter-de', version: '3', language: 'de', text, digest, ...changes };
  };

  test('are kept as first taken in; the same again changes nothing', async () => {
    const { ledger } = use().store;
    const other = wording({ version: '4', text: 'Neu' });
    await ledger.keepWordings([wording()]);
    await ledger.keepWordings([wording({ language: 'en' }), other]);
    expect(await ledger.wordings()).toEqual(
      new Map([
        ['newsletter-de@3', wording()],
        ['newsletter-de@4', other],
      ]),
    );
  });

  test('another text under a known name is refused, and nothing of that call is kept', async () => {
    const { ledger } = use().store;
    await ledger.keepWordings([wording()]);
    const changed = [wording({ id: 'fresh' }), wording({ text: 'Anders' })];
    await expect(ledger.keepWordings(changed)).rejects.toMatchObject({
      code: 'wording.changed',
      params: { wording: 'newsletter-de@3' },
    });
    expect([...(await ledger.wordings()).keys()]).toEqual(['newsletter-de@3']);
    const twice = [wording({ id: 'a' }), wording({ id: 'a', text: 'b' })];
    await expect(ledger.keepWordings(twice)).rejects.toMatchObject({ code: 'wording.changed' });
  });

  test('give their digest to events that name them, and to no others', async () => {
    const { ledger } = use().store;
    await ledger.keepWordings([wording()]);
    const named = (version: string, digest?: string) => ({
      wording: { id: 'newsletter-de', version, ...(digest ? { digest } : {}) },
    });
    await ledger.record([
      given({ source: 'a', ...named('3') }),
      given({ source: 'b', ...named('9') }),
      given({ source: 'c', ...named('3', 'sha256:own') }),
    ]);
    const found = (await ledger.history(given().identifiers[0]!)).map(({ event }) => event.wording);
    expect(found).toEqual([
      { id: 'newsletter-de', version: '3', digest: wording().digest },
      { id: 'newsletter-de', version: '9' },
      { id: 'newsletter-de', version: '3', digest: 'sha256:own' },
    ]);
    // The text being kept later makes no other fact of it.
    expect(await ledger.record([given({ source: 'a', ...named('3') })])).toEqual(['known']);
  });
}
