import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from './campaign.ts';
import { copyOf, numbers, removeFolders, workspace } from './campaign.ts';
import { endAll } from './command.ts';
import { byDepth, chance, pause, report, shuffled } from './depth.ts';
import type { Letter } from './post-box.ts';
import { deliver, deliverAll, postBox, signed, statusesOf } from './post-box.ts';
import { sandbox } from './sandbox.ts';

const PEOPLE = byDepth({ short: 200, full: 5_000 });
const RANKS = ['accepted', 'sent', 'delivered', 'read'];

let sent: Workspace;
let letters: readonly Letter[];
/** Counts by state that the letters tell, whatever their order: the furthest state of each message. */
let truth: Readonly<Record<string, number>>;

function furthestStates(list: readonly Letter[]): Record<string, number> {
  const ranks = new Map<string, number>();
  for (const { id, status } of statusesOf(list))
    ranks.set(id, Math.max(ranks.get(id) ?? 0, RANKS.indexOf(status)));
  const counts: Record<string, number> = {};
  for (const rank of ranks.values()) counts[RANKS[rank] ?? '?'] = (counts[RANKS[rank] ?? '?'] ?? 0) + 1;
  return counts;
}

beforeAll(async () => {
  const box = await postBox();
  const [space, api] = await Promise.all([workspace(numbers(PEOPLE)), sandbox(box.url)]);
  await space.pointAt(api.url);
  // A webhook seldom comes in order and alone: every kind of disorder that the sandbox can make.
  await api.faults({ webhooks: { duplicate: 0.3, reorder: 0.3, late: 0.2, lateMs: 5_000 } });
  const { code, stdout, stderr } = await space.send().ended;
  expect(code, `${stdout}${stderr}`).toBe(0);
  await api.flush();
  box.close();
  [sent, letters] = [space, box.letters];
  truth = furthestStates(letters);
}, 120_000);

afterAll(async () => {
  await endAll();
  await removeFolders();
});

async function expectTruth(space: Workspace): Promise<void> {
  const { messages } = await space.status();
  const counts = Object.fromEntries(Object.entries(messages).filter(([, count]) => count > 0));
  expect(counts).toEqual(truth);
}

/** A letter that says something of a message. */
function statusLetter(status: object): string {
  const statuses = [{ timestamp: '1795000000', recipient_id: '4915120200000', ...status }];
  const value = { messaging_product: 'whatsapp', metadata: {}, statuses };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  });
}

describe('webhooks', () => {
  it('duplicated, reordered and replayed leave each message in its furthest state', async () => {
    const draw = chance('webhooks');
    const space = await copyOf(sent);
    const receiver = await space.receive();
    const everything = shuffled([...letters, ...letters], draw);
    expect(await deliverAll(receiver.url, everything)).toEqual(new Set([200]));
    await expectTruth(space);
    expect(await deliverAll(receiver.url, [...letters].reverse())).toEqual(new Set([200]));
    await expectTruth(space);
    report(`${letters.length} letters thrice: ${JSON.stringify(truth)}`);
  }, 300_000);

  it('forged, oversized, broken and of unknown messages change nothing that is known', async () => {
    const space = await copyOf(sent);
    const receiver = await space.receive();
    const [status] = statusesOf(letters);
    const failure = { errors: [{ code: 131026, title: 'Message undeliverable' }] };
    const forged = statusLetter({ id: status?.id, status: 'failed', ...failure });
    const answers = [
      await deliver(receiver.url, signed(forged, 'another secret')),
      await deliver(receiver.url, { body: forged, signature: '' }),
      await deliver(receiver.url, { ...signed(forged), body: forged.replace('131026', '131050') }),
      // A signature of another letter, replayed over this body.
      await deliver(receiver.url, { body: forged, signature: letters[0]?.signature ?? '' }),
    ];
    expect(answers).toEqual([401, 401, 401, 401]);
    // Fetch may see the connection close before the answer: the receiver does not read 4 MB to refuse them.
    expect([413, 0]).toContain(
      await deliver(receiver.url, signed(`{"pad":"${'x'.repeat(4 * 1024 * 1024)}"}`)),
    );
    expect(await deliver(receiver.url, signed('{"entry":'))).toBe(400);
    expect(await deliver(receiver.url, signed('{}'))).toBe(200);
    const strangers = ['sent', 'delivered', 'read', 'failed'].map((state) =>
      signed(
        statusLetter({ id: 'wamid.STRANGER', status: state, biz_opaque_callback_data: 'somebody-else-1' }),
      ),
    );
    expect(await deliverAll(receiver.url, strangers)).toEqual(new Set([200]));
    expect((await space.status()).messages.accepted).toBe(PEOPLE);
    expect(await deliverAll(receiver.url, letters)).toEqual(new Set([200]));
    await expectTruth(space);
    report(`4 forged, 1 oversized, 2 empty or broken, ${strangers.length} of strangers: nothing changed`);
  }, 120_000);

  it('that were answered with 200 are kept when the receiver is killed', async () => {
    const draw = chance('kill-receiver');
    const space = await copyOf(sent);
    let left: readonly Letter[] = shuffled(letters, draw);
    let kills = 0;
    for (; kills < byDepth({ short: 3, full: 30 }) && left.length > 0; kills += 1) {
      const receiver = await space.receive();
      const answered = new Set<Letter>();
      const delivering = Promise.all(
        left.slice(0, Math.ceil(letters.length / 4)).map(async (letter) => {
          if ((await deliver(receiver.url, letter)) === 200) answered.add(letter);
        }),
      );
      await pause(draw() * 120);
      await receiver.process.kill();
      await delivering;
      // What got its 200 is never sent again.
      left = left.filter((letter) => !answered.has(letter));
    }
    const receiver = await space.receive();
    expect(await deliverAll(receiver.url, left)).toEqual(new Set(left.length > 0 ? [200] : []));
    await expectTruth(space);
    report(
      `receiver killed ${kills} times, ${letters.length - left.length} of ${letters.length} letters answered before`,
    );
  }, 300_000);
});
