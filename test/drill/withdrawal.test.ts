import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunDocument, Workspace } from './campaign.ts';
import { consentCsv, FILE, numbers, removeFolders, totalOf, workspace } from './campaign.ts';
import { endAll, runJson } from './command.ts';
import { byDepth, chance, pause, report, shuffled, until } from './depth.ts';
import type { Sandbox } from './sandbox.ts';
import { sandbox } from './sandbox.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = byDepth({ short: 120, full: 2_000 });
const ROUNDS = byDepth({ short: 3, full: 20 });
/** Slow: the run goes on until the last has withdrawn, however long the imports take on this machine. */
const RATE = 20;

const isoNow = (): string => new Date().toISOString();

/** Those of a list whose request is on its way at this moment, by consend's own journal. */
function underWay(space: Workspace, phones: readonly string[]): string[] {
  const database = new Database(join(space.dir, '.consend', 'consend.db'), { readonly: true });
  try {
    const rows = database.prepare("SELECT phone FROM messages WHERE state = 'sending'").pluck().all();
    const sending = new Set(rows.map((phone) => `+${phone}`));
    return phones.filter((phone) => sending.has(phone));
  } finally {
    database.close();
  }
}

/** Those of a list whom the API has taken a message for. */
async function messagedOf(api: Sandbox, phones: readonly string[]): Promise<string[]> {
  const { byNumber } = (await api.state()).accepted;
  return phones.filter((phone) => byNumber[phone] !== undefined);
}

describe('a consent withdrawn', () => {
  it('between plan and send is obeyed by the reviewed plan, and told as skipped', async () => {
    const phones = numbers(40);
    const [space, api] = await Promise.all([workspace(phones), sandbox()]);
    await space.pointAt(api.url);
    const { plan } = await runJson<{ plan: string }>(space.dir, ['plan', FILE]);
    const gone = phones.filter((_, index) => index % 4 === 1);
    await space.consents('gone.csv', consentCsv(gone, 'withdrawn', isoNow()));
    expect((await space.import('gone.csv')).rows.added).toBe(gone.length);
    const { code, stdout, stderr } = await space.send('--plan', plan).ended;
    expect(code, `${stdout}${stderr}`).toBe(0);
    expect((JSON.parse(stdout) as RunDocument).messages).toMatchObject({
      accepted: 30,
      skipped: 10,
      planned: 0,
    });
    expect(await messagedOf(api, gone)).toEqual([]);
    report(`${gone.length} of ${phones.length} withdrew between plan and send: none of them messaged`);
  }, 60_000);

  it('while a run sends counts from the moment it is in the ledger', async () => {
    const phones = numbers(PEOPLE);
    const draw = chance('withdrawal');
    const [space, api] = await Promise.all([workspace(phones), sandbox()]);
    await space.pointAt(api.url);
    // Slow answers: at every moment some requests are on their way.
    await api.faults({ rules: [{ delayMs: 250 }] });
    const leaving = shuffled(phones, draw);
    const sender = space.send('--rate', String(RATE));
    await until(async () => (await api.state()).accepted.total >= 5);
    const messagedBefore: string[] = [];
    const inFlight: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const gone = leaving.filter((_, index) => index % ROUNDS === round);
      await space.consents('gone.csv', consentCsv(gone, 'withdrawn', isoNow()));
      expect((await space.import('gone.csv')).rows).toMatchObject({ added: gone.length, rejected: 0 });
      // The import has ended: from here on nobody of them may be added to those who were messaged, but whose request
      // was on its way. What is no longer on its way is known to the API when that is asked.
      const sending = underWay(space, gone);
      const messaged = await messagedOf(api, gone);
      messagedBefore.push(...messaged);
      inFlight.push(...sending.filter((phone) => !messaged.includes(phone)));
      await pause(draw() * 200);
    }
    const { code, stdout, stderr } = await sender.ended;
    expect(code, `${stdout}${stderr}`).toBe(0);
    const messaged = await messagedOf(api, phones);
    const late = messaged.filter((phone) => !messagedBefore.includes(phone));
    expect(
      late.filter((phone) => !inFlight.includes(phone)),
      'messages that left after a withdrawal',
    ).toEqual([]);
    expect(messaged).toHaveLength(messagedBefore.length + late.length);
    const { messages } = JSON.parse(stdout) as RunDocument;
    const skipped = PEOPLE - messaged.length;
    expect(skipped, 'somebody withdrew in time').toBeGreaterThan(0);
    expect(messages).toMatchObject({ accepted: messaged.length, skipped, planned: 0 });
    expect(totalOf({ messages })).toBe(PEOPLE);
    const named = late.length === 0 ? '' : ` (${late.map((phone) => `…${phone.slice(-4)}`).join(', ')})`;
    report(
      `${PEOPLE} withdrew during a run: ${skipped} in time, ${messagedBefore.length} messaged before, ${late.length} on their way at that instant${named}`,
    );
  }, 300_000);

  it('by a reply while a run sends counts from the moment the webhook is answered', async () => {
    const phones = numbers(byDepth({ short: 50, full: 600 }));
    const space = await workspace(phones);
    const receiver = await space.receive();
    const api = await sandbox(receiver.url);
    await space.pointAt(api.url);
    const sender = space.send('--rate', '15');
    await until(async () => (await api.state()).accepted.total >= 3);
    const gone = phones.slice(5);
    await Promise.all(gone.map((phone) => api.inbound(phone, 'Stop')));
    await api.flush();
    const before = await messagedOf(api, gone);
    expect(before.length, 'somebody stopped in time').toBeLessThan(gone.length);
    const { code, stdout, stderr } = await sender.ended;
    expect(code, `${stdout}${stderr}`).toBe(0);
    expect(await messagedOf(api, gone)).toEqual(before);
    expect((JSON.parse(stdout) as RunDocument).messages.skipped).toBe(gone.length - before.length);
    report(`${gone.length} stopped by reply during a run, ${before.length} messaged before: none after`);
  }, 120_000);
});
