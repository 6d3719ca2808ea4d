import { describe, expect, it } from 'vitest';
import { manualClock, offer, openEndpoint, openSandbox } from './harness.ts';

const HOUR = 3_600_000;
const person = (index: number) => `+4915200${200_000 + index}`;
const surely = { failed: 0, delivered: 1, read: 0, reply: 0, stop: 0 };
const fresh = (more: object = {}) => ({
  outcomes: surely,
  templates: [
    {
      name: 'autumn_offer',
      language: 'de',
      quality_score: { score: 'UNKNOWN' },
      components: [{ type: 'BODY', text: 'Hallo {{1}}, bis {{2}} ist alles günstiger.' }],
    },
  ],
  ...more,
});

describe('a template whose first messages are watched', () => {
  it('has the rest held, and lets it go when the first ones did well', async () => {
    const endpoint = await openEndpoint();
    const clock = manualClock();
    const profile = fresh({ webhook: { url: endpoint.url }, pacing: { first: 2, holdMs: HOUR } });
    const { send, control } = await openSandbox(profile, { now: clock.now });
    const status = async (index: number) =>
      (await send(offer(person(index)))).json.messages[0].message_status;
    expect([await status(1), await status(2)]).toEqual(['accepted', 'accepted']);
    expect(await status(3)).toBe('held_for_quality_assessment');
    await control('statuses/flush');
    const held = endpoint.statuses().filter(({ recipient_id: to }) => to === person(3).slice(1));
    expect(held.map(({ status: name }) => name)).toEqual(['sent', 'delivered']);
    expect(Number(held[0].timestamp) * 1_000).toBeGreaterThanOrEqual(clock.now() + HOUR);
    clock.advance(HOUR);
    expect(await status(4)).toBe('accepted');
  });

  it('has the rest dropped and is paused until somebody lifts it, when the first ones did badly', async () => {
    const endpoint = await openEndpoint();
    const clock = manualClock();
    const profile = fresh({
      webhook: { url: endpoint.url },
      pacing: { first: 1, holdMs: HOUR, verdict: 'drop' },
    });
    const { send, control, call, get } = await openSandbox(profile, { now: clock.now });
    await send(offer(person(1)));
    await send(offer(person(2)));
    clock.advance(HOUR);
    expect((await send(offer(person(3)))).json.error.code).toBe(132015);
    await control('statuses/flush');
    expect(endpoint.statuses().flatMap(({ errors }) => errors ?? [])).toMatchObject([{ code: 132015 }]);
    const told = endpoint.changes().find(({ field }) => field === 'message_template_status_update');
    expect(told.value).toMatchObject({ event: 'PAUSED', other_info: { title: 'RATE_LIMITING_PAUSE' } });
    clock.advance(24 * HOUR);
    expect((await send(offer(person(3)))).json.error.code).toBe(132015);
    const id = '710000000000001';
    expect((await get(`/v25.0/${id}?fields=status`)).json.status).toBe('PAUSED');
    expect((await call('POST', `/v25.0/${id}/unpause`)).json).toEqual({ success: true });
    expect((await send(offer(person(3)))).status).toBe(200);
    expect((await call('POST', `/v25.0/${id}/unpause`)).json.error.code).toBe(100);
  });

  it('may be any of a small portfolio, batch by batch', async () => {
    const clock = manualClock();
    const profile = { pacing: { scope: 'portfolio', first: 1, holdMs: HOUR } };
    const { send } = await openSandbox(profile, { now: clock.now });
    const status = async (index: number) =>
      (await send(offer(person(index)))).json.messages[0].message_status;
    for (const [index, expected] of ['accepted', 'held_for_quality_assessment'].entries())
      expect(await status(index)).toBe(expected);
    clock.advance(HOUR);
    for (const [index, expected] of ['accepted', 'held_for_quality_assessment'].entries())
      expect(await status(index + 2)).toBe(expected);
  });
});

describe('a template that readers dislike', () => {
  it('is paused for 3 hours, then 6, then disabled, each time with its webhooks', async () => {
    const endpoint = await openEndpoint();
    const clock = manualClock();
    const profile = {
      webhook: { url: endpoint.url },
      outcomes: surely,
      pausing: [
        { template: 'autumn_offer', afterMessages: 2 },
        { template: 'autumn_offer', afterMessages: 3 },
        { template: 'autumn_offer', afterMessages: 4 },
      ],
    };
    const { send, control } = await openSandbox(profile, { now: clock.now });
    const codes: (number | undefined)[] = [];
    for (const [index, hours] of [0, 0, 3 - 0.01, 0.01, 6 - 0.01, 0.01, 24].entries()) {
      clock.advance(hours * HOUR);
      codes.push((await send(offer(person(index)))).json.error?.code);
    }
    expect(codes).toEqual([undefined, undefined, 132015, undefined, 132015, undefined, 132016]);
    await control('statuses/flush');
    const events = endpoint
      .changes()
      .filter(({ field }) => field === 'message_template_status_update')
      .map(({ value }) => `${value.event} ${value.other_info.title}`);
    expect(events).toEqual([
      'PAUSED FIRST_PAUSE',
      'APPROVED UNPAUSE',
      'PAUSED SECOND_PAUSE',
      'APPROVED UNPAUSE',
      'DISABLED DISABLED',
    ]);
    const quality = endpoint.changes().find(({ field }) => field === 'message_template_quality_update');
    expect(quality.value).toMatchObject({ previous_quality_score: 'GREEN', new_quality_score: 'RED' });
  });
});

describe('the limit of marketing per person', () => {
  const outcomesOf = async (own: string, to: string, count = 3) => {
    const endpoint = await openEndpoint();
    const clock = manualClock();
    const profile = { displayPhoneNumber: own, webhook: { url: endpoint.url }, outcomes: surely };
    const { send, control } = await openSandbox(profile, { now: clock.now });
    for (let index = 0; index < count; index += 1) await send(offer(to));
    await control('statuses/flush');
    return endpoint
      .statuses()
      .flatMap(({ status, errors }) => (status === 'sent' ? [] : [errors?.[0].code ?? status]))
      .sort();
  };

  it.each([
    ['a Brazilian to a Brazilian', '+5511999990000', '+5511988887777', [131049, 'delivered', 'delivered']],
    ['a Brazilian to a German', '+5511999990000', '+4915112345678', ['delivered', 'delivered', 'delivered']],
    ['a German to a Brazilian', '+4915110000009', '+5511988887777', ['delivered', 'delivered', 'delivered']],
    ['a German to somebody in New York', '+4915110000009', '+12125551234', [131049, 131049, 131049]],
    [
      'a German to somebody in Toronto',
      '+4915110000009',
      '+14165551234',
      ['delivered', 'delivered', 'delivered'],
    ],
  ])('holds from %s as it should', async (_name, own, to, expected) => {
    expect(await outcomesOf(own, to)).toEqual(expected);
  });

  it('keeps back for 24 h more whoever is tried again, and never inside a service window', async () => {
    const endpoint = await openEndpoint();
    const clock = manualClock();
    const to = '+5511988887777';
    const profile = {
      displayPhoneNumber: '+5511999990000',
      webhook: { url: endpoint.url },
      outcomes: surely,
      marketingPerUserPerDay: 1,
    };
    const { send, control } = await openSandbox(profile, { now: clock.now });
    const outcome = async () => {
      const before = endpoint.statuses().length;
      await send(offer(to));
      await control('statuses/flush');
      const last = endpoint.statuses().slice(before).at(-1);
      return last.errors?.[0].code ?? last.status;
    };
    expect([await outcome(), await outcome()]).toEqual(['delivered', 131049]);
    clock.advance(23 * HOUR);
    expect(await outcome()).toBe(131049);
    clock.advance(2 * HOUR);
    expect(await outcome()).toBe(131049);
    await control('inbound', { from: to, text: 'Olá' });
    expect(await outcome()).toBe('delivered');
  });
});
