import { describe, expect, it } from 'vitest';
import type { RunDocument, Workspace } from './campaign.ts';
import { totalOf } from './campaign.ts';
import type { Running } from './command.ts';
import { useCopies } from './copies.ts';
import { byDepth, isFull, report, until } from './depth.ts';
import { front } from './front.ts';
import type { Sandbox } from './sandbox.ts';

const PEOPLE = byDepth({ short: 150, full: 2_000 });
const RATE = byDepth({ short: 200, full: 500 });
/** Answers that a burst spoils: few enough that the breaker, which judges shares, stays shut. */
const BURST = byDepth({ short: 12, full: 40 });
/** Answers before that: the breaker judges once it has seen fifty. */
const BEFORE = byDepth({ short: 60, full: 200 });

let api: Sandbox;
let space: Workspace;
useCopies(PEOPLE, (...made) => {
  [space, api] = made;
});

interface Finished {
  readonly code: number | null;
  readonly run: RunDocument;
  readonly text: string;
}

async function finish(sender: Running): Promise<Finished> {
  const { code, stdout, stderr } = await sender.ended;
  return { code, run: JSON.parse(stdout) as RunDocument, text: `${stdout}${stderr}` };
}

const send = (): Promise<Finished> => finish(space.send('--rate', String(RATE)));

/** What holds whatever the API does: every message in one state, and nobody twice. */
async function expectSums({ run, text }: Finished): Promise<number> {
  const { accepted } = await api.state();
  expect(totalOf(run), text).toBe(PEOPLE);
  expect(accepted.maxPerNumber, text).toBe(1);
  expect(run.messages.sending, text).toBe(0);
  return accepted.total;
}

describe('an API that answers badly', () => {
  const burst = { after: BEFORE, times: BURST };
  // The delay has the whole burst under way at once: it is one throttling, not one after the other.
  const throttled = { ...burst, status: 429, delayMs: 150 };
  const passing: [string, object][] = [
    ['slowly', { delayMs: 300, share: 0.3 }],
    ['with a burst of server errors', { ...burst, status: 500, code: 131000 }],
    ['with a burst of 429 and a time to wait', { ...throttled, code: 130429, retryAfterSeconds: 1 }],
    ['with a burst of 429 from a gateway, in HTML', { ...throttled, body: 'html' }],
    ['with a burst of 503 and another code', { ...burst, status: 503, code: 131016 }],
  ];
  it.each(byDepth({ short: passing.slice(0, 3), full: passing }))(
    '%s gets everything all the same: exit 0',
    async (name, rule) => {
      await api.faults({ rules: [rule] });
      const end = await send();
      expect(await expectSums(end)).toBe(PEOPLE);
      expect(end.code, end.text).toBe(0);
      expect(end.run.messages).toMatchObject({ accepted: PEOPLE, unknown: 0, failed: 0 });
      report(`an API that answers ${name}: ${PEOPLE} messages, 0 doubles, 0 lost, 0 unknown`);
    },
    180_000,
  );

  // Every way of not answering, with the message taken and with it not taken: from outside they look the same.
  const ways = [
    ['resets', { reset: true }],
    ['gateway pages in HTML', { status: 502, body: 'html' }],
    ['truncated bodies', { status: 500, body: 'truncated' }],
    ['empty bodies', { status: 500, body: 'empty' }],
  ] as const;
  const cases = ways.flatMap(([name, rule]) => [true, false].map((accepted) => ({ name, rule, accepted })));
  it.each(isFull ? cases : cases.filter((_, index) => index === 0 || index === 3))(
    'with $name, the message taken: $accepted, leaves exactly those unknown, and resends none: exit 5',
    async ({ name, rule, accepted }) => {
      await api.faults({ rules: [{ ...rule, accepted, after: BEFORE, times: BURST }] });
      const end = await send();
      expect(await expectSums(end)).toBe(accepted ? PEOPLE : PEOPLE - BURST);
      expect(end.code, end.text).toBe(5);
      expect(end.run.messages).toMatchObject({ accepted: PEOPLE - BURST, unknown: BURST, planned: 0 });
      const again = await send();
      expect(again.run.messages.unknown).toBe(BURST);
      expect((await api.state()).messageRequests).toBe(PEOPLE);
      report(`${name}, taken: ${accepted}: ${PEOPLE} messages, 0 doubles, 0 lost, ${BURST} unknown`);
    },
    120_000,
  );

  it('so that more than three in ten are lost stops the run with the rest planned: exit 6', async () => {
    await api.faults({ rules: [{ status: 502, body: 'html', after: 20 }] });
    const end = await send();
    await expectSums(end);
    expect(end.code, end.text).toBe(6);
    expect(end.run).toMatchObject({ state: 'stopped', stoppedBy: 'failure-share' });
    expect(end.run.messages.planned).toBeGreaterThan(0);
    await api.faults();
    const rest = await send();
    await expectSums(rest);
    expect(rest.code, rest.text).toBe(5);
    expect(rest.run.messages).toMatchObject({ planned: 0, unknown: end.run.messages.unknown });
    report(
      `three in ten lost: stopped with ${end.run.messages.planned} of ${PEOPLE} planned, 0 doubles, ${rest.run.messages.unknown} unknown`,
    );
  }, 120_000);

  it.runIf(isFull)(
    'never, leaves those unknown after the time-out: exit 5',
    async () => {
      await api.faults({ rules: [{ hang: true, accepted: true, after: BEFORE, times: BURST }] });
      const end = await send();
      expect(await expectSums(end)).toBe(PEOPLE);
      expect(end.code, end.text).toBe(5);
      expect(end.run.messages).toMatchObject({ unknown: BURST, accepted: PEOPLE - BURST });
      report(`never answers: ${PEOPLE} messages, 0 doubles, 0 lost, ${BURST} unknown`);
    },
    180_000,
  );

  it('with everything at once, still messages nobody twice and loses nobody', async () => {
    const rules = [
      { share: 0.03, reset: true, accepted: true },
      { share: 0.03, status: 502, body: 'html' },
      { share: 0.05, status: 500, code: 131000 },
      { share: 0.05, status: 429, code: 130429, times: byDepth({ short: 2, full: 6 }) },
      { share: 0.3, delayMs: 80 },
    ];
    await api.faults({ rules });
    const end = await send();
    const total = await expectSums(end);
    const { accepted = 0, unknown = 0, failed = 0 } = end.run.messages;
    expect([0, 5], end.text).toContain(end.code);
    expect(accepted + unknown + failed, end.text).toBe(PEOPLE);
    expect(total).toBeGreaterThanOrEqual(accepted);
    expect(total).toBeLessThanOrEqual(accepted + unknown);
    report(`everything at once: ${JSON.stringify(end.run.messages)}`);
  }, 180_000);
});

describe('an API that stops taking anything in the middle of a run', () => {
  const stops: [string, object][] = [
    ['an expired token', { tokenExpired: true }],
    ['a paused template', { pausedTemplates: ['herbst_sale'] }],
    ['a spam limit', { rules: [{ status: 400, code: 131048 }] }],
    ['a payment that failed', { rules: [{ status: 400, code: 131042 }] }],
  ];
  it.each(byDepth({ short: stops.slice(0, 2), full: stops }))(
    'for %s leaves the rest planned: exit 6, and everything is sent once that is repaired',
    async (name, faults) => {
      const sender = space.send('--rate', '80');
      await until(async () => (await api.state()).accepted.total >= 20);
      await api.faults(faults);
      const end = await finish(sender);
      const total = await expectSums(end);
      expect(end.code, end.text).toBe(6);
      expect(end.run.state, end.text).toBe('stopped');
      expect(end.run.messages, end.text).toMatchObject({
        accepted: total,
        planned: PEOPLE - total,
        failed: 0,
        unknown: 0,
      });
      await api.faults();
      const rest = await send();
      expect(await expectSums(rest)).toBe(PEOPLE);
      expect(rest.code, rest.text).toBe(0);
      report(
        `${name} after ${total} of ${PEOPLE}: the rest planned, then sent; 0 doubles, 0 lost, 0 unknown`,
      );
    },
    120_000,
  );

  it('because it cannot be reached any more leaves the rest planned: exit 9, and all is well when it is back', async () => {
    const way = await front(api.url);
    await space.pointAt(way.url);
    await api.faults({ rules: [{ delayMs: 50 }] });
    const sender = space.send('--rate', '80');
    await until(async () => (await api.state()).accepted.total >= 20);
    way.cut();
    const end = await finish(sender);
    await expectSums(end);
    expect(end.code, end.text).toBe(9);
    expect(end.run, end.text).toMatchObject({ state: 'stopped', stoppedBy: 'api-unreachable' });
    const { unknown = 0, planned = 0 } = end.run.messages;
    expect(planned).toBeGreaterThan(0);
    await way.mend();
    await api.faults();
    const rest = await send();
    const total = await expectSums(rest);
    way.cut();
    // What was on the wire when it broke stays in doubt: nothing tells whether it arrived.
    expect(rest.code, rest.text).toBe(unknown > 0 ? 5 : 0);
    expect(rest.run.messages, rest.text).toMatchObject({ planned: 0, unknown, accepted: PEOPLE - unknown });
    expect(total).toBeGreaterThanOrEqual(PEOPLE - unknown);
    report(`unreachable with ${planned} of ${PEOPLE} planned: 0 doubles, 0 lost, ${unknown} unknown`);
  }, 120_000);
});
