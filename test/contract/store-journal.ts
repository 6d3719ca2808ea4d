import { expect, test } from 'vitest';
import { admitted, exchangeOf, given, message, phoneOf, rowsOf, run, START, type UseBench } from './store.ts';
import { settled } from './store-outcomes.ts';

export function journalContract(use: UseBench): void {
  admission(use);
  claiming(use);
}

function admission(use: UseBench): void {
  test('a campaign that nobody wrote to is empty', async () => {
    const { journal } = use().store;
    expect(Object.values(await journal.counts('spring')).every((count) => count === 0)).toBe(true);
    expect(await journal.nextDue('spring')).toBeUndefined();
    expect(await journal.failures('spring')).toEqual([]);
    expect(await journal.skips('spring')).toEqual([]);
    expect(await rowsOf(use().store)).toEqual([]);
    expect(await journal.exchange(exchangeOf(use()))).toEqual([]);
    expect(await journal.supersede('spring', 'p1')).toBe(0);
    expect(await journal.recover('spring', START)).toBe(0);
    expect(await journal.existing('spring', [phoneOf(0)])).toEqual(new Map());
  });

  test('messages are admitted once per campaign and person, whichever of their numbers is named', async () => {
    const bench = use();
    const { ledger, journal } = bench.store;
    await ledger.record([given({ identifiers: [phoneOf(0), phoneOf(1)] })]);
    expect(await journal.admit('spring', 'p1', [message(phoneOf(0)), message(phoneOf(1))])).toBe(1);
    expect(await journal.admit('spring', 'p1', [message(phoneOf(1))])).toBe(0);
    expect(await journal.admit('summer', 'p2', [message(phoneOf(1))])).toBe(1);
    expect((await rowsOf(bench.store)).map(({ phone }) => phone)).toEqual([phoneOf(0)]);
  });

  test('an unknown person is refused with an error, and nobody else of the batch is admitted', async () => {
    const bench = use();
    await bench.store.ledger.record([given({ identifiers: [phoneOf(0)] })]);
    const batch = [message(phoneOf(0)), message(phoneOf(9))];
    await expect(bench.store.journal.admit('spring', 'p1', batch)).rejects.toMatchObject({
      code: 'plan.stale',
    });
    expect(await rowsOf(bench.store)).toEqual([]);
  });

  test("an entry that provably never went out takes a new plan's parameters, a refused one keeps its wait", async () => {
    const bench = use();
    const [first, second] = (await admitted(bench, 2)) as [string, string];
    const { journal } = bench.store;
    const [tried] = await journal.exchange(exchangeOf(bench, { claim: 1 }));
    await journal.exchange(
      exchangeOf(bench, {
        claim: 0,
        settled: [
          settled(tried!, {
            kind: 'retry',
            at: START + 5000,
            code: undefined,
            detail: 'refused',
            uncounted: true,
          }),
        ],
      }),
    );
    const renewed = [first, second].map((phone) => message(phone, { language: 'en', row: 9 }));
    expect(await journal.admit('spring', 'p2', renewed)).toBe(2);
    const rows = await rowsOf(bench.store);
    expect(rows.map(({ phone, language, row }) => [phone, language, row])).toEqual([
      [first, 'en', 9],
      [second, 'en', 9],
    ]);
    const claimed = await journal.exchange(exchangeOf(bench, { claim: 5 }));
    expect(claimed.map(({ phone }) => phone)).toEqual([second]);
  });

  test('who was left out, by a newer plan or by the last look, is taken up again by a plan that has them', async () => {
    const bench = use();
    const phones = await admitted(bench, 2);
    const { journal } = bench.store;
    await journal.exchange(
      exchangeOf(bench, {
        lastLook: (all) =>
          all.map(({ phone }) =>
            phone === phones[0]
              ? { skip: 'consent.withdrawn' }
              : { stopUntil: undefined, because: 'messaging-limit' },
          ),
      }),
    );
    expect(await journal.supersede('spring', 'p2')).toBe(1);
    expect(await journal.counts('spring')).toMatchObject({ skipped: 2 });
    expect(
      await journal.admit(
        'spring',
        'p3',
        phones.map((phone) => message(phone)),
      ),
    ).toBe(2);
    expect(await journal.counts('spring')).toMatchObject({ planned: 2, skipped: 0 });
    expect(await journal.skips('spring')).toEqual([]);
  });

  test('what waits from another plan is superseded, what has begun is not', async () => {
    const bench = use();
    await admitted(bench, 3);
    const { journal } = bench.store;
    await journal.exchange(exchangeOf(bench, { claim: 1 }));
    expect(await journal.supersede('spring', 'p1')).toBe(0);
    expect(await journal.supersede('spring', 'p2')).toBe(2);
    expect(await journal.counts('spring')).toMatchObject({ sending: 1, skipped: 2 });
    expect(await journal.skips('spring')).toEqual([{ reason: 'plan.superseded', count: 2 }]);
  });

  test('existing entries are found by any number of their person', async () => {
    const bench = use();
    await admitted(bench, 1);
    await bench.store.ledger.record([given({ identifiers: [phoneOf(0), phoneOf(7)], source: 'shop' })]);
    const found = await bench.store.journal.existing('spring', [phoneOf(0), phoneOf(7), phoneOf(8)]);
    expect(found).toEqual(new Map([phoneOf(0), phoneOf(7)].map((phone) => [phone, { state: 'planned' }])));
  });
}

function claiming(use: UseBench): void {
  test('claims follow the order of entry, give out nobody twice and say all that the request needs', async () => {
    const bench = use();
    const phones = await admitted(bench, 5);
    const { journal } = bench.store;
    const first = await journal.exchange(exchangeOf(bench, { claim: 2 }));
    const rest = await journal.exchange(exchangeOf(bench, { claim: 10 }));
    expect([...first, ...rest].map(({ phone }) => phone)).toEqual(phones);
    expect(first[0]).toMatchObject({ attempt: 1, template: 'spring', language: 'de' });
    expect(first[0]?.components).toEqual([{ type: 'body', parameters: [{ kind: 'text', text: 'Ada' }] }]);
    expect(new Set([...first, ...rest].map(({ correlation }) => correlation)).size).toBe(5);
    expect(await journal.exchange(exchangeOf(bench))).toEqual([]);
    expect(await journal.counts('spring')).toMatchObject({ sending: 5, planned: 0 });
  });

  test('of a person whose number somebody else has taken over since, the last look knows nothing', async () => {
    const bench = use();
    const [moved, stayed] = (await admitted(bench, 2)) as [string, string];
    const { ledger, journal } = bench.store;
    const change = { purposes: [], channels: [], released: [moved] };
    await ledger.record([
      given({
        ...change,
        kind: 'identifier-changed',
        identifiers: [moved, phoneOf(9)],
        occurredAt: '2026-02-02T00:00:00Z',
      }),
    ]);
    const states = new Map<string, number>();
    await journal.exchange(
      exchangeOf(bench, {
        lastLook: (candidates) =>
          candidates.map(({ phone, state }) => {
            states.set(phone, Object.keys(state).length);
            return { skip: 'consent.missing' };
          }),
      }),
    );
    expect(states).toEqual(
      new Map([
        [moved, 0],
        [stayed, 1],
      ]),
    );
  });

  test('the last look is called once, sees the state as it stands now, and whom it turns away is skipped', async () => {
    const bench = use();
    const [, stopped] = await admitted(bench, 3);
    const { ledger, journal } = bench.store;
    await ledger.record([
      given({ kind: 'withdrawn', identifiers: [stopped!], occurredAt: '2026-02-02T00:00:00Z' }),
    ]);
    let calls = 0;
    const claimed = await journal.exchange(
      exchangeOf(bench, {
        lastLook: (candidates) => {
          calls += 1;
          return candidates.map(({ state }) =>
            Object.hasOwn(state, 'withdrawn|newsletter|whatsapp') ? { skip: 'consent.withdrawn' } : 'send',
          );
        },
      }),
    );
    expect(calls).toBe(1);
    expect(claimed.map(({ phone }) => phone)).not.toContain(stopped);
    expect(claimed).toHaveLength(2);
    expect(await journal.skips('spring')).toEqual([{ reason: 'consent.withdrawn', count: 1 }]);
  });

  test('a last look that throws leaves everything as it was', async () => {
    const bench = use();
    await admitted(bench, 2);
    const { journal } = bench.store;
    const lastLook = (): never => {
      throw new Error('no');
    };
    await expect(journal.exchange(exchangeOf(bench, { lastLook }))).rejects.toThrow('no');
    expect(await journal.counts('spring')).toMatchObject({ planned: 2, sending: 0 });
  });

  test('a held message becomes claimable when its time has come, and not before', async () => {
    const bench = use();
    await admitted(bench, 1);
    await bench.store.ledger.record([given({ identifiers: [phoneOf(5)] })]);
    const { journal } = bench.store;
    await journal.admit('spring', 'p1', [message(phoneOf(5), { notBefore: START + 1000 })]);
    expect(await journal.counts('spring')).toMatchObject({ planned: 1, held: 1 });
    expect(await journal.exchange(exchangeOf(bench))).toHaveLength(1);
    expect(await journal.nextDue('spring')).toBe(START + 1000);
    expect(await journal.exchange(exchangeOf(bench, { now: START + 999 }))).toEqual([]);
    const [claimed] = await journal.exchange(exchangeOf(bench, { now: START + 1000 }));
    expect(claimed?.phone).toBe(phoneOf(5));
    expect(await journal.nextDue('spring')).toBeUndefined();
  });

  test('whose window closes first goes first, whether they waited for it or not; then the order of entry', async () => {
    const bench = use();
    const { ledger, journal, runs } = bench.store;
    await runs.save(run());
    await ledger.record([0, 1, 2, 3, 4].map((who) => given({ identifiers: [phoneOf(who)] })));
    const closing: [number, number, number | undefined][] = [
      [0, 9000, undefined],
      [1, 5000, START + 10],
      [2, 7000, undefined],
      [3, 7000, START + 5],
      [4, 1000, START + 50],
    ];
    const messages = closing.map(([who, closesAt, notBefore]) =>
      message(phoneOf(who), { closesAt: START + closesAt, notBefore }),
    );
    await journal.admit('spring', 'p1', messages);
    const claimed = await journal.exchange(exchangeOf(bench, { claim: 3, now: START + 20 }));
    expect(claimed.map(({ phone }) => phone)).toEqual([1, 2, 3].map(phoneOf));
    const rest = await journal.exchange(exchangeOf(bench, { now: START + 60 }));
    expect(rest.map(({ phone }) => phone)).toEqual([4, 0].map(phoneOf));
  });

  test('who is held again goes by the new closing, and is told with the limit that holds them', async () => {
    const bench = use();
    const phones = await admitted(bench, 3);
    const { journal } = bench.store;
    const hold = { holdUntil: START + 100, because: 'quiet-hours', closesAt: START + 900 } as const;
    await journal.exchange(
      exchangeOf(bench, {
        lastLook: (all) =>
          all.map(({ phone }) =>
            phone === phones[0]
              ? hold
              : { ...hold, closesAt: START + 500, holdUntil: START + 50, because: 'pair-rate' },
          ),
      }),
    );
    expect(await journal.holds('spring')).toEqual([
      { limit: 'pair-rate', count: 2, firstAt: START + 50 },
      { limit: 'quiet-hours', count: 1, firstAt: START + 100 },
    ]);
    const claimed = await journal.exchange(exchangeOf(bench, { now: START + 100 }));
    expect(claimed.map(({ phone }) => phone)).toEqual([phones[1], phones[2], phones[0]]);
    expect(await journal.holds('spring')).toEqual([]);
  });

  test('those who are turned away leave room: the next ones are asked in the same exchange', async () => {
    const bench = use();
    const phones = await admitted(bench, 6);
    const claimed = await bench.store.journal.exchange(
      exchangeOf(bench, {
        claim: 2,
        lastLook: (all) =>
          all.map(({ phone }) => (phones.indexOf(phone) < 3 ? { skip: 'consent.withdrawn' } : 'send')),
      }),
    );
    expect(claimed.map(({ phone }) => phone)).toEqual(phones.slice(3, 5));
  });

  test('the first message that left since an instant is told: refused for good counts, refused for now does not', async () => {
    const bench = use();
    await admitted(bench, 3);
    const { journal } = bench.store;
    const first = (since = START) => journal.firstSent('spring', since);
    expect(await first()).toBeUndefined();
    const [again] = await journal.exchange(exchangeOf(bench, { claim: 1 }));
    const retry = { kind: 'retry', at: START + 60_000, code: 1, detail: '', uncounted: false } as const;
    await journal.exchange(exchangeOf(bench, { claim: 0, settled: [settled(again!, retry)] }));
    expect(await first()).toBeUndefined();
    const [failed] = await journal.exchange(exchangeOf(bench, { claim: 1, now: START + 10 }));
    const fail = { kind: 'failed', code: 131026, title: '', detail: '' } as const;
    await journal.exchange(
      exchangeOf(bench, { claim: 1, now: START + 20, settled: [settled(failed!, fail)] }),
    );
    expect([await first(), await first(START + 11), await first(START + 21)]).toEqual([
      START + 10,
      START + 20,
      undefined,
    ]);
  });

  test('a campaign whose time is over skips what waits, and nothing that has begun', async () => {
    const bench = use();
    await admitted(bench, 3);
    const { journal } = bench.store;
    await journal.exchange(exchangeOf(bench, { claim: 1 }));
    expect(await journal.lapse('spring', 'campaign.over')).toBe(2);
    expect(await journal.lapse('spring', 'campaign.over')).toBe(0);
    expect(await journal.counts('spring')).toMatchObject({ sending: 1, skipped: 2 });
    expect(await journal.skips('spring')).toEqual([{ reason: 'campaign.over', count: 2 }]);
  });

  test('of a paused campaign a claim that obeys takes nothing, one that does not takes it all the same', async () => {
    const bench = use();
    await admitted(bench, 3);
    const { journal, runs } = bench.store;
    expect(await runs.control('spring')).toBeUndefined();
    expect(await runs.setControl('spring', 'paused')).toBe(0);
    expect(await runs.control('spring')).toBe('paused');
    expect(await journal.exchange(exchangeOf(bench, { claim: 1, obeysControl: true }))).toEqual([]);
    expect(await journal.exchange(exchangeOf(bench, { claim: 1 }))).toHaveLength(1);
    await runs.setControl('spring', undefined);
    expect(await journal.exchange(exchangeOf(bench, { claim: 1, obeysControl: true }))).toHaveLength(1);
  });

  test('cancelling a campaign skips what waits, leaves what has begun, and is not taken back', async () => {
    const bench = use();
    await admitted(bench, 3);
    const { journal, runs } = bench.store;
    await journal.exchange(exchangeOf(bench, { claim: 1 }));
    expect(await runs.setControl('spring', 'cancelled')).toBe(2);
    expect(await runs.setControl('spring', 'cancelled')).toBe(0);
    expect(await journal.counts('spring')).toMatchObject({ sending: 1, skipped: 2 });
    expect(await journal.skips('spring')).toEqual([{ reason: 'campaign.cancelled', count: 2 }]);
    await runs.setControl('spring', undefined);
    expect(await runs.control('spring')).toBe('cancelled');
  });

  test('a campaign can be paused before its first run, and is listed as such until it runs or is resumed', async () => {
    const { runs } = use().store;
    await runs.setControl('summer', 'paused');
    await runs.setControl('autumn', 'cancelled');
    const autumn = { campaign: 'autumn', control: 'cancelled' };
    expect(await runs.unbegun()).toEqual([autumn, { campaign: 'summer', control: 'paused' }]);
    expect(await runs.list()).toEqual([]);
    await runs.setControl('summer', undefined);
    expect(await runs.unbegun()).toEqual([autumn]);
    await runs.save(run({ id: 'r', campaign: 'autumn' }));
    expect(await runs.unbegun()).toEqual([]);
  });

  test('an intent survives a crash and is recovered as unknown, never claimed again', async () => {
    const bench = use();
    await admitted(bench, 3);
    await bench.store.journal.exchange(exchangeOf(bench, { claim: 2 }));
    const store = bench.reopen === undefined ? bench.store : await bench.reopen();
    expect(await store.journal.counts('spring')).toMatchObject({ sending: 2, planned: 1 });
    expect(await store.journal.recover('spring', START + 1)).toBe(2);
    expect(await store.journal.recover('spring', START + 1)).toBe(0);
    const claimed = await store.journal.exchange(exchangeOf(bench));
    expect(claimed.map(({ phone }) => phone)).toEqual([phoneOf(2)]);
    expect(await store.journal.counts('spring')).toMatchObject({ unknown: 2, sending: 1 });
  });
}
