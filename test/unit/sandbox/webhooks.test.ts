import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { manualClock, offer, openEndpoint, openSandbox } from './harness.ts';

const surely = { failed: 0, delivered: 1, read: 1, reply: 0, stop: 0 };
const bodyOf = (template: { components?: unknown }) =>
  Array.isArray(template.components) ? template.components : [];
const person = (index: number) => `+4915200${200_000 + index}`;

describe('webhooks', () => {
  it('are signed over ASCII bytes in which slashes and umlauts are escaped', async () => {
    const endpoint = await openEndpoint();
    const { control } = await openSandbox({ webhook: { url: endpoint.url }, appSecret: 'geheim' });
    await control('inbound', { from: '4915112345678', text: 'Schöne Grüße 🙂 a/b' });
    await control('statuses/flush');
    const [post] = endpoint.posts;
    const bytes = post?.body ?? Buffer.alloc(0);
    expect(post?.signature).toBe(`sha256=${createHmac('sha256', 'geheim').update(bytes).digest('hex')}`);
    expect(bytes.every((byte) => byte < 128)).toBe(true);
    expect(bytes.toString()).toContain(String.raw`Sch\u00f6ne Gr\u00fc\u00dfe \ud83d\ude42 a\/b`);
    const rewritten = JSON.stringify(JSON.parse(bytes.toString()));
    expect(createHmac('sha256', 'geheim').update(rewritten).digest('hex')).not.toBe(post?.signature.slice(7));
    expect(JSON.parse(rewritten).entry[0].changes[0].value.messages[0].text.body).toBe('Schöne Grüße 🙂 a/b');
  });

  it('tell of sent, delivered and read with price, own id and seconds as text', async () => {
    const endpoint = await openEndpoint();
    const clock = manualClock();
    const profile = { webhook: { url: endpoint.url }, outcomes: surely };
    const { send, control } = await openSandbox(profile, { now: clock.now });
    const answer = await send(offer(undefined, { biz_opaque_callback_data: 'c1/r1/a1' }));
    await control('statuses/flush');
    const statuses = endpoint.statuses();
    expect(statuses.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
    for (const status of statuses) {
      expect(status).toMatchObject({
        id: answer.json.messages[0].id,
        recipient_id: '4915112345678',
        biz_opaque_callback_data: 'c1/r1/a1',
      });
      expect(status.timestamp).toMatch(/^\d{10}$/);
      expect(Number(status.timestamp) - clock.now() / 1_000).toBeLessThan(5);
    }
    const price = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' };
    expect(statuses.map(({ pricing }) => pricing)).toEqual([price, price, undefined]);
    expect(endpoint.changes()[0].value.metadata).toEqual({
      display_phone_number: '4915110000009',
      phone_number_id: '100000000000001',
    });
  });

  it('price messages of the marketing endpoint as marketing_lite', async () => {
    const endpoint = await openEndpoint();
    const { send, control } = await openSandbox({ webhook: { url: endpoint.url }, outcomes: surely });
    await send(offer(), 'marketing_messages');
    await control('statuses/flush');
    expect(endpoint.statuses()[0].pricing.category).toBe('marketing_lite');
  });

  it('come by themselves when their time has come, sooner on a faster clock', async () => {
    const endpoint = await openEndpoint();
    const profile = { webhook: { url: endpoint.url }, outcomes: surely };
    const { send } = await openSandbox(profile, { speed: 60 });
    await send(offer());
    await vi.waitFor(() => expect(endpoint.statuses()).toHaveLength(3), { timeout: 1_000, interval: 10 });
  });

  it('come in batches of at most 100 updates', async () => {
    const endpoint = await openEndpoint();
    const profile = { webhook: { url: endpoint.url }, outcomes: surely, messagesPerSecond: 0 };
    const { send, control } = await openSandbox(profile, { now: () => 1_795_438_800_000 });
    for (let index = 0; index < 70; index += 1) await send(offer(person(index)));
    const flushed = await control('statuses/flush');
    expect(flushed.json).toMatchObject({ sent: 210, failed: 0, pending: 0, posts: 3 });
    expect(endpoint.statuses()).toHaveLength(210);
  });

  it('are posted again after a pause until the endpoint takes them', async () => {
    const endpoint = await openEndpoint((post) => (post < 4 ? 500 : 200));
    const webhook = { url: endpoint.url, retryBaseMs: 20 };
    const { sandbox, control } = await openSandbox({ webhook });
    await control('inbound', { from: '4915112345678', text: 'Hallo' });
    await vi.waitFor(() => expect(sandbox.state().webhooks.sent).toBe(1), { interval: 5 });
    expect(sandbox.state().webhooks).toMatchObject({ posts: 4, refusedPosts: 3, pending: 0, failed: 0 });
    expect(new Set(endpoint.posts.map(({ body }) => body.toString())).size).toBe(1);
  });

  it('count as failed when a flush finds the endpoint refusing', async () => {
    const endpoint = await openEndpoint(() => 503);
    const { control } = await openSandbox({ webhook: { url: endpoint.url } });
    await control('inbound', { from: '4915112345678', text: 'Hallo' });
    const flushed = await control('statuses/flush');
    expect(flushed.json).toMatchObject({ sent: 0, failed: 1, pending: 0, refusedPosts: 5 });
  });

  it('wait for the handshake when the profile gives a verify token', async () => {
    const endpoint = await openEndpoint();
    const right = await openSandbox({ webhook: { url: endpoint.url, verifyToken: 'right' } });
    await right.control('inbound', { from: '4915112345678', text: 'a' });
    expect((await right.control('statuses/flush')).json.sent).toBe(1);
    expect(endpoint.handshakes[0]?.get('hub.mode')).toBe('subscribe');
    const wrong = await openSandbox({ webhook: { url: endpoint.url, verifyToken: 'wrong' } });
    await wrong.control('inbound', { from: '4915112345678', text: 'b' });
    expect((await wrong.control('statuses/flush')).json).toMatchObject({ sent: 0, failed: 1 });
    expect(endpoint.posts).toHaveLength(1);
  });

  it('bring a tap with the payload of the send and the message it belongs to', async () => {
    const endpoint = await openEndpoint();
    const outcomes = { ...surely, stop: 1 };
    const { send, control } = await openSandbox({
      webhook: { url: endpoint.url },
      outcomes,
      messagesPerSecond: 0,
    });
    const payload = { type: 'payload', payload: 'STOP_c42' };
    const ids = new Set<string>();
    for (let index = 0; index < 20; index += 1) {
      const { template, ...rest } = offer(person(index));
      const components = [
        ...bodyOf(template),
        { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [payload] },
      ];
      ids.add((await send({ ...rest, template: { ...template, components } })).json.messages[0].id);
    }
    await control('statuses/flush');
    const messages = endpoint.changes().flatMap(({ value }) => value.messages ?? []);
    const tap = messages.find(({ type }) => type === 'button');
    expect(tap.button).toEqual({ payload: 'STOP_c42', text: 'Abmelden' });
    expect(ids.has(tap.context.id)).toBe(true);
  });
});

describe('subscribed_apps', () => {
  const path = '/v23.0/100000000000002/subscribed_apps';

  it('sends updates to an override that answers the handshake', async () => {
    const [own, override] = [await openEndpoint(), await openEndpoint()];
    const { call, get, control } = await openSandbox({ webhook: { url: own.url } });
    const body = { override_callback_uri: override.url, verify_token: 'right' };
    expect((await call('POST', path, body)).json.success).toBe(true);
    expect((await get(path)).json.data[0].override_callback_uri).toBe(override.url);
    await control('inbound', { from: '4915112345678', text: 'Hallo' });
    await control('statuses/flush');
    expect([own.posts.length, override.posts.length]).toEqual([0, 1]);
  });

  it('refuses an override that does not', async () => {
    const endpoint = await openEndpoint();
    const { call, get } = await openSandbox();
    const body = { override_callback_uri: endpoint.url, verify_token: 'wrong' };
    expect((await call('POST', path, body)).json.error.code).toBe(2200);
    expect((await get(path)).json.data[0]).not.toHaveProperty('override_callback_uri');
  });

  it('stops all updates when the app is taken off', async () => {
    const endpoint = await openEndpoint();
    const { call, get, send, control } = await openSandbox({ webhook: { url: endpoint.url } });
    expect((await call('DELETE', path)).json).toEqual({ success: true });
    expect((await get(path)).json).toEqual({ data: [] });
    await send(offer());
    await control('inbound', { from: '4915112345678', text: 'Hallo' });
    await control('statuses/flush');
    expect(endpoint.posts).toHaveLength(0);
  });
});

describe('webhook faults', () => {
  const run = async (webhooks: object, more: object = {}, speed = 1) => {
    const endpoint = await openEndpoint();
    const clock = manualClock();
    const profile = { webhook: { url: endpoint.url }, outcomes: surely, faults: { webhooks }, ...more };
    const { send, control, sandbox } = await openSandbox(profile, { now: clock.now, speed });
    await send(offer());
    return {
      endpoint,
      clock,
      control,
      sandbox,
      names: () => endpoint.statuses().map(({ status }) => status),
    };
  };

  it('double every update', async () => {
    const { control, names } = await run({ duplicate: 1 });
    await control('statuses/flush');
    expect(names().sort()).toEqual(['delivered', 'delivered', 'read', 'read', 'sent', 'sent']);
  });

  it('turn the order round but keep the timestamps', async () => {
    const { control, names, endpoint } = await run({ reorder: 1 });
    await control('statuses/flush');
    expect(names()).toEqual(['read', 'delivered', 'sent']);
    const times = endpoint.statuses().map(({ timestamp }) => Number(timestamp));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('drop updates', async () => {
    const { control, names } = await run({ drop: 1 });
    expect((await control('statuses/flush')).json).toMatchObject({ sent: 0, pending: 0 });
    expect(names()).toEqual([]);
  });

  it('hold updates back until their later time', async () => {
    const delays = { sentMs: [0, 0], deliveredMs: [1, 1], readMs: [2, 2] };
    const { clock, sandbox, names } = await run({ late: 1, lateMs: 10_000 }, { delays }, 100);
    clock.advance(90);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(names()).toEqual([]);
    expect(sandbox.state().webhooks.pending).toBe(3);
    clock.advance(20);
    await vi.waitFor(() => expect(names()).toEqual(['sent', 'delivered', 'read']), { interval: 5 });
  });
});
