import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunDocument } from './campaign.ts';
import { FILE, numbers, removeFolders, totalOf, workspace } from './campaign.ts';
import { endAll, start } from './command.ts';
import { byDepth, report, until } from './depth.ts';
import { sandbox } from './sandbox.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const SENDERS = byDepth({ short: 4, full: 10 });
const ROUNDS = byDepth({ short: 1, full: 10 });
const PEOPLE = 300;

describe('several senders of one campaign', () => {
  it('at once: one sends, the others exit 7, and the lock goes with its holder', async () => {
    const [space, api] = await Promise.all([workspace(numbers(PEOPLE)), sandbox()]);
    await space.pointAt(api.url);
    for (let round = 0; round < ROUNDS; round += 1) {
      const senders = Array.from({ length: SENDERS }, () => space.send('--rate', '5'));
      await until(() => senders.filter((sender) => sender.isOver()).length >= SENDERS - 1, 60_000);
      const holder = senders.find((sender) => !sender.isOver());
      for (const sender of senders) {
        if (sender === holder) continue;
        const { code, stdout, stderr } = await sender.ended;
        expect(code, `${stdout}${stderr}`).toBe(7);
        expect(JSON.parse(stdout)).toMatchObject({ schema: 'consend.error/1', code: 'run.locked' });
      }
      expect(holder, 'one of them sends').toBeDefined();
      const requests = (await api.state()).messageRequests;
      await until(async () => (await api.state()).messageRequests > requests);

      // Another campaign may not use the phone number meanwhile.
      const other = await readFile(join(space.dir, FILE), 'utf8');
      await writeFile(join(space.dir, 'other.yaml'), other.replace('id: herbst-2026', 'id: other-2026'));
      const second = await start(space.dir, ['send', 'other.yaml', '--yes', '--json']).ended;
      expect(second.code, second.stderr).toBe(7);
      expect((await holder?.kill())?.code).toBeNull();
    }
    // The last holder died with its lock: no wait, no --force, no file to remove.
    const last = await space.send().ended;
    expect([0, 5], `${last.stdout}${last.stderr}`).toContain(last.code);
    const document = JSON.parse(last.stdout) as RunDocument;
    const { accepted } = await api.state();
    expect(totalOf(document)).toBe(PEOPLE);
    expect(accepted.maxPerNumber).toBe(1);
    expect(accepted.total + (document.messages.unknown ?? 0)).toBeGreaterThanOrEqual(PEOPLE);
    report(
      `${ROUNDS} rounds of ${SENDERS} senders at once, the one that sends killed each time: ${PEOPLE} messages, 0 doubles, 0 lost, ${document.messages.unknown} unknown`,
    );
  }, 600_000);

  it('with --wait, the second takes over when the first is killed, and messages nobody again', async () => {
    const [space, api] = await Promise.all([workspace(numbers(60)), sandbox()]);
    await space.pointAt(api.url);
    const first = space.send('--rate', '10');
    await until(async () => (await api.state()).accepted.total >= 5);
    const second = space.send('--wait');
    await until(() => second.stderr().includes('"level":"info"'));
    expect((await first.kill()).code).toBeNull();
    const { code, stdout, stderr } = await second.ended;
    expect([0, 5], `${stdout}${stderr}`).toContain(code);
    const { accepted } = await api.state();
    expect(accepted.maxPerNumber).toBe(1);
    expect(totalOf(JSON.parse(stdout) as RunDocument)).toBe(60);
    report('the second takes over from a killed one: 60 messages, 0 doubles, 0 lost');
  }, 120_000);
});
