import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWebhook } from '../../../../src/adapters/webhook/parse.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/cloud-api/webhooks/${name}.json`, import.meta.url));
/** A body with one item in a list of the field `messages`. */
const body = (list: string, item: unknown, field = 'messages') =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field, value: { [list]: [item] } }] }],
  });

test('a status carries message id, own correlation, time, number and billing', () => {
  expect(parseWebhook(fixture('status-sent'))).toEqual([
    {
      type: 'status',
      status: {
        wamid: 'wamid.EXAMPLE0001',
        correlation: 'c42/r000001/a1',
        status: 'sent',
        at: 1_795_438_800_000,
        phone: '+4915110000001',
        error: undefined,
        pricing: { billable: true, model: 'PMP', category: 'marketing' },
      },
    },
  ]);
});

test('a failed status carries code, title and details', () => {
  expect(parseWebhook(fixture('status-failed'))).toMatchObject([
    {
      type: 'status',
      status: {
        status: 'failed',
        error: {
          code: 131049,
          title: 'Meta chose not to deliver',
          detail: 'In order to maintain a healthy ecosystem.',
        },
      },
    },
  ]);
});

test('a text carries sender and words, umlauts whole', () => {
  expect(parseWebhook(fixture('inbound-text'))).toEqual([
    {
      type: 'message',
      phone: '+4915110000001',
      userId: 'DE.ExampleUser0000001',
      at: 1_795_438_900_000,
      messageId: 'wamid.EXAMPLEIN01',
      kind: 'text',
      text: 'Bitte kündigen',
      payload: undefined,
      contextId: undefined,
    },
  ]);
});

test('a quick reply carries payload, label and the message that it answers', () => {
  expect(parseWebhook(fixture('inbound-button'))).toMatchObject([
    {
      type: 'message',
      kind: 'button',
      text: 'Abmelden',
      payload: 'STOP_c42',
      contextId: 'wamid.EXAMPLE0001',
    },
  ]);
});

test.each(['button_reply', 'list_reply'])('an interactive %s carries id and title', (kind) => {
  const interactive = { type: kind, [kind]: { id: 'stop', title: 'Stop' } };
  const message = {
    id: 'w',
    timestamp: '1795438900',
    from: '4915110000001',
    type: 'interactive',
    interactive,
  };
  expect(parseWebhook(body('messages', message))).toMatchObject([
    { kind: 'interactive', text: 'Stop', payload: 'stop' },
  ]);
});

test('a preference carries value, category and both ids; its time is an integer', () => {
  expect(parseWebhook(fixture('preference-stop'))).toEqual([
    {
      type: 'preference',
      phone: '+4915110000001',
      userId: 'DE.ExampleUser0000001',
      value: 'stop',
      category: 'marketing_messages',
      at: 1_795_438_910_000,
    },
  ]);
});

test('a preference without a number keeps the user id', () => {
  const item = {
    user_id: 'DE.ExampleUser0000001',
    category: 'marketing_messages',
    value: 'resume',
    timestamp: 1795438910,
  };
  expect(parseWebhook(body('user_preferences', item, 'user_preferences'))).toMatchObject([
    { phone: undefined, userId: 'DE.ExampleUser0000001', value: 'resume' },
  ]);
});

test('a batch gives every event in its order', () => {
  const events = parseWebhook(fixture('batch')) ?? [];
  expect(events.map((event) => (event.type === 'other' ? event.field : event.type))).toEqual([
    'status',
    'status',
    'message',
    'phone_number_quality_update',
  ]);
});

test('a number in an older spelling becomes the canonical one', () => {
  const message = {
    id: 'w',
    timestamp: '1795438900',
    from: '5215512345678',
    type: 'text',
    text: { body: 'x' },
  };
  expect(parseWebhook(body('messages', message))).toMatchObject([{ phone: '+525512345678' }]);
});

describe('counts as other', () => {
  const at = '1795438900';
  test.each([
    ['a template event', fixture('template-status').toString(), 'message_template_status_update'],
    ['an unknown field', body('x', {}, 'brand_new_field'), 'brand_new_field'],
    [
      'a status of a new kind',
      body('statuses', { id: 'w', status: 'teleported', timestamp: at }),
      'messages.statuses',
    ],
    ['a status without a time', body('statuses', { id: 'w', status: 'sent' }), 'messages.statuses'],
    [
      'a system message',
      body('messages', { id: 'w', timestamp: at, type: 'system', system: {} }),
      'messages.system',
    ],
    [
      'a message from nobody',
      body('messages', { id: 'w', timestamp: at, type: 'text' }),
      'messages.anonymous',
    ],
    ['an error of the account', body('errors', { code: 1 }), 'messages.errors'],
    ['a change without content', body('nothing', {}), 'messages'],
    ['JSON that is no webhook', '{"hello":1}', 'unknown'],
    ['a bare number', '42', 'unknown'],
    ['null', 'null', 'unknown'],
  ])('%s', (_, text, field) => {
    expect(parseWebhook(text)).toEqual([{ type: 'other', field }]);
  });
});

test('media and reactions are messages of kind other', () => {
  const message = {
    id: 'w',
    timestamp: '1795438900',
    from: '4915110000001',
    type: 'audio',
    audio: { id: '9' },
  };
  expect(parseWebhook(body('messages', message))).toMatchObject([
    { type: 'message', kind: 'other', text: undefined },
  ]);
});

test('an oddity in one field costs neither the status nor the stop beside it', () => {
  const status = {
    id: 'w',
    status: 'failed',
    timestamp: '1795438900',
    recipient_id: 17,
    pricing: 'free',
    errors: [{ code: '131026', title: 7, error_data: 'none' }],
  };
  expect(parseWebhook(body('statuses', status))).toMatchObject([
    { type: 'status', status: { phone: undefined, pricing: undefined, error: { code: 131026 } } },
  ]);
  const message = {
    id: 'w',
    timestamp: 1795438900,
    from: '4915110000001',
    type: 'text',
    text: { body: 'STOP' },
    context: [],
  };
  expect(parseWebhook(body('messages', message))).toMatchObject([{ text: 'STOP', phone: '+4915110000001' }]);
});

test('what is no JSON gives nothing', () => {
  expect(parseWebhook('')).toBeUndefined();
  expect(parseWebhook('{"entry":[')).toBeUndefined();
  expect(parseWebhook(Buffer.from([0xff, 0xfe]))).toBeUndefined();
});

test('nothing that JSON can say makes it throw', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('statuses', 'messages', 'user_preferences', 'errors'),
      (item, list) => {
        expect(Array.isArray(parseWebhook(JSON.stringify(item)))).toBe(true);
        expect(parseWebhook(body(list, item))).toHaveLength(1);
      },
    ),
    { numRuns: 500 },
  );
});
