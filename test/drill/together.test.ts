import { afterAll, describe, expect, it } from 'vitest';
import type { ImportDocument, RunDocument } from './campaign.ts';
import { consentCsv, numbers, removeFolders, totalOf, workspace } from './campaign.ts';
import { endAll, start } from './command.ts';
import { byDepth, report } from './depth.ts';
import { sandbox } from './sandbox.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = byDepth({ short: 300, full: 10_000 });
const ROWS = byDepth({ short: 15_000, full: 500_000 });

describe('a sender, a webhook receiver and an import on one store', () => {
  it('at once record everything, without an error', async () => {
    const phones = numbers(PEOPLE);
    const space = await workspace(phones);
    const receiver = await space.receive();
    const api = await sandbox(receiver.url);
    await space.pointAt(api.url);
    await space.consents(
      'many.csv',
      consentCsv(Array.from({ length: ROWS }, (_, index) => `+49151${30_000_000 + index}`)),
    );

    const importing = start(space.dir, ['consent', 'import', 'many.csv', '--json']);
    const sender = space.send('--rate', '300');
    const [imported, sent] = await Promise.all([importing.ended, sender.ended]);
    expect(imported.code, `${imported.stdout}${imported.stderr}`).toBe(0);
    expect(sent.code, `${sent.stdout}${sent.stderr}`).toBe(0);
    const { rows } = JSON.parse(imported.stdout) as ImportDocument;
    expect(rows).toEqual({ read: ROWS, added: ROWS, known: 0, refused: 0, rejected: 0 });
    expect(totalOf(JSON.parse(sent.stdout) as RunDocument)).toBe(PEOPLE);

    await api.flush();
    const { accepted, webhooks } = await api.state();
    expect(accepted).toMatchObject({ total: PEOPLE, maxPerNumber: 1 });
    // A refused webhook would be one that the receiver could not record: the store was busy for too long.
    expect(webhooks).toMatchObject({ failed: 0, refusedPosts: 0 });
    const { messages } = await space.status();
    expect((messages.delivered ?? 0) + (messages.read ?? 0), JSON.stringify(messages)).toBe(PEOPLE);
    expect((await receiver.process.stop()).stderr).toBe('');
    report(`${PEOPLE} messages, ${webhooks.sent} webhooks, ${ROWS} consents at once`);
  }, 600_000);
});
