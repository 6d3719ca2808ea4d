import { afterAll, describe, expect, it } from 'vitest';
import type { RunDocument } from './campaign.ts';
import { numbers, removeFolders, totalOf, workspace } from './campaign.ts';
import { endAll, run } from './command.ts';
import { byDepth, chance, report, shuffled, until } from './depth.ts';
import { sandbox } from './sandbox.ts';
import { holding, tablesWith } from './traces.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = byDepth({ short: 100, full: 1_000 });
const LEAVING = byDepth({ short: 4, full: 40 });

describe('an erasure while a run sends and statuses come in', () => {
  it('takes each of them out for good, sends to all others, and every count adds up', async () => {
    const phones = numbers(PEOPLE);
    const space = await workspace(phones);
    const receiver = await space.receive();
    const api = await sandbox(receiver.url);
    await space.pointAt(api.url);
    const gone = shuffled(phones, chance('erase-while-sending')).slice(0, LEAVING);
    const sender = space.send('--rate', '15');
    await until(async () => (await api.state()).accepted.total >= 5);
    const messagedBefore: string[] = [];
    for (const phone of gone) {
      const erased = await run(space.dir, 'consent', 'erase', phone, '--yes', '--json');
      expect(erased.code, `${erased.stdout}${erased.stderr}`).toBe(0);
      if ((await api.state()).accepted.byNumber[phone] !== undefined) messagedBefore.push(phone);
    }
    const { code, stdout, stderr } = await sender.ended;
    expect(code, `${stdout}${stderr}`).toBe(0);
    await api.flush();

    const { byNumber, maxPerNumber } = (await api.state()).accepted;
    expect(maxPerNumber).toBe(1);
    // The erasure has ended: from here on nobody of them may be added to those who were messaged.
    expect(gone.filter((phone) => byNumber[phone] !== undefined)).toEqual(messagedBefore);
    expect(phones.filter((phone) => byNumber[phone] !== undefined)).toHaveLength(
      PEOPLE - LEAVING + messagedBefore.length,
    );
    const { messages } = JSON.parse(stdout) as RunDocument;
    expect(totalOf({ messages })).toBe(PEOPLE);
    expect(messages).toMatchObject({ skipped: LEAVING - messagedBefore.length, planned: 0, sending: 0 });
    report(`${LEAVING} erased during a run, ${LEAVING - messagedBefore.length} of them before their message`);

    // Neither an answer nor a status that came afterwards may have brought anything back.
    await receiver.process.stop();
    for (const phone of gone) expect(tablesWith(space, phone)).toEqual([]);
    const [stays = ''] = phones.filter((phone) => !gone.includes(phone));
    expect(tablesWith(space, stays)).toEqual(expect.arrayContaining(['events', 'messages', 'phones']));
    // What was put off while the sender used the store is made up for.
    for (const phone of gone) await run(space.dir, 'consent', 'erase', phone, '--yes', '--json');
    for (const phone of gone) expect(await holding(space, phone)).toEqual([]);
  }, 300_000);
});
