/** What a run obeys beside the configuration, on a virtual clock with the real planner and sender. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePlan } from '../../../src/cli/planning.ts';
import { sendPlan } from '../../../src/cli/sending.ts';
import type { RunLimits, SendingParts } from '../../../src/cli/sending-parts.ts';
import { type VirtualRun, type VirtualWorkspace, virtualWorkspace } from '../../helpers/virtual.ts';

/** A Wednesday; the window is open from nine to eight in Berlin. */
const at = (time: string, day = '2027-03-24'): number => Date.parse(`${day}T${time}:00+01:00`);
const HALF_HOUR = 1_800_000;
const PEOPLE = 120;
let space: VirtualWorkspace;
let opened: Omit<VirtualRun, 'campaign'> | undefined;

beforeAll(async () => {
  space = await virtualWorkspace({
    people: Array.from({ length: PEOPLE }, (_, index) => ({
      phone: `+4915122${index + 100_000}`,
      country: 'DE',
    })),
    settings: (yaml) =>
      yaml
        .replace(
          /^window: .*$/m,
          'window: { from: "09:00", to: "20:00", days: MON-SUN, zone: recipient, holidays: false }',
        )
        .replace(/^ {2}frequency: .*$/m, ''),
  });
});
afterAll(async () => {
  await opened?.close();
  await space.remove();
});

type Sent = Awaited<ReturnType<typeof sendPlan>> & { readonly sent: number };

/** `consend send` again and again in one workspace, its clock moved by hand in between. */
async function workspaceAt(startAt: number) {
  await opened?.close();
  const run = await space.open({ startAt, profile: { outcomes: { failed: 0, delivered: 1, stop: 0 } } });
  opened = run;
  const { open, clock } = run.simulation;
  const { signal } = new AbortController();
  return {
    ...run,
    async moveTo(instant: number): Promise<void> {
      await clock.sleep(instant - clock.now());
    },
    async send(limits: RunLimits, parts: Partial<SendingParts> = {}): Promise<Sent> {
      const before = run.requests.length;
      const made = await clock.standStill(() => makePlan(open, { file: 'virtual.yaml', signal }));
      const { campaign, summary, dir, account } = made;
      const all = { campaign, summary, dir, account, limits, signal, abort: signal, ...parts };
      return { ...(await sendPlan(open, all)), sent: run.requests.length - before };
    },
  };
}

describe('a campaign that may be late by half an hour', () => {
  const limits: RunLimits = { maxLatenessMs: HALF_HOUR };

  test('does not begin later, stays planned, and says when the next start is due', async () => {
    const { send } = await workspaceAt(at('15:00'));
    const { run, counts, sent } = await send(limits);
    expect(run).toMatchObject({
      state: 'stopped',
      stoppedBy: 'late',
      resumeAt: at('09:00', '2027-03-25'),
    });
    expect(counts.planned).toBe(PEOPLE);
    expect(sent).toBe(0);
  });

  test('goes on at any later time of a window in which it began in time, and not in the next one', async () => {
    const { send, moveTo } = await workspaceAt(at('09:20'));
    expect((await send({ ...limits, limit: 50 })).sent).toBe(50);
    await moveTo(at('15:00'));
    expect(await send({ ...limits, limit: 50 })).toMatchObject({ sent: 50, run: { stoppedBy: 'limit' } });
    await moveTo(at('15:00', '2027-03-25'));
    expect(await send(limits)).toMatchObject({ sent: 0, run: { stoppedBy: 'late' } });
    await moveTo(at('09:30', '2027-03-26'));
    expect(await send(limits)).toMatchObject({ sent: PEOPLE - 100, run: { state: 'done' } });
  });

  test('begun too late by hand does not count as begun in time', async () => {
    const { send, moveTo } = await workspaceAt(at('12:00'));
    await send({ limit: 50 });
    await moveTo(at('13:00'));
    expect(await send(limits)).toMatchObject({ sent: 0, run: { stoppedBy: 'late' } });
  });

  test('with --wait sleeps until the next start and sends then', async () => {
    const { send, requests } = await workspaceAt(at('15:00'));
    const waits: unknown[] = [];
    const { run } = await send({ ...limits, wait: true }, { onWait: (wait) => waits.push(wait) });
    expect(run.state).toBe('done');
    expect(waits).toEqual([{ until: at('09:00', '2027-03-25'), reason: 'late' }]);
    expect(Math.min(...requests.map((request) => request.at))).toBeGreaterThanOrEqual(
      at('09:00', '2027-03-25'),
    );
  });

  test('does not begin while the window is closed, whoever else is awake', async () => {
    const { send } = await workspaceAt(at('07:00'));
    expect(await send(limits)).toMatchObject({
      sent: 0,
      run: { stoppedBy: 'window', resumeAt: at('09:00') },
    });
  });

  test('goes on at the time that its last run named, in the middle of a window', async () => {
    const { send, moveTo, simulation } = await workspaceAt(at('09:00', '2027-03-22'));
    const { runs } = simulation.open.store;
    const { run } = await send({ ...limits, limit: 50 });
    // As a messaging limit would have it.
    const stopped = { ...run, stoppedBy: 'messaging-limit', resumeAt: at('14:00') };
    await runs.save(stopped);
    await moveTo(at('14:40'));
    expect((await send({ ...limits, limit: 1 })).run.stoppedBy).toBe('late');
    await runs.save({ ...stopped, id: 'r_later', startedAt: at('14:41') });
    expect((await send({ maxLatenessMs: 2 * HALF_HOUR })).run.state).toBe('done');
  });
});

describe('a run that waits', () => {
  test('never sleeps past its end', async () => {
    const { send, simulation } = await workspaceAt(at('21:00'));
    const { run, sent } = await send({ wait: true, until: at('08:00', '2027-03-25') });
    expect(run).toMatchObject({ stoppedBy: 'window', resumeAt: at('09:00', '2027-03-25') });
    expect(sent).toBe(0);
    expect(simulation.clock.now()).toBeLessThan(at('21:01'));
  });

  test('ends at its own end after it slept', async () => {
    const { send, requests } = await workspaceAt(at('21:00'));
    const until = at('09:00', '2027-03-25') + 1000;
    const { run } = await send({ wait: true, until, rate: 20 });
    expect(run.stoppedBy).toBe('until');
    expect(requests.length).toBeGreaterThan(0);
    expect(Math.max(...requests.map((request) => request.at))).toBeLessThan(until);
  });

  test('sleeps through a closed window before its first messages as well', async () => {
    const { send } = await workspaceAt(at('21:00'));
    const { run } = await send({ wait: true, canary: 60 });
    expect(run.state).toBe('done');
    expect(run.canary?.verdict).toBe('good');
  });

  test('interrupted in its sleep says when it can go on', async () => {
    const { send } = await workspaceAt(at('21:00'));
    const soft = new AbortController();
    const { run } = await send({ wait: true }, { signal: soft.signal, onWait: () => soft.abort() });
    expect(run).toMatchObject({ stoppedBy: 'interrupted', resumeAt: at('09:00', '2027-03-25') });
  });
});

describe('a canary', () => {
  test('whose wait the run’s end cuts short is not judged; the next run waits anew', async () => {
    const { send, moveTo, simulation } = await workspaceAt(at('10:00'));
    const { run, sent } = await send({ canary: 60, until: at('10:05') });
    expect(sent).toBe(60);
    expect(run).toMatchObject({ stoppedBy: 'until', canary: undefined });
    await moveTo(at('11:00'));
    const next = await send({ canary: 60 });
    expect(next).toMatchObject({ sent: PEOPLE - 60, run: { state: 'done', canary: { verdict: 'good' } } });
    // All have arrived at once: a third of the wait is left to those who ask to stop.
    expect(simulation.clock.now()).toBeGreaterThanOrEqual(at('11:05'));
    expect(simulation.clock.now()).toBeLessThan(at('11:15'));
  });

  test('takes no more than --limit leaves', async () => {
    const { send } = await workspaceAt(at('10:00'));
    expect(await send({ canary: 60, limit: 10 })).toMatchObject({ sent: 10, run: { stoppedBy: 'limit' } });
  });
});
