import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { manualClock, openSandbox, templateSend } from './harness.ts';

const PNG = Buffer.from('89504e470d0a1a0a0d0a00ff', 'hex');

async function upload(
  url: string,
  type: string,
  content: Uint8Array<ArrayBuffer> | Buffer = PNG,
  more: Record<string, string> = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ messaging_product: 'whatsapp', type, ...more }))
    if (value !== '') form.set(name, value);
  form.set('file', new Blob([new Uint8Array(content)], { type }), 'bild ä.png');
  const response = await fetch(`${url}/v25.0/100000000000001/media`, {
    method: 'POST',
    headers: { authorization: 'Bearer sandbox-token' },
    body: form,
  });
  return (await response.json()) as { id?: string; error?: { code: number } };
}

const withImage = (id: string) =>
  templateSend('new_collection', [
    { type: 'header', parameters: [{ type: 'image', image: { id } }] },
    { type: 'body', parameters: [{ type: 'text', text: 'Alex' }] },
  ]);

describe('a file', () => {
  it('is uploaded byte for byte, described, fetched for five minutes and deleted', async () => {
    const clock = manualClock();
    const { sandbox, get, call } = await openSandbox({}, { now: clock.now });
    const { id } = await upload(sandbox.url, 'image/png');
    const node = await get(`/v25.0/${id}?phone_number_id=100000000000001`);
    const sha256 = createHash('sha256').update(PNG).digest('hex');
    expect(node.json).toMatchObject({
      id,
      messaging_product: 'whatsapp',
      mime_type: 'image/png',
      sha256,
      file_size: '12',
    });
    const fetchFile = async (headers: Record<string, string>) => await fetch(node.json.url, { headers });
    expect((await fetchFile({})).status).toBe(401);
    const file = await fetchFile({ authorization: 'Bearer sandbox-token' });
    expect(Buffer.from(await file.arrayBuffer()).equals(PNG)).toBe(true);
    clock.advance(5 * 60_000 + 1);
    expect((await fetchFile({ authorization: 'Bearer sandbox-token' })).status).toBe(404);
    expect((await call('DELETE', `/v25.0/${id}`)).json).toEqual({ success: true });
    expect((await get(`/v25.0/${id}`)).json.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it('is sent with for 30 days, as what it is', async () => {
    const clock = manualClock();
    const { sandbox, send } = await openSandbox({}, { now: clock.now });
    const image = (await upload(sandbox.url, 'image/png')).id ?? '';
    const video = (await upload(sandbox.url, 'video/mp4')).id ?? '';
    expect((await send(withImage(image))).status).toBe(200);
    expect((await send(withImage(video))).json.error.code).toBe(131053);
    expect((await send(withImage('900000000000099'))).json.error.code).toBe(131009);
    clock.advance(30 * 24 * 3_600_000 + 1);
    expect((await send(withImage(image))).json.error.code).toBe(131009);
  });

  it.each([
    [131053, 'a kind that is not taken', 'image/gif', PNG, {}],
    [131053, 'more than 5 MB of image', 'image/png', Buffer.alloc(5 * 1_024 * 1_024 + 1), {}],
    [131053, 'nothing in it', 'image/png', Buffer.alloc(0), {}],
    [100, 'no messaging_product', 'image/png', PNG, { messaging_product: '' }],
  ])('is refused with %i when it has %s', async (code, _why, type, content, more) => {
    const { sandbox } = await openSandbox();
    expect((await upload(sandbox.url, type, content, more)).error?.code).toBe(code);
  });

  it('is refused when the body is no form', async () => {
    const { call } = await openSandbox();
    expect((await call('POST', '/v25.0/100000000000001/media', {})).json.error.code).toBe(100);
  });

  it('costs nothing of the hourly budget', async () => {
    const { sandbox, get } = await openSandbox({ managementCallsPerHour: 1 });
    const { id } = await upload(sandbox.url, 'image/png');
    for (let count = 0; count < 3; count += 1) expect((await get(`/v25.0/${id}`)).status).toBe(200);
  });
});
