import { describe, expect, it } from 'vitest';
import { offer, openEndpoint, openSandbox } from './harness.ts';

const KEY = { 'd360-api-key': 'sandbox-key' };

async function open(profile: object = {}) {
  const opened = await openSandbox(profile);
  const dialog = (method: string, path: string, body?: unknown, headers: Record<string, string> = KEY) =>
    opened.call(method, path, body, null, headers);
  return { ...opened, dialog };
}

describe("360dialog's paths", () => {
  it('send with a key and neither version nor ids, through both endpoints', async () => {
    const { dialog, sandbox } = await open();
    expect((await dialog('POST', '/messages', offer())).json.messages[0].message_status).toBe('accepted');
    expect((await dialog('POST', '/marketing_messages', offer())).json.success).toBe(true);
    expect((await dialog('POST', '/messages', offer('4915112345678'))).json.error.code).toBe(131009);
    expect(sandbox.state().accepted.total).toBe(2);
  });

  it('answer a wrong key, no key and an unknown path in their own form', async () => {
    const { dialog } = await open();
    const refused = (status: number) => ({
      meta: { http_code: status, developer_message: expect.any(String), success: false },
    });
    for (const headers of [
      {},
      { 'd360-api-key': 'other' },
      { authorization: 'Bearer sandbox-token' },
    ] as Record<string, string>[]) {
      const answer = await dialog('POST', '/messages', offer(), headers);
      expect([answer.status, answer.json]).toEqual([401, refused(401)]);
    }
    expect((await dialog('GET', '/v1/contacts')).json).toEqual(refused(403));
  });

  it('list templates by offset, in another envelope and in lower case', async () => {
    const { dialog } = await open();
    const page = (await dialog('GET', '/v1/configs/templates?limit=2&offset=4')).json;
    expect(page).toMatchObject({ count: 1, limit: 2, offset: 4, total: 5 });
    expect(page.waba_templates[0]).toMatchObject({
      name: 'login_code',
      status: 'approved',
      namespace: expect.any(String),
    });
  });

  it('are spoiled by fault rules as all others are', async () => {
    const { dialog, control } = await open();
    await control('faults', { rules: [{ on: 'all', status: 502, body: 'html' }] });
    expect((await dialog('GET', '/v1/configs/templates')).status).toBe(502);
    expect((await dialog('POST', '/messages', offer())).status).toBe(502);
  });

  it('create and delete templates by name', async () => {
    const { dialog } = await open({ review: { delayMs: 0 } });
    const draft = {
      name: 'neu',
      language: 'de',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Ihre Bestellung liegt bereit.' }],
    };
    expect((await dialog('POST', '/v1/configs/templates', draft)).json.status).toBe('APPROVED');
    expect((await dialog('DELETE', '/v1/configs/templates/neu')).json).toEqual({ success: true });
    expect((await dialog('DELETE', '/v1/configs/templates/neu')).json.error.code).toBe(100);
  });

  it('send webhooks with headers of the receiver instead of a signature', async () => {
    const endpoint = await openEndpoint();
    const { dialog, control } = await open();
    const hook = { url: endpoint.url, headers: { 'x-hook-secret': 'geheim' } };
    expect((await dialog('POST', '/v1/configs/webhook', hook)).json).toEqual(hook);
    expect((await dialog('GET', '/v1/configs/webhook')).json).toEqual({ url: endpoint.url });
    await control('inbound', { from: '4915112345678', text: 'Hallo' });
    await control('statuses/flush');
    expect(endpoint.posts[0]?.signature).toBe('undefined');
    expect(endpoint.posts[0]?.headers['x-hook-secret']).toBe('geheim');
  });

  it('tell of health and take media', async () => {
    const { dialog, sandbox } = await open();
    expect((await dialog('GET', '/health_status')).json.health_status.can_send_message).toBe('AVAILABLE');
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new Blob(['%PDF'], { type: 'application/pdf' }), 'a.pdf');
    const uploaded = await fetch(`${sandbox.url}/media`, { method: 'POST', headers: KEY, body: form });
    const { id } = (await uploaded.json()) as { id: string };
    const node = (await dialog('GET', `/${id}`)).json;
    expect((await fetch(node.url, { headers: KEY })).status).toBe(200);
    expect((await dialog('DELETE', `/${id}`)).json).toEqual({ success: true });
  });
});
