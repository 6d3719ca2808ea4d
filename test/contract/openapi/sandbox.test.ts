/** The sandbox held to Meta's OpenAPI file: its answers, the requests it takes, and its webhooks. */
import { beforeAll, describe, expect, it } from 'vitest';
import { DRAFT_SUBCODES } from '../../../src/sandbox/draft-refusal.ts';
import { ERROR_TABLE } from '../../../src/sandbox/error-table.ts';
import { openEndpoint, openSandbox } from '../../unit/sandbox/harness.ts';
import { isDocumentThere } from './document.ts';
import { mutate } from './mutate.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { type Exchange, recording } from './record.ts';
import { KINDS, MEDIA_ID, sendOf, templatesOf } from './sends.ts';
import { tourContents, tourErrors } from './tour.ts';

const isThere = isDocumentThere();
const say = (text: string) => process.stdout.write(`${text}\n`);
const MUTATIONS = 4_500;

describe.skipIf(!isThere)("Meta's OpenAPI file", () => {
  let oracle: Oracle;
  beforeAll(() => {
    oracle = createOracle();
  });

  it('refuses what is wrong, so that its consent means something', () => {
    const [, kind] = KINDS;
    const send = sendOf(kind!, '+4915112345678');
    const answer = {
      messaging_product: 'whatsapp',
      contacts: [{ input: '+49' }],
      messages: [{ id: 'wamid.x' }],
    };
    const path = '{Phone-Number-ID}/messages';
    const judged = [
      oracle.request('POST', path, { ...send, to: undefined }),
      oracle.request('POST', path, { ...send, template: { name: 'x' } }),
      oracle.request('POST', path, {
        ...send,
        template: { ...send.template, components: [{ type: 'body', parameters: [{ type: 'text' }] }] },
      }),
      oracle.response('POST', path, { status: 200, body: { ...answer, message_id: 'x' } }),
      oracle.response('POST', path, { status: 200, body: { ...answer, messages: [{ id: 1 }] } }),
      oracle.response('POST', path, { status: 400, body: { error: { message: 'x', type: 'x' } } }),
      oracle.webhookChange({ field: 'messages', value: { messaging_product: 'whatsapp', statuses: [] } }),
    ];
    for (const verdict of judged) expect(verdict).not.toEqual([]);
    expect(oracle.request('POST', path, send)).toEqual([]);
    expect(oracle.response('POST', path, { status: 200, body: answer })).toEqual([]);
  });

  it('accepts every answer the sandbox gives, and every request it takes', async () => {
    const exchanges: Exchange[] = [];
    await tourContents(exchanges);
    const wrong = exchanges.filter(({ operation, status }) => operation !== null && status !== 200);
    expect(wrong.map(({ text }) => text)).toEqual([]);
    report('answers with content', judgeAnswers(oracle, exchanges));
    report('requests taken', judgeRequests(oracle, exchanges));
  });

  it('accepts every error, of each code in the table and of each layer', async () => {
    const exchanges: Exchange[] = [];
    await tourErrors(exchanges);
    const codes = new Set(exchanges.map(({ body }) => body?.error?.code));
    for (const code of ERROR_TABLE.keys()) expect(codes).toContain(code);
    const subcodes = new Set(exchanges.map(({ body }) => body?.error?.error_subcode));
    for (const subcode of DRAFT_SUBCODES) expect(subcodes).toContain(subcode);
    report('errors', judgeAnswers(oracle, exchanges));
  });

  it('accepts what the sandbox takes of requests that were changed at random', async () => {
    const exchanges: Exchange[] = [];
    const profile = {
      messagesPerSecond: 0,
      tier: 'TIER_UNLIMITED',
      mediaIds: [MEDIA_ID],
      templates: templatesOf(KINDS),
    };
    const { call } = recording(await openSandbox(profile), exchanges);
    for (let index = 0; index < MUTATIONS; index += 1) {
      const kind = KINDS[index % KINDS.length];
      if (kind === undefined) continue;
      const edge = kind.isMarketingOnly ? 'marketing_messages' : 'messages';
      const more =
        index % 3 === 0 ? { biz_opaque_callback_data: 'c1', context: { message_id: 'wamid.x' } } : {};
      const send = sendOf(kind, `+491522${200_000 + index}`, more);
      await call('POST', `/v25.0/100000000000001/${edge}`, mutate(send, index));
    }
    const taken = exchanges.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThan(MUTATIONS / 50);
    say(`openapi: ${MUTATIONS} changed requests, ${taken.length} taken by the sandbox`);
    report('changed requests taken', judgeRequests(oracle, taken));
    report('their answers, refusals included', judgeAnswers(oracle, exchanges));
  }, 240_000);

  it('accepts every webhook about messages', async () => {
    const endpoint = await openEndpoint();
    for (const userIds of [{ isTold: false }, { isTold: true, usernames: 0.5 }])
      for (const version of [23, 25]) await sendAll(endpoint.url, { userIds, version });
    const problems: string[] = [];
    let judged = 0;
    const others = new Map<string, number>();
    for (const change of endpoint.changes()) {
      const verdict = oracle.webhookChange(change);
      if (verdict === null) others.set(change.field, (others.get(change.field) ?? 0) + 1);
      else judged += 1;
      problems.push(...(verdict ?? []).map((problem) => `${problem} in ${JSON.stringify(change)}`));
    }
    expect(problems.slice(0, 5)).toEqual([]);
    expect(judged).toBeGreaterThan(100);
    say(`openapi: ${judged} changes of webhooks valid; not modelled: ${describeCounts(others)}`);
  });
});

interface Judgement {
  readonly judged: number;
  readonly unmodelled: ReadonlyMap<string, number>;
  readonly problems: readonly string[];
}

function report(what: string, { judged, unmodelled, problems }: Judgement): void {
  expect(problems.slice(0, 5)).toEqual([]);
  expect(judged).toBeGreaterThan(0);
  say(`openapi: ${judged} ${what} valid; not modelled: ${describeCounts(unmodelled)}`);
}

function describeCounts(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ') || 'none';
}

function judge(
  exchanges: readonly Exchange[],
  verdictOf: (exchange: Exchange, operation: string) => readonly string[] | null,
): Judgement {
  const problems: string[] = [];
  const unmodelled = new Map<string, number>();
  let judged = 0;
  for (const exchange of exchanges) {
    const { method, operation, text } = exchange;
    const verdict = operation === null ? null : verdictOf(exchange, operation);
    const name = operation === null ? `${method} outside of its paths` : `${method} ${operation}`;
    if (verdict === null) unmodelled.set(name, (unmodelled.get(name) ?? 0) + 1);
    else judged += 1;
    for (const problem of verdict ?? [])
      problems.push(
        `${name} ${exchange.status}: ${problem}\n  asked ${JSON.stringify(exchange.request)}\n  got ${text}`,
      );
  }
  return { judged, unmodelled, problems };
}

function judgeAnswers(oracle: Oracle, exchanges: readonly Exchange[]): Judgement {
  return judge(exchanges, ({ method, status, body }, operation) => {
    const verdict = oracle.response(method, operation, { status, body });
    // An error of a path or a status that the file does not model still has the one form that all errors have.
    return verdict ?? (status < 400 ? null : oracle.response('GET', '{WABA-ID}', { status: 400, body }));
  });
}

function judgeRequests(oracle: Oracle, exchanges: readonly Exchange[]): Judgement {
  const withBody = exchanges.filter(({ request, status }) => status === 200 && request !== undefined);
  return judge(withBody, ({ method, request }, operation) =>
    oracle.request(method, operation, JSON.parse(JSON.stringify(request))),
  );
}

async function sendAll(
  url: string,
  { userIds, version }: { readonly userIds: object; readonly version: number },
) {
  const profile = {
    messagesPerSecond: 0,
    mediaIds: [MEDIA_ID],
    templates: templatesOf(KINDS),
    userIds,
    webhook: { url, version },
    outcomes: { failed: 0.2, delivered: 0.9, read: 0.9, reply: 0.6, stop: 0.2 },
  };
  const { send, control } = await openSandbox(profile);
  for (const [index, kind] of KINDS.entries())
    for (const person of [1, 2])
      await send(
        sendOf(kind, `+4915200${100 * index + 200_000 + person}`, { biz_opaque_callback_data: `r${index}` }),
        kind.isMarketingOnly ? 'marketing_messages' : 'messages',
      );
  await send({ ...sendOf(KINDS[0]!, ''), to: undefined, recipient: 'DE.Example1' });
  await control('inbound', { from: '4915112345678', text: 'Hallo' });
  await control('inbound', { from: 'DE.Example1', unsupported: true });
  await control('inbound', { from: '4915112345678', button: { payload: 'P', text: 'T' } });
  await control('preferences', { wa_id: '4915112345678', value: 'stop' });
  await control('identity', { from: '4915112345678', newNumber: '4915112345679' });
  await control('identity', { from: 'DE.Old1', newUserId: 'DE.New1' });
  await control('templates', { name: 'plain', event: 'pause', category: 'UTILITY' });
  await control('number', { tier: 'TIER_10K' });
  await control('account', { status: 'RESTRICTED' });
  await control('statuses/flush');
}
