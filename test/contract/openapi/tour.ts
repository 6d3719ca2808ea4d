/** Asks the sandbox for everything it can answer. */
import { ERROR_TABLE } from '../../../src/sandbox/error-table.ts';
import { BAD_DRAFTS, draft, plain } from '../../unit/sandbox/bad-drafts.ts';
import { openSandbox } from '../../unit/sandbox/harness.ts';
import { type Exchange, recording } from './record.ts';
import { KINDS, MEDIA_ID, sendOf, templatesOf } from './sends.ts';

const NUMBER = '/v25.0/100000000000001';
const WABA = '/v25.0/100000000000002';
const ALL =
  'status,quality_rating,throughput,health_status,webhook_configuration,messaging_limit_tier,name_status,new_name_status';
const FREE = { messagesPerSecond: 0, managementCallsPerHour: 1_000_000, mediaIds: [MEDIA_ID] };
const to = (index: number) => `+4915200${200_000 + index}`;

/** Every send of every kind through both endpoints; all other requests that are answered with content. */
export async function tourContents(exchanges: Exchange[]): Promise<void> {
  const profile = { ...FREE, templates: templatesOf(KINDS), review: { delayMs: 0 } };
  const { call, get, sandbox } = recording(await openSandbox(profile), exchanges);
  for (const [index, kind] of KINDS.entries()) {
    const isMarketing = kind.category === undefined;
    if (!kind.isMarketingOnly) await call('POST', `${NUMBER}/messages`, sendOf(kind, to(index)));
    if (isMarketing)
      await call(
        'POST',
        `${NUMBER}/marketing_messages`,
        sendOf(kind, to(index), { product_policy: 'STRICT' }),
      );
  }
  const [first] = KINDS;
  if (first === undefined) return;
  const more = { biz_opaque_callback_data: 'c1', context: { message_id: 'wamid.x' } };
  await call('POST', `${NUMBER}/messages`, sendOf(first, to(99), more));
  await call('POST', `${NUMBER}/messages`, {
    ...sendOf(first, to(98)),
    to: undefined,
    recipient: 'DE.Example1',
  });
  const inbound = await call('POST', '/_sandbox/inbound', { from: to(97), text: 'Hallo' });
  await call('POST', `${NUMBER}/messages`, {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: inbound.json.id,
  });
  await call('POST', `${NUMBER}/messages`, {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: to(97),
    type: 'text',
    text: { body: 'Guten Tag' },
  });
  await tourNodes(call, get);
  await tourTemplates(call, get);
  exchanges.push(await tourMedia(sandbox.url, call));
}

type Call = ReturnType<typeof recording>['call'];
type Get = ReturnType<typeof recording>['get'];

async function tourNodes(call: Call, get: Get): Promise<void> {
  for (const query of [
    '',
    `?fields=${ALL},whatsapp_business_manager_messaging_limit`,
    '?fields=is_pin_enabled',
  ])
    await get(`${NUMBER}${query}`);
  const account =
    'name,currency,country,timezone_id,account_review_status,business_verification_status,ownership_type,status';
  for (const query of [
    '',
    `?fields=${account},primary_business_location,health_status,marketing_messages_lite_api_status`,
  ])
    await get(`${WABA}${query}`);
  await get(`${WABA}/phone_numbers`);
  await get('/v25.0/100000000000003?fields=name,whatsapp_business_manager_messaging_limit');
  await get('/v25.0/debug_token?input_token=sandbox-token');
  await call('POST', WABA, { disable_marketing_messages_on_cloud_api: false });
  await call('POST', `${WABA}/subscribed_apps`);
  await get(`${WABA}/subscribed_apps`);
  await call('DELETE', `${WABA}/subscribed_apps`);
  await get(`${WABA}/subscribed_apps`);
}

async function tourTemplates(call: Call, get: Get): Promise<void> {
  const fields =
    'name,status,quality_score,rejected_reason,category,language,components,previous_category,health_status';
  const page = await get(`${WABA}/message_templates?limit=2&fields=${fields}&summary=total_count`);
  await get(`${WABA}/message_templates?limit=2&after=${page.json.paging.cursors.after}`);
  await get(`${WABA}/message_templates?name=nobody`);
  const components = [{ type: 'BODY', text: 'Unser Herbstfest beginnt am Montag.' }];
  const created = await call('POST', `${WABA}/message_templates`, {
    name: 'neu',
    language: 'de',
    category: 'MARKETING',
    components,
  });
  const node = `/v25.0/${created.json.id}`;
  await get(node);
  await get(`${node}?fields=${fields}`);
  await call('POST', node, { components: [{ type: 'BODY', text: 'Unser Herbstfest beginnt am Dienstag.' }] });
  await call('POST', '/_sandbox/templates', { name: 'neu', event: 'pacing-pause' });
  await call('POST', `${node}/unpause`);
  await call('DELETE', `${WABA}/message_templates?name=neu`);
}

async function tourMedia(url: string, call: Call): Promise<Exchange> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('file', new Blob(['%PDF'], { type: 'application/pdf' }), 'a.pdf');
  const headers = { authorization: 'Bearer sandbox-token' };
  const uploaded = await fetch(`${url}${NUMBER}/media`, { method: 'POST', headers, body: form });
  const body = (await uploaded.json()) as { id: string };
  const { id } = body;
  await call('GET', `/v25.0/${id}`);
  await call('DELETE', `/v25.0/${id}`);
  const query = 'file_name=a.png&file_length=3&file_type=image/png';
  const upload = await call('POST', `/v25.0/100000000000004/uploads?${query}`);
  const oauth = {
    authorization: 'OAuth sandbox-token',
    file_offset: '0',
    'content-type': 'application/octet-stream',
  };
  await call('GET', `/v25.0/${upload.json.id}`, undefined, null, oauth);
  await call('POST', `/v25.0/${upload.json.id}`, 'abc', null, oauth);
  const operation = '{Phone-Number-ID}/media';
  return {
    method: 'POST',
    operation,
    request: undefined,
    status: uploaded.status,
    body,
    text: JSON.stringify(body),
  };
}

/** Every error: each code of the table as an answer, and each kind of refusal of the layers around it. */
export async function tourErrors(exchanges: Exchange[]): Promise<void> {
  const profile = { ...FREE, templates: templatesOf(KINDS) };
  const { call, get, control } = recording(await openSandbox(profile), exchanges);
  const [kind] = KINDS;
  if (kind === undefined) return;
  for (const code of ERROR_TABLE.keys()) {
    await control('faults', { rules: [{ on: 'all', code }] });
    for (const [method, path, body] of [
      ['POST', `${NUMBER}/messages`, sendOf(kind, to(1))],
      ['POST', `${NUMBER}/marketing_messages`, sendOf(kind, to(1))],
      ['GET', NUMBER, undefined],
      ['GET', WABA, undefined],
      ['GET', `${WABA}/message_templates`, undefined],
    ] as const)
      await call(method, path, body);
  }
  await control('faults', {});
  await get('/v99.0/100000000000001');
  await get('/v25.0/999');
  await get(`${NUMBER}?fields=nothing`);
  await get(`${NUMBER}/nothing`);
  await get(`${WABA}/message_templates?after=nonsense`);
  await get(`${WABA}/message_templates?limit=0`);
  await get('/v23.0/100000000000002/message_templates?after=nonsense');
  await get('/v25.0/debug_token');
  await call('GET', WABA, undefined, null);
  await call('GET', WABA, undefined, 'other');
  await call('POST', `${NUMBER}/messages`, '{');
  await call('POST', `${WABA}/subscribed_apps`, { override_callback_uri: 'ftp://a' });
  await call('POST', `${WABA}/subscribed_apps`, {
    override_callback_uri: 'http://127.0.0.1:1/',
    verify_token: 'x',
  });
  await control('faults', { tokenExpired: true });
  await get(NUMBER);
  const other = recording(await openSandbox({ ...FREE, httpStatuses: 'openapi' }), exchanges);
  for (const path of ['/v25.0/999', `${NUMBER}?fields=nothing`, `${WABA}?fields=nothing`])
    await other.get(path);
  await tourDrafts(exchanges);
  await tourScopes(exchanges);
}

async function tourDrafts(exchanges: Exchange[]): Promise<void> {
  const { call } = recording(await openSandbox(FREE), exchanges);
  for (const [, , bad] of BAD_DRAFTS) await call('POST', `${WABA}/message_templates`, bad);
  const edit = { components: [{ type: 'BODY', text: 'Unser Herbstfest beginnt am Montag.' }] };
  await call('POST', '/v25.0/700000000000002', edit);
  await call('POST', '/v25.0/700000000000002', edit);
  await call('DELETE', `${WABA}/message_templates?name=order_ready`);
  await call('POST', `${WABA}/message_templates`, draft([plain], { name: 'order_ready' }));
  const full = recording(await openSandbox({ ...FREE, templateLimit: 1 }), exchanges);
  await full.call('POST', `${WABA}/message_templates`, draft([plain]));
}

async function tourScopes(exchanges: Exchange[]): Promise<void> {
  const none = recording(await openSandbox({ scopes: [] }), exchanges);
  await none.get(WABA);
  await none.call('POST', `${NUMBER}/media`, {});
}
