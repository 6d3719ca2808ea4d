import { describe, expect, it } from 'vitest';
import { manualClock, offer, openSandbox } from './harness.ts';

const person = (index: number) => `+4915200${200_000 + index}`;

describe('throughput', () => {
  it('refuses with 130429 what exceeds the limit in any one-second window', async () => {
    const clock = manualClock();
    const { send, sandbox } = await openSandbox({ messagesPerSecond: 3 }, { now: clock.now });
    const codes: (number | undefined)[] = [];
    for (const [index, gap] of [0, 0, 600, 0, 399, 1, 0, 0].entries()) {
      clock.advance(gap);
      codes.push((await send(offer(person(index)))).json.error?.code);
    }
    expect(codes).toEqual([undefined, undefined, undefined, 130429, 130429, undefined, undefined, 130429]);
    expect(sandbox.state().rates).toEqual({
      maxAcceptedPerSecond: 3,
      maxRequestsPerSecond: 6,
      acceptedPerSecond: {
        [String(Date.UTC(2026, 10, 24, 9) / 1_000)]: 3,
        [String(Date.UTC(2026, 10, 24, 9) / 1_000 + 1)]: 2,
      },
    });
  });

  it('is measured on the clock that runs faster', async () => {
    const clock = manualClock();
    const { send } = await openSandbox({ messagesPerSecond: 1 }, { now: clock.now, speed: 60 });
    expect((await send(offer(person(1)))).status).toBe(200);
    clock.advance(16);
    expect((await send(offer(person(2)))).json.error.code).toBe(130429);
    clock.advance(1);
    expect((await send(offer(person(3)))).status).toBe(200);
  });

  it('counts what people write where the profile says so', async () => {
    const clock = manualClock();
    const { send, control } = await openSandbox(
      { messagesPerSecond: 2, countsInbound: true },
      { now: clock.now },
    );
    await control('inbound', { from: person(9), text: 'Hallo' });
    expect((await send(offer(person(1)))).status).toBe(200);
    expect((await send(offer(person(2)))).json.error.code).toBe(130429);
  });

  it('has no limit at 0', async () => {
    const { send } = await openSandbox({ messagesPerSecond: 0 }, { now: () => 1_000_000 });
    for (let index = 0; index < 100; index += 1) expect((await send(offer(person(index)))).status).toBe(200);
  });
});

describe('pair rate', () => {
  it('lets 45 messages go to one person in a burst, then none until all are paid back', async () => {
    const clock = manualClock();
    const { send } = await openSandbox({}, { now: clock.now });
    for (let count = 0; count < 45; count += 1) {
      expect((await send(offer())).status).toBe(200);
      clock.advance(50);
    }
    expect((await send(offer())).json.error.code).toBe(131056);
    expect((await send(offer(person(1)))).status).toBe(200);
    clock.advance(45 * 6_000 - 45 * 50 - 1);
    expect((await send(offer())).json.error.code).toBe(131056);
    clock.advance(1);
    expect((await send(offer())).status).toBe(200);
  });
});

describe('messaging limit', () => {
  it('counts different people in a moving 24 hours, not those with an open window', async () => {
    const clock = manualClock();
    const profile = { tier: 'TIER_250', messagesPerSecond: 0 };
    const { send, control, sandbox } = await openSandbox(profile, { now: clock.now });
    await control('inbound', { from: person(900).slice(1), text: 'Hallo' });
    for (let index = 0; index < 250; index += 1) {
      await send(offer(person(index)));
      clock.advance(1);
    }
    expect((await send(offer(person(250)))).json.error.code).toBe(131048);
    expect((await send(offer(person(249)))).status).toBe(200);
    expect((await send(offer(person(900)))).status).toBe(200);
    expect(sandbox.state().messagingLimitUsed).toBe(250);
    clock.advance(24 * 3_600_000 - 250);
    expect((await send(offer(person(250)))).status).toBe(200);
    expect((await send(offer(person(251)))).json.error.code).toBe(131048);
  });
});
