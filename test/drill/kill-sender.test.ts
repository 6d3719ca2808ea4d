import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { Workspace } from './campaign.ts';
import { numbers, removeFolders, workspace } from './campaign.ts';
import type { Running } from './command.ts';
import { endAll } from './command.ts';
import { byDepth, chance, pause, report, until } from './depth.ts';
import type { Sandbox } from './sandbox.ts';
import { sandbox } from './sandbox.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = byDepth({ short: 300, full: 2_000 });
const KILLS = byDepth({ short: 5, full: 60 });
/** Requests of a run that may be under way at once (`src/cli/sending.ts`). */
const CONCURRENCY = 96;
const RATE = 200;
/** How long the API takes to answer: at this rate some requests are under way at any moment. Webhooks come after 50 to 300 ms. */
const ANSWER_MS = byDepth({ short: 40, full: 120 });

/** Waits for a random moment while a run sends. */
async function whileSending(api: Sandbox, sender: Running, draw: () => number): Promise<void> {
  const before = (await api.state()).messageRequests;
  await until(async () => sender.isOver() || (await api.state()).messageRequests > before);
  await pause(draw() * byDepth({ short: 250, full: 150 }));
}

/** Messages whose request was on its way by the journal, as ids; none before the journal is there. */
function underWay(space: Workspace): number[] {
  const database = new Database(join(space.dir, '.consend', 'consend.db'), { readonly: true });
  try {
    return database.prepare("SELECT id FROM messages WHERE state = 'sending'").pluck().all() as number[];
  } finally {
    database.close();
  }
}

interface Killing {
  readonly kills: number;
  /** Messages that each kill that found the run sending left in doubt. */
  readonly inDoubt: readonly (readonly number[])[];
}

async function killAgainAndAgain(space: Workspace, api: Sandbox): Promise<Killing> {
  const draw = chance('kill-sender');
  const inDoubt: number[][] = [];
  const seen = new Set<number>();
  let kills = 0;
  for (; kills < KILLS; kills += 1) {
    const sender = space.send('--rate', String(RATE));
    // Every fourth time anywhere from its start on: while it plans, while it enters the plan.
    if (kills % 4 === 2) await pause(draw() * 900);
    else await whileSending(api, sender, draw);
    const { code, stdout, stderr } = await sender.kill();
    // Not killed: it was done before. Any other end would be a lock that outlived its holder, or a store that broke.
    if (code !== null) {
      expect([0, 5], `${stdout}${stderr}`).toContain(code);
      break;
    }
    const fresh = underWay(space).filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    if (fresh.length > 0) inDoubt.push(fresh);
  }
  return { kills, inDoubt };
}

describe('a sender that is killed', () => {
  it('at random moments, many times, messages nobody twice and loses nobody, and webhooks settle what is in doubt', async () => {
    const phones = numbers(PEOPLE);
    const space = await workspace(phones);
    const receiver = await space.receive();
    const api = await sandbox(receiver.url);
    await space.pointAt(api.url);
    await api.faults({ rules: [{ delayMs: ANSWER_MS }] });

    const { kills, inDoubt } = await killAgainAndAgain(space, api);
    const last = await space.send().ended;
    expect([0, 5], `${last.stdout}${last.stderr}`).toContain(last.code);
    await api.flush();

    const { accepted, webhooks } = await api.state();
    const { messages } = await space.status();
    const doubts = inDoubt.reduce((sum, ids) => sum + ids.length, 0);
    const { unknown = 0, sent = 0, delivered = 0, read = 0 } = messages;
    const doubles = Object.values(accepted.byNumber).filter((count) => count > 1).length;
    const known = sent + delivered + read;
    report(
      `${kills} kills, ${PEOPLE} messages, ${doubles} doubles, ${PEOPLE - known - unknown} lost, ${doubts} in doubt (${inDoubt.map(({ length }) => length).join(' ')}), ${doubts - unknown} settled by webhook, ${unknown} unknown`,
    );
    expect(doubles).toBe(0);
    expect(webhooks).toMatchObject({ failed: 0, refusedPosts: 0 });
    // Whoever the API took is known; unknown are only those whose request never reached it.
    expect({ ...messages, sent: known, delivered: 0, read: 0 }).toEqual({
      ...Object.fromEntries(Object.keys(messages).map((state) => [state, 0])),
      sent: accepted.total,
      unknown: PEOPLE - accepted.total,
    });
    // What is in doubt is what was under way at the kills, no more: the run itself never lost track of an answer.
    expect(unknown).toBeLessThanOrEqual(doubts);
    expect(Math.max(0, ...inDoubt.map(({ length }) => length))).toBeLessThanOrEqual(CONCURRENCY);
    const again = await space.send().ended;
    expect([0, 5], `${again.stdout}${again.stderr}`).toContain(again.code);
    expect((await api.state()).accepted.total).toBe(accepted.total);
  }, 600_000);

  it('when the last requests are on the wire leaves them unknown: the next run says so, exit 5, and resends none', async () => {
    const [space, api] = await Promise.all([workspace(numbers(6)), sandbox()]);
    await space.pointAt(api.url);
    await api.faults({ rules: [{ hang: true, accepted: true, after: 3 }] });
    const sender = space.send();
    await until(async () => (await api.state()).accepted.total === 6);
    // Time for the first three answers to be written.
    await pause(300);
    await sender.kill();
    await api.faults();
    const { code, stdout, stderr } = await space.send().ended;
    const status = await space.status();
    expect(status.messages).toMatchObject({ accepted: 3, unknown: 3, sending: 0, planned: 0 });
    expect(status.state).toBe('partial');
    expect(code, `${stdout}${stderr}`).toBe(5);
    expect((await api.state()).messageRequests).toBe(6);
  }, 60_000);
});
