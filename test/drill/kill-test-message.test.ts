import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf } from '../helpers/documents.ts';
import type { Workspace } from './campaign.ts';
import { CAMPAIGN, numbers, removeFolders, totalOf, workspace } from './campaign.ts';
import { endAll, run } from './command.ts';
import { byDepth, chance, pause, report, until } from './depth.ts';
import { sandbox } from './sandbox.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = 20;
const KILLS = byDepth({ short: 1, full: 24 });

/** State of each test message that the store knows, by number. */
function testsOf(space: Workspace): Map<string, string> {
  const database = new Database(join(space.dir, '.consend', 'consend.db'), { readonly: true });
  try {
    const rows = database.prepare('SELECT phone, state FROM test_messages').raw().all() as [number, string][];
    return new Map(rows.map(([phone, state]) => [`+${phone}`, state]));
  } finally {
    database.close();
  }
}

async function allowTests(space: Workspace, own: readonly string[]): Promise<void> {
  const file = join(space.dir, 'consend.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^# testNumbers.*$/m, `testNumbers: ${JSON.stringify(own)}`));
}

describe('a test message', () => {
  it('whose process is killed is noted, settled by its webhook, sent by no later run, and counted by no campaign', async () => {
    const draw = chance('kill-test-message');
    const phones = numbers(PEOPLE);
    // The first is a recipient too; the others are nobody's.
    const own = [...phones.slice(0, 1), ...numbers(KILLS, 90_000)];
    const space = await workspace(phones);
    await allowTests(space, own);
    const receiver = await space.receive();
    const api = await sandbox(receiver.url);
    await space.pointAt(api.url);

    // In the middle of the request: the platform has taken it, and the answer never comes.
    await api.faults({ rules: [{ hang: true, accepted: true }] });
    for (const [index, number] of own.slice(0, 2).entries()) {
      const sender = space.send('--test', number);
      await until(async () => sender.isOver() || (await api.state()).accepted.total > index);
      expect((await sender.kill()).code).toBeNull();
    }
    // At any moment: from its start on, or while the answer is on its way and just written down.
    await api.faults({ rules: [{ delayMs: 100 }] });
    for (const [index, number] of own.slice(2).entries()) {
      const before = (await api.state()).messageRequests;
      const sender = space.send('--test', number);
      if (index % 4 === 0) await pause(draw() * 2_000);
      else {
        await until(async () => sender.isOver() || (await api.state()).messageRequests > before);
        await pause(draw() * 200);
      }
      await sender.kill();
    }
    await api.faults();
    await api.flush();

    const { byNumber: tested, total } = (await api.state()).accepted;
    const kept = testsOf(space);
    expect(Object.values(tested)).toEqual(Object.values(tested).map(() => 1));
    // Durable before it leaves, and settled though its sender is gone.
    for (const number of Object.keys(tested)) expect(kept.get(number)).toMatch(/^(sent|delivered|read)$/);
    const told = await run(space.dir, 'status', '--json');
    const { runs, tests } = documentOf<{ schema: string; runs: unknown[]; tests: { campaign: string }[] }>(
      told,
      'consend.status/1',
    );
    expect([runs, tests.map(({ campaign }) => campaign)]).toEqual([[], [CAMPAIGN]]);

    const { code, stdout, stderr } = await space.send().ended;
    expect(code, `${stdout}${stderr}`).toBe(0);
    await api.flush();
    const { messages } = await space.status();
    expect(totalOf({ messages })).toBe(PEOPLE);
    expect((messages.delivered ?? 0) + (messages.read ?? 0)).toBe(PEOPLE);
    const { byNumber } = (await api.state()).accepted;
    // Who was tested on and is a recipient has the campaign's message as well; nobody has more than one of either.
    const expected = new Map(Object.entries(tested));
    for (const phone of phones) expected.set(phone, (expected.get(phone) ?? 0) + 1);
    expect(byNumber).toEqual(Object.fromEntries(expected));
    expect(testsOf(space).size).toBe(kept.size);
    report(
      `${own.length} test messages killed: ${kept.size} begun, ${total} taken by the API and settled by webhook, 0 sent again, 0 counted by the campaign`,
    );
  }, 300_000);
});
