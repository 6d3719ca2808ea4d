import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunDocument, Workspace } from './campaign.ts';
import { CAMPAIGN, totalOf } from './campaign.ts';
import type { Running } from './command.ts';
import { run } from './command.ts';
import { useCopies } from './copies.ts';
import { byDepth, report, until } from './depth.ts';
import type { Sandbox } from './sandbox.ts';

const PEOPLE = 60;
const RATE = '40';

let api: Sandbox;
let space: Workspace;
useCopies(PEOPLE, (...made) => {
  [space, api] = made;
});

const taken = async (): Promise<number> => (await api.state()).accepted.total;
const asked = async (): Promise<number> => (await api.state()).messageRequests;

/** Waits until some messages are out, or the sender is over. */
async function underWay(sender: Running, count = 5): Promise<Running> {
  await until(async () => sender.isOver() || (await taken()) >= count);
  return sender;
}

async function edit(name: string, change: (text: string) => string): Promise<void> {
  const file = join(space.dir, name);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** Waits until a sender has said that it waits. */
async function sleeps(sender: Running, words: string): Promise<Running> {
  await until(() => sender.isOver() || sender.stderr().includes(words), 60_000);
  return sender;
}

interface State {
  readonly name: string;
  /** Brings a sender into the state. */
  readonly reach: () => Promise<Running>;
  /** Takes away what kept it there. */
  readonly repair?: () => Promise<unknown>;
  /** Whether requests may be in doubt. */
  readonly isInDoubt?: boolean;
  /** Options of the run that goes on. */
  readonly goOn?: readonly string[];
}

const DAY_IS_FULL: State = {
  name: 'sleeps until the day allows more',
  reach: async () => {
    await edit('consend.yaml', (text) => text.replace('messagesPerDay: 100000', 'messagesPerDay: 20'));
    return await sleeps(space.send('--wait'), 'Waiting until');
  },
  repair: () => edit('consend.yaml', (text) => text.replace('messagesPerDay: 20', 'messagesPerDay: 100000')),
};

const states: readonly State[] = [
  {
    name: 'has entered its plan, and sent nothing yet',
    reach: async () => {
      // Nothing is answered: the first request is its last.
      await api.faults({ rules: [{ hang: true }] });
      const sender = space.send('--rate', '1');
      await until(async () => sender.isOver() || (await asked()) >= 1);
      return sender;
    },
    isInDoubt: true,
  },
  {
    name: 'waits out a throttling',
    reach: async () => {
      await api.faults({ rules: [{ after: 5, status: 429, code: 130429, retryAfterSeconds: 10 }] });
      const sender = space.send('--rate', RATE);
      await until(async () => sender.isOver() || (await api.state()).refusals.total >= 1);
      return sender;
    },
    isInDoubt: true,
  },
  {
    name: 'waits for what its canary shows',
    reach: () => sleeps(space.send('--canary', '10'), 'messages are out; waiting'),
    goOn: ['--canary', '0'],
  },
  {
    name: 'sleeps through a pause',
    reach: async () => {
      const sender = await underWay(space.send('--rate', '4', '--wait'));
      expect((await run(space.dir, 'pause', CAMPAIGN)).code).toBe(0);
      return await sleeps(sender, 'The campaign is paused');
    },
    repair: () => run(space.dir, 'resume', CAMPAIGN),
  },
  DAY_IS_FULL,
  {
    name: 'finishes what is under way after SIGTERM',
    reach: async () => {
      await api.faults({ rules: [{ after: 5, hang: true, accepted: true }] });
      const sender = await underWay(space.send('--rate', RATE), 8);
      sender.child.kill('SIGTERM');
      return await sleeps(sender, 'Stopping');
    },
    isInDoubt: true,
  },
  {
    name: 'sends, and another one waits for its end that was killed before',
    reach: async () => {
      const first = await underWay(space.send('--rate', '4'));
      const second = await sleeps(space.send('--wait'), 'Another run is under way');
      expect((await second.kill()).code).toBeNull();
      return first;
    },
    isInDoubt: true,
  },
];

describe('a sender that is killed while it', () => {
  it.each(byDepth({ short: [DAY_IS_FULL], full: states }).map((state) => [state.name, state] as const))(
    '%s messages nobody twice and loses nobody',
    async (name, { reach, repair, isInDoubt, goOn = [] }) => {
      const sender = await reach();
      const { code, stdout, stderr } = await sender.kill();
      expect(code, `it had ended by itself: ${stdout}${stderr}`).toBeNull();
      await api.faults();
      await repair?.();
      const before = await space.status();
      expect(before).toMatchObject({ state: 'stopped', stoppedBy: 'cut-off' });
      const doubts = (before.messages.sending ?? 0) + (before.messages.unknown ?? 0);
      if (!isInDoubt) expect(doubts).toBe(0);

      const last = await space.send(...goOn).ended;
      expect(last.code, `${last.stdout}${last.stderr}`).toBe(doubts > 0 ? 5 : 0);
      const document = JSON.parse(last.stdout) as RunDocument;
      const { accepted } = await api.state();
      expect(accepted.maxPerNumber).toBe(1);
      expect(totalOf(document)).toBe(PEOPLE);
      expect(document.messages).toMatchObject({ accepted: PEOPLE - doubts, unknown: doubts, planned: 0 });
      report(`killed while it ${name}: ${PEOPLE} messages, 0 doubles, 0 lost, ${doubts} unknown`);
    },
    120_000,
  );
});
