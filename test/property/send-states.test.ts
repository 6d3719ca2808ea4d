import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/index.ts';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import {
  DECIDED_TRANSITIONS,
  MESSAGE_STATES,
  mayMove,
  PUT_OFF_TRANSITIONS,
} from '../../src/core/message-state.ts';
import type {
  AttemptOutcome,
  BegunTest,
  ClaimedMessage,
  DeliveryStatus,
  MessageJournal,
  Store,
  TestOutcome,
} from '../../src/core/ports.ts';
import { testKeys } from '../contract/store-tools.ts';
import { byDepth } from '../drill/depth.ts';
import { HOUR, NOW, question } from '../unit/core/builders.ts';
import { questionScheduler } from '../unit/pipeline/question-scheduler.ts';
import {
  admitted,
  countedRandom,
  fact,
  message,
  phoneOf,
  statesOf,
  type VirtualClock,
  virtualClock,
} from '../unit/pipeline/stores.ts';

const PEOPLE = 4;
const OUTCOMES = [
  'accepted',
  'failed',
  'failed-for-good',
  'retry',
  'throttled',
  'put-off',
  'unknown',
  'withheld',
] as const;
const WAIT: Readonly<Record<string, number>> = { retry: 1000, throttled: 1000, 'put-off': 24 * HOUR };

/** One thing that may happen to a campaign's journal. Numbers pick among what there is; `at` picks one of two processes. */
const at = fc.nat(1);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('claim' as const),
      at,
      count: fc.integer({ min: 1, max: PEOPLE }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('settle' as const),
      at,
      pick: fc.nat(),
      outcome: fc.constantFrom(...OUTCOMES),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('status' as const, 'status' as const, 'status' as const, 'test-status' as const),
      at,
      pick: fc.nat(),
      status: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const, 'failed' as const),
      named: fc.boolean(),
      isLater: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('wait' as const), hours: fc.constantFrom(0.01, 1, 25) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'resend-failed',
        'resend-unknown',
        'crash',
        'recover',
        'supersede',
        'admit',
        'lapse',
        'disk-full',
      ),
      at,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom('withdraw' as const, 'test' as const),
      at,
      who: fc.nat(PEOPLE - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('settle-test' as const),
      at,
      pick: fc.nat(),
      outcome: fc.constantFrom('accepted' as const, 'failed' as const, 'unknown' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
/** What a webhook tells of a message. */
type Told = Extract<Step, { what: 'status' | 'test-status' }>;

const folders: string[] = [];
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

/** In SQL: a user decided about the message, and no attempt was made since. */
const DECIDED =
  "EXISTS (SELECT 1 FROM resends WHERE message = OLD.id AND try = OLD.tries AND state IN ('failed', 'unknown'))";
/** In SQL: a webhook told that the newest attempt failed and is to be made again in hours, for the first time. */
const PUT_OFF = `(SELECT count(*) FILTER (WHERE try = OLD.tries) = 1 AND count(*) = 1
  FROM attempts WHERE message = OLD.id AND kind = 'put-off')`;

/** Has the database itself refuse every move that the table of transitions does not have, and every loss of a message. */
function guard(file: string): void {
  const database = new Database(file);
  const moves = MESSAGE_STATES.flatMap((from) =>
    MESSAGE_STATES.filter((to) => mayMove(from, to)).map((to) => `('${from}','${to}')`),
  );
  const decided = Object.values(DECIDED_TRANSITIONS).map(({ from, to }) => `'${from} ${to}'`);
  const putOff = PUT_OFF_TRANSITIONS.from.map((from) => `'${from} ${PUT_OFF_TRANSITIONS.to}'`);
  database.exec(`
    CREATE TABLE legal_moves (was TEXT, becomes TEXT);
    INSERT INTO legal_moves VALUES ${moves.join(',')};
    CREATE TRIGGER only_legal_moves BEFORE UPDATE OF state ON messages
    WHEN OLD.state IS NOT NEW.state
      -- By the user's decision about the newest attempt alone.
      AND NOT (OLD.state || ' ' || NEW.state IN (${decided.join(',')}) AND ${DECIDED})
      AND NOT (OLD.state || ' ' || NEW.state IN (${putOff.join(',')}) AND ${PUT_OFF})
      AND NOT EXISTS (SELECT 1 FROM legal_moves WHERE was = OLD.state AND becomes = NEW.state)
      -- A status proves that what was refused and put back went out after all.
      AND NOT (OLD.tries > 0 AND OLD.state IN ('planned', 'held', 'skipped') AND NEW.state IN ('sent', 'delivered', 'read'))
    BEGIN SELECT RAISE(ABORT, 'illegal move'); END;
    CREATE TRIGGER no_second_request BEFORE UPDATE OF state ON messages
    WHEN NEW.state = 'sending' AND OLD.contact_at IS NOT NULL AND NOT ${DECIDED} BEGIN SELECT RAISE(ABORT, 'a second request'); END;
    CREATE TRIGGER only_legal_test_moves BEFORE UPDATE OF state ON test_messages
    WHEN OLD.state IS NOT NEW.state
      AND NOT EXISTS (SELECT 1 FROM legal_moves WHERE was = OLD.state AND becomes = NEW.state)
    BEGIN SELECT RAISE(ABORT, 'an illegal move of a test'); END;
    CREATE TRIGGER no_test_lost BEFORE DELETE ON test_messages BEGIN SELECT RAISE(ABORT, 'a lost test'); END;
    CREATE TRIGGER nothing_lost BEFORE DELETE ON messages BEGIN SELECT RAISE(ABORT, 'a lost message'); END;`);
  database.close();
}

const scheduler = questionScheduler((now) => question({ now }));

/** Two processes with one store in a file, and an API of which nobody knows what it did. */
class World {
  private readonly dir = mkdtempSync(join(tmpdir(), 'consend-states-'));
  private readonly clock: VirtualClock = virtualClock();
  private readonly random = countedRandom();
  private readonly stores: Store[] = [];
  /** Claims of each process that wait for their answer; all claims ever. */
  private readonly open: ClaimedMessage[][] = [[], []];
  private readonly claims: ClaimedMessage[] = [];
  /** People to whom a request left that may have reached them. */
  private readonly inDoubt = new Set<string>();
  private readonly withdrawn = new Set<string>();
  /** Test messages of each process that wait for their answer; all that were begun. */
  private readonly openTests: BegunTest[][] = [[], []];
  private readonly tests: (BegunTest & { readonly phone: string })[] = [];
  private plans = 1;

  async start(): Promise<void> {
    folders.push(this.dir);
    this.stores[0] = await this.openOne();
    await admitted(this.store(0), PEOPLE);
    guard(join(this.dir, 'consend.db'));
    this.stores[1] = await this.openOne();
  }

  private openOne(): Promise<Store> {
    const { clock, random, dir: baseDir } = this;
    return openStore({ url: 'sqlite:consend.db', baseDir, clock, random, sha256, keys: testKeys() });
  }

  store(which: number): Store {
    return this.stores[which] as Store;
  }

  journal(which: number): MessageJournal {
    return this.store(which).journal;
  }

  async end(): Promise<void> {
    for (const store of this.stores) await store.close();
  }

  private async claim(which: number, count: number): Promise<void> {
    const { now } = { now: this.clock.time };
    const claimed = await this.journal(which).exchange({
      campaign: 'c',
      settled: [],
      claim: count,
      now,
      needs: scheduler.needs,
      lastLook: (candidates, use) => scheduler.look(now, candidates, use),
    });
    for (const one of claimed) {
      expect(this.inDoubt.has(one.phone), `a second request to ${one.phone}`).toBe(false);
      expect(this.withdrawn.has(one.phone), `a request to ${one.phone}, who withdrew`).toBe(false);
      this.inDoubt.add(one.phone);
      this.open[which]?.push(one);
      this.claims.push(one);
    }
  }

  private outcome(said: (typeof OUTCOMES)[number], claimed: ClaimedMessage): AttemptOutcome {
    const detail = 'd';
    if (said === 'accepted') return { kind: 'accepted', wamid: `wamid.${claimed.correlation}` };
    if (said === 'failed') return { kind: 'failed', code: 132012, title: 't', detail };
    if (said === 'failed-for-good') return { kind: 'failed', code: 131026, title: 't', detail };
    if (said === 'unknown') return { kind: 'unknown', detail };
    if (said === 'withheld') return { kind: 'skipped', reason: 'media.missing', detail };
    const again = this.clock.time + (WAIT[said] ?? 0);
    const uncounted = said === 'throttled';
    return {
      kind: 'retry',
      at: again,
      code: 2,
      detail,
      uncounted,
      ...(said === 'put-off' ? { held: true } : {}),
    };
  }

  /** An answer comes in; `isFull`: the disk is full at that moment, and it comes in again afterwards. */
  private async settle(
    which: number,
    pick: number,
    said: (typeof OUTCOMES)[number],
    isFull = false,
  ): Promise<void> {
    const open = this.open[which] ?? [];
    const [claimed] = open.splice(pick % Math.max(1, open.length), 1);
    if (!claimed) return;
    const before = (await statesOf(this.store(which))).get(claimed.phone);
    const settled = [
      {
        message: claimed.message,
        attempt: claimed.attempt,
        outcome: this.outcome(said, claimed),
        at: this.clock.time,
      },
    ];
    const request = { campaign: 'c', settled, claim: isFull ? 1 : 0, now: this.clock.time };
    const lastLook = (): never => {
      throw new Error('disk full');
    };
    if (isFull)
      await this.journal(which)
        .exchange({ ...request, lastLook })
        .catch(() => {});
    await this.journal(which).exchange({ ...request, claim: 0, lastLook: () => [] });
    const isRefused = !['accepted', 'failed', 'failed-for-good', 'unknown'].includes(said);
    const isNewest = this.claims.findLast(({ phone }) => phone === claimed.phone) === claimed;
    // Where a status has told meanwhile that it went out, a refusal changes nothing any more; nor does that of an attempt
    // after which the user had the message sent again.
    const wasOpen = isNewest && ['sending', 'unknown'].includes(before ?? '');
    if (isRefused && wasOpen) this.inDoubt.delete(claimed.phone);
    // A status that came before the answer and named the message by nothing else put it off.
    const after = (await statesOf(this.store(which))).get(claimed.phone);
    if (said === 'accepted' && wasOpen && after === 'held') this.inDoubt.delete(claimed.phone);
  }

  /** A status of a message that went out under a correlation; undefined: nothing went out yet. */
  private statusOf(
    list: readonly { readonly phone: string; readonly correlation: string }[],
    { pick, status, named, isLater }: Told,
  ): (DeliveryStatus & { readonly phone: string }) | undefined {
    const one = list[pick % Math.max(1, list.length)];
    if (!one) return undefined;
    const finalCode = named ? 131053 : 131026;
    const code = isLater ? 131049 : finalCode;
    return {
      wamid: `wamid.${one.correlation}`,
      correlation: named ? one.correlation : undefined,
      status,
      at: this.clock.time,
      phone: one.phone,
      error: status === 'failed' ? { code, title: 't', detail: 'd' } : undefined,
      pricing: undefined,
    };
  }

  private async status(told: Told, which: number): Promise<void> {
    const update = this.statusOf(this.claims, told);
    if (!update) return;
    const { phone } = update;
    const [result] = await this.journal(which).applyStatuses([update]);
    if (result !== 'applied') return;
    if (told.status !== 'failed') this.inDoubt.add(phone);
    // Put off: the platform says that it did not deliver, and one request more may leave.
    else if ((await statesOf(this.store(which))).get(phone) === 'held') this.inDoubt.delete(phone);
  }

  /** A test message to one's own number, which is a recipient's too, begins. */
  private async beginTest(which: number, phone: string): Promise<void> {
    const message = { campaign: 'c', phone, template: 'herbst_sale', language: 'de' };
    const request = { message, now: this.clock.time, dayMs: 24 * HOUR, look: () => 'send' as const };
    const begun = (await this.store(which).tests.begin(request)) as BegunTest;
    this.openTests[which]?.push(begun);
    this.tests.push({ ...begun, phone });
  }

  private async settleTest(
    { pick, outcome }: Extract<Step, { what: 'settle-test' }>,
    which: number,
  ): Promise<void> {
    const open = this.openTests[which] ?? [];
    const [begun] = open.splice(pick % Math.max(1, open.length), 1);
    if (!begun) return;
    const outcomes: Record<typeof outcome, TestOutcome> = {
      accepted: { kind: 'accepted', wamid: `wamid.${begun.correlation}` },
      failed: { kind: 'failed', code: 131026, title: 't', detail: 'd' },
      unknown: { kind: 'unknown', detail: 'd' },
    };
    await this.store(which).tests.settle(begun.test, outcomes[outcome], this.clock.time);
  }

  private async testStatus(told: Told, which: number): Promise<void> {
    const update = this.statusOf(this.tests, told);
    if (update) await this.journal(which).applyStatuses([update]);
  }

  /** What the campaign knows of its messages: their states, and what webhooks have told of them. */
  private async campaign(): Promise<object> {
    const states = await statesOf(this.store(0));
    return { states: [...states], told: await this.journal(0).webhookOutcomes('c') };
  }

  /** What happens to a test message changes nothing in the campaign. */
  private async apart(what: () => Promise<void>): Promise<void> {
    const before = await this.campaign();
    await what();
    expect(await this.campaign()).toEqual(before);
  }

  async take(next: Step): Promise<void> {
    switch (next.what) {
      case 'test':
        return await this.apart(() => this.beginTest(next.at, phoneOf(next.who)));
      case 'settle-test':
        return await this.apart(() => this.settleTest(next, next.at));
      case 'test-status':
        return await this.apart(() => this.testStatus(next, next.at));
      case 'claim':
        return await this.claim(next.at, next.count);
      case 'settle':
        return await this.settle(next.at, next.pick, next.outcome);
      case 'disk-full':
        return await this.settle(next.at, 0, 'accepted', true);
      case 'status':
        return await this.status(next, next.at);
      case 'wait':
        this.clock.time += next.hours * HOUR;
        return;
      case 'crash':
        // Its answers are lost with the process; the file is opened as it was left.
        this.open[next.at] = [];
        this.openTests[next.at] = [];
        await this.store(next.at).close();
        this.stores[next.at] = await this.openOne();
        return;
      case 'withdraw': {
        const phone = phoneOf(next.who);
        const occurredAt = new Date(NOW).toISOString();
        await this.store(next.at).ledger.record([fact(phone, { kind: 'withdrawn', occurredAt })]);
        this.withdrawn.add(phone);
        return;
      }
      case 'admit': {
        this.plans += 1;
        const messages = Array.from({ length: PEOPLE }, (_, n) =>
          message(phoneOf(n), { notBefore: n === 0 ? this.clock.time + HOUR : undefined }),
        );
        await this.journal(next.at).admit('c', `p${this.plans}`, messages);
        return;
      }
      case 'resend-failed':
      case 'resend-unknown':
        return await this.resend(next.at, next.what);
      case 'recover':
        await this.journal(next.at).recover('c', this.clock.time);
        return;
      case 'lapse':
        await this.journal(next.at).lapse('c', 'campaign.over');
        return;
      default:
        await this.journal(next.at).supersede('c', `p${this.plans}`);
    }
  }

  /** The user decides: those that go back to the queue may get one message more. */
  private async resend(which: number, decision: 'resend-failed' | 'resend-unknown'): Promise<void> {
    const before = await statesOf(this.store(which));
    const wish = { failed: decision === 'resend-failed', unknown: decision === 'resend-unknown' };
    const phones = [...before.keys()];
    const count = await this.store(which).resends.decide({
      campaign: 'c',
      messages: phones.map((phone) => ({ phone })),
      wish,
      now: this.clock.time,
    });
    const after = await statesOf(this.store(which));
    const { from, to } = DECIDED_TRANSITIONS[decision];
    const moved = phones.filter((phone) => before.get(phone) !== after.get(phone));
    expect(moved.map((phone) => [before.get(phone), after.get(phone)])).toEqual(moved.map(() => [from, to]));
    expect(moved).toHaveLength(count);
    for (const phone of moved) this.inDoubt.delete(phone);
  }

  /** What webhooks told, as a run that sends meanwhile is told it: of each message in its last state, once. */
  async expectTold(): Promise<void> {
    const told = await this.journal(0).webhookOutcomes('c');
    const sum = told.filter(({ outcome }) => outcome === 'out').reduce((all, { count }) => all + count, 0);
    const states = [...(await statesOf(this.store(0))).values()];
    expect(sum).toBe(states.filter((state) => ['sent', 'delivered', 'read'].includes(state)).length);
  }

  /** Each test message had one request and is kept; whose answer was lost in a crash is unknown, unless a status told. */
  async expectTests(): Promise<void> {
    // An hour is the longest that a request may take.
    this.clock.time += HOUR + 1;
    await this.beginTest(0, phoneOf(0));
    const last = this.openTests[0]?.pop() as BegunTest;
    const kept = await this.store(0).tests.about(Array.from({ length: PEOPLE }, (_, n) => phoneOf(n)));
    expect(kept).toHaveLength(this.tests.length);
    expect(kept.filter(({ state }) => state === 'sending')).toHaveLength(1);
    await this.store(0).tests.settle(last.test, { kind: 'unknown', detail: 'd' }, this.clock.time);
  }

  /** Runs to the end with an API that takes everything: whoever may still get the message gets it once. */
  async finish(): Promise<void> {
    await this.journal(0).recover('c', this.clock.time);
    for (let round = 0; round < 3; round += 1) {
      this.clock.time += 49 * HOUR;
      await this.claim(0, PEOPLE);
      while ((this.open[0]?.length ?? 0) > 0) await this.settle(0, 0, 'accepted');
    }
  }
}

describe('the states of messages in the journal', () => {
  test('only ever move as the table says, with nobody written to twice, no message lost and tests apart from it all, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const world = new World();
        await world.start();
        try {
          for (const next of steps) {
            await world.take(next);
            await world.expectTold();
          }
          await world.expectTests();
          await world.finish();
          const states = await statesOf(world.store(1));
          expect([...states.keys()].sort()).toEqual(Array.from({ length: PEOPLE }, (_, n) => phoneOf(n)));
          const waits = [...states.values()].filter((state) =>
            ['planned', 'held', 'sending'].includes(state),
          );
          expect(waits).toEqual([]);
        } finally {
          await world.end();
        }
      }),
      { numRuns: byDepth({ short: 40, full: 1_500 }) },
    );
  }, 900_000);
});
