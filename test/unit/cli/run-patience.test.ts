import { describe, expect, test } from 'vitest';
import { untilSendable } from '../../../src/cli/campaign-control.ts';
import { lockRun } from '../../../src/cli/run-lock.ts';
import type { OpenWorkspace } from '../../../src/cli/workspace.ts';
import { messagesFor } from '../../../src/i18n/index.ts';

/** A workspace whose campaign is paused and locked by somebody else; sleeping moves its clock. */
function busy(): { open: OpenWorkspace; now: () => number } {
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const messages = { control: messagesFor('en').control, cli: { progress: { waitingForLock: '' } } };
  const open = {
    session: { clock, messages, note: () => {} },
    store: { lock: async () => undefined, runs: { control: async () => 'paused' } },
    workspace: { config: { provider: { phoneNumberId: '1' } } },
  } as unknown as OpenWorkspace;
  return { open, now: () => now };
}

describe('a send that may wait, with an end of its own', () => {
  const patience = { wait: true, signal: new AbortController().signal, until: 60_000 };

  test('waits for another run until then, and no longer', async () => {
    const { open, now } = busy();
    await expect(lockRun(open, 'spring', patience)).rejects.toMatchObject({ code: 'run.locked' });
    expect(now()).toBeGreaterThanOrEqual(60_000);
    expect(now()).toBeLessThan(61_500);
  });

  test('waits for the end of a pause until then, and no longer', async () => {
    const { open, now } = busy();
    await expect(untilSendable(open, 'spring', patience)).rejects.toMatchObject({ code: 'campaign.paused' });
    expect(now()).toBe(60_000);
  });
});
