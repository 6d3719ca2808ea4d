import { describe, expect, it } from 'vitest';
import { offer, openEndpoint, openSandbox } from './harness.ts';

const ending = (digits: string) => `+4915112${digits}`;
const surely = { failed: 0, delivered: 1, read: 0, reply: 0, stop: 0 };

describe('a number whose last six digits name an outcome', () => {
  it.each([131026, 131049, 131050, 130472, 131042])(
    'ending in %i is accepted and fails by webhook',
    async (code) => {
      const endpoint = await openEndpoint();
      const { send, control } = await openSandbox({ webhook: { url: endpoint.url } });
      expect((await send(offer(ending(String(code))))).status).toBe(200);
      await control('statuses/flush');
      expect(endpoint.statuses()).toHaveLength(1);
      expect(endpoint.statuses()[0]).toMatchObject({ status: 'failed', errors: [{ code }] });
      expect(endpoint.statuses()[0]).not.toHaveProperty('pricing');
    },
  );

  it.each([
    [131009, 400],
    [131005, 403],
    [132001, 404],
    [134102, 500],
  ])('ending in %i is refused in the answer', async (code, status) => {
    const { send, sandbox } = await openSandbox();
    const answer = await send(offer(ending(String(code))));
    expect([answer.status, answer.json.error.code]).toEqual([status, code]);
    expect(sandbox.state().accepted.total).toBe(0);
  });

  it('ending in 130429 is refused twice and then delivered', async () => {
    const endpoint = await openEndpoint();
    const outcomes = { failed: 1 };
    const { send, control } = await openSandbox({ webhook: { url: endpoint.url }, outcomes });
    const codes = [];
    for (let count = 0; count < 3; count += 1)
      codes.push((await send(offer(ending('130429')))).json.error?.code ?? 'accepted');
    expect(codes).toEqual([130429, 130429, 'accepted']);
    await control('statuses/flush');
    expect(
      endpoint
        .statuses()
        .map(({ status }) => status)
        .slice(0, 2),
    ).toEqual(['sent', 'delivered']);
  });

  it('ending in 000500 always gets HTTP 500 and is not accepted', async () => {
    const { send, sandbox } = await openSandbox();
    for (let count = 0; count < 3; count += 1) expect((await send(offer(ending('000500')))).status).toBe(500);
    expect(sandbox.state().accepted.total).toBe(0);
  });

  it('ending in 000408 is accepted, delivered and never answered', async () => {
    const endpoint = await openEndpoint();
    const { sandbox, control } = await openSandbox({ webhook: { url: endpoint.url }, outcomes: surely });
    const request = fetch(`${sandbox.url}/v23.0/100000000000001/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-token', 'content-type': 'application/json' },
      body: JSON.stringify(offer(ending('000408'), { biz_opaque_callback_data: 'c1/a1' })),
      signal: AbortSignal.timeout(300),
    });
    await expect(request).rejects.toThrow('timeout');
    expect(sandbox.state().accepted.byCorrelationId).toEqual({ 'c1/a1': 1 });
    await control('statuses/flush');
    expect(endpoint.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered']);
  });

  it('ending in 000409 is accepted and the connection drops', async () => {
    const { send, sandbox } = await openSandbox();
    await expect(send(offer(ending('000409')))).rejects.toThrow('fetch failed');
    expect(sandbox.state().accepted.byNumber).toEqual({ [ending('000409')]: 1 });
  });

  it('ending in a short number such as 000100 is an ordinary one', async () => {
    const { send } = await openSandbox();
    for (const digits of ['000001', '000100', '000190'])
      expect((await send(offer(ending(digits)))).status).toBe(200);
  });
});

describe('chance', () => {
  const run = async (seed: number, order: 'forward' | 'backward', outcomes: object = {}) => {
    const endpoint = await openEndpoint();
    const profile = {
      webhook: { url: endpoint.url },
      messagesPerSecond: 0,
      outcomes: { failed: 0.2, delivered: 0.8, read: 0.5, reply: 0.3, stop: 0.1, ...outcomes },
    };
    const { send, control } = await openSandbox(profile, { seed, now: () => Date.UTC(2026, 10, 24, 9) });
    const numbers = Array.from({ length: 60 }, (_, index) => ending(`2002${10 + index}`));
    const ids = new Map<string, string>();
    for (const to of order === 'forward' ? numbers : numbers.toReversed())
      ids.set(to, (await send(offer(to))).json.messages[0].id);
    await control('statuses/flush');
    const ofPerson = (number: string) =>
      endpoint
        .changes()
        .flatMap(({ field, value }) => [
          ...(value.statuses ?? []).filter((status: { id: string }) => status.id === ids.get(number)),
          ...(field === 'messages' && value.messages ? value.messages : []).filter(
            (message: { from: string }) => message.from === number.slice(1),
          ),
          ...(value.user_preferences ?? []).filter(
            (preference: { wa_id: string }) => preference.wa_id === number.slice(1),
          ),
        ]);
    return numbers.map((number) => [ids.get(number), ofPerson(number)]);
  };

  it('repeats every id, outcome and time with the same seed, whatever the order of requests', async () => {
    const first = await run(42, 'forward');
    expect(await run(42, 'backward')).toEqual(first);
    expect(await run(43, 'forward')).not.toEqual(first);
  });

  it('follows the shares of the profile', async () => {
    const all = (await run(1, 'forward', { failed: 0, delivered: 1, read: 1, reply: 1, stop: 0 })).flat(2);
    const statuses = all.map((entry) => (typeof entry === 'object' ? entry.status : undefined));
    for (const status of ['sent', 'delivered', 'read'])
      expect(statuses.filter((name) => name === status)).toHaveLength(60);
    expect(all.filter((entry) => entry?.type === 'text')).toHaveLength(60);
    const failing = (await run(1, 'forward', { failed: 1 })).flat(2);
    expect(failing.filter((entry) => entry?.status === 'failed')).toHaveLength(60);
  });

  it('makes people who stop do so by preference, by button and by text', async () => {
    const all = (await run(5, 'forward', { failed: 0, delivered: 1, read: 1, stop: 1 })).flat(2);
    const has = (test: (entry: Record<string, unknown>) => boolean) =>
      expect(all.some((entry) => typeof entry === 'object' && test(entry))).toBe(true);
    has((entry) => entry.value === 'stop' && entry.category === 'marketing_messages');
    has((entry) => entry.type === 'text' && JSON.stringify(entry.text) === '{"body":"STOP"}');
    has((entry) => JSON.stringify(entry.button) === '{"payload":"Abmelden","text":"Abmelden"}');
  });
});
