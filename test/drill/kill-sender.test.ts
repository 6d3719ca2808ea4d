import { afterAll, describe, expect, it } from 'vitest';
import type { RunDocument, Workspace } from './campaign.ts';
import { numbers, removeFolders, totalOf, workspace } from './campaign.ts';
import type { Running } from './command.ts';
import { endAll } from './command.ts';
import { byDepth, chance, pause, report, until } from './depth.ts';
import { deliverAll, postBox } from './post-box.ts';
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
/** How long the API takes to answer: at this rate some requests are under way at any moment. */
const ANSWER_MS = 40;

/** Waits for a random moment while a run sends. */
async function whileSending(api: Sandbox, sender: Running, draw: () => number): Promise<void> {
  const before = (await api.state()).messageRequests;
  await until(async () => sender.isOver() || (await api.state()).messageRequests > before);
  await pause(draw() * byDepth({ short: 250, full: 150 }));
}

interface Killing {
  readonly kills: number;
  /** Requests that each kill that found the run sending left in doubt. */
  readonly inDoubt: number[];
}

/** Messages of which nobody knows: noticed by a later run, or not yet. */
function doubtsIn({ messages }: RunDocument): number {
  return (messages.sending ?? 0) + (messages.unknown ?? 0);
}

async function killAgainAndAgain(space: Workspace, api: Sandbox): Promise<Killing> {
  const draw = chance('kill-sender');
  const inDoubt: number[] = [];
  let [kills, doubts] = [0, 0];
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
    // Before its first run the campaign is not known.
    const status = await space.status().catch(() => undefined);
    const now = status === undefined ? 0 : doubtsIn(status);
    if (now > doubts) inDoubt.push(now - doubts);
    doubts = now;
  }
  return { kills, inDoubt };
}

describe('a sender that is killed', () => {
  it('at random moments, many times, messages nobody twice and loses nobody', async () => {
    const phones = numbers(PEOPLE);
    const box = await postBox();
    const [space, api] = await Promise.all([workspace(phones), sandbox(box.url)]);
    await space.pointAt(api.url);
    await api.faults({ rules: [{ delayMs: ANSWER_MS }] });

    const { kills, inDoubt } = await killAgainAndAgain(space, api);
    const last = await space.send().ended;
    expect([0, 5], `${last.stdout}${last.stderr}`).toContain(last.code);
    const document = JSON.parse(last.stdout) as RunDocument;

    const { accepted } = await api.state();
    expect(accepted.maxPerNumber).toBe(1);
    expect(totalOf(document)).toBe(PEOPLE);
    const { planned, sending, held, skipped, failed, unknown = 0 } = document.messages;
    expect({ planned, sending, held, skipped, failed }).toEqual({
      planned: 0,
      sending: 0,
      held: 0,
      skipped: 0,
      failed: 0,
    });
    // What is in doubt is what was under way at the kills, no more: the run itself never lost track of an answer.
    expect(unknown).toBe(inDoubt.reduce((sum, count) => sum + count, 0));
    expect(Math.max(0, ...inDoubt)).toBeLessThanOrEqual(CONCURRENCY);
    report(`${kills} kills, ${unknown} of ${PEOPLE} unknown, in doubt per kill ${inDoubt.join(' ')}`);

    await api.flush();
    const receiver = await space.receive();
    expect(await deliverAll(receiver.url, box.letters)).toEqual(new Set([200]));
    const settled = await space.status();
    box.close();
    // Whoever the API took is known now; unknown are only those whose request never reached it.
    expect(settled.messages.unknown).toBe(PEOPLE - accepted.total);
    expect((settled.messages.delivered ?? 0) + (settled.messages.read ?? 0)).toBe(accepted.total);
    expect(totalOf(settled)).toBe(PEOPLE);
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
