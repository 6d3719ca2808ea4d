import { describe, expect, it } from 'vitest';
import { manualClock, offer, openEndpoint, openSandbox, templateSend } from './harness.ts';

const NODE = '/v25.0/100000000000001';
const WABA = '/v25.0/100000000000002';
const DAY = 24 * 3_600_000;

async function openWithHook(profile: object = {}) {
  const endpoint = await openEndpoint();
  const clock = manualClock();
  const opened = await openSandbox({ webhook: { url: endpoint.url }, ...profile }, { now: clock.now });
  const told = async (field: string) => {
    await opened.control('statuses/flush');
    return endpoint
      .changes()
      .filter((change) => change.field === field)
      .map(({ value }) => value);
  };
  return { ...opened, clock, endpoint, told };
}

describe('a number', () => {
  it.each([
    ['PENDING', 133010],
    ['BANNED', 131031],
    ['RESTRICTED', 131048],
    ['DELETED', 33],
    ['FLAGGED', undefined],
  ])('that is %s answers a send with %s', async (numberStatus, code) => {
    const { send, get } = await openSandbox({ numberStatus });
    expect((await send(offer())).json.error?.code).toBe(code);
    expect((await get(`${NODE}?fields=status`)).json.status).toBe(numberStatus);
    const { health_status: health } = (await get(`${NODE}?fields=health_status`)).json;
    expect(health.can_send_message).toBe(code === undefined ? 'LIMITED' : 'BLOCKED');
  });

  it('takes nothing while its throughput is upgraded, and more afterwards', async () => {
    const { send, control, get, clock, told } = await openWithHook();
    await control('number', { messagesPerSecond: 1_000, tier: 'TIER_UNLIMITED' });
    expect((await send(offer())).json.error.code).toBe(131057);
    clock.advance(60_000);
    expect((await send(offer())).status).toBe(200);
    expect((await get(`${NODE}?fields=throughput`)).json.throughput.level).toBe('HIGH');
    expect((await told('phone_number_quality_update')).map(({ event }) => event)).toEqual([
      'THROUGHPUT_UPGRADE',
      'UPGRADE',
    ]);
    expect(await told('business_capability_update')).toEqual([
      { max_daily_conversations_per_business: 'TIER_UNLIMITED', max_phone_numbers_per_business: 20 },
    ]);
  });

  it('tells of its quality and its new limit', async () => {
    const { control, get, told } = await openWithHook({ tier: 'TIER_2K' });
    await control('number', { qualityRating: 'RED' });
    await control('number', { qualityRating: 'GREEN', tier: 'TIER_250' });
    expect((await told('phone_number_quality_update')).map(({ event }) => event)).toEqual([
      'FLAGGED',
      'DOWNGRADE',
      'UNFLAGGED',
    ]);
    expect((await get(`${NODE}?fields=whatsapp_business_manager_messaging_limit`)).json).toMatchObject({
      whatsapp_business_manager_messaging_limit: 'TIER_250',
    });
  });

  it('for tests reaches those on its list alone', async () => {
    const { send } = await openSandbox({ allowedRecipients: ['+4915112345678'] });
    expect((await send(offer())).status).toBe(200);
    expect((await send(offer('+4915112345679'))).json.error.code).toBe(131030);
  });

  it('is the one its account lists', async () => {
    const { get } = await openSandbox();
    const list = (await get(`${WABA}/phone_numbers?fields=id,status,display_phone_number`)).json;
    expect(list.data).toEqual([
      { id: '100000000000001', status: 'CONNECTED', display_phone_number: '+49 1511 0000009' },
    ]);
    expect((await get('/v25.0/100000000000003')).json).toEqual({ id: '100000000000003', name: 'Sandbox' });
  });
});

describe('an account', () => {
  it('that is restricted refuses with 368 until the time is over', async () => {
    const { send, control, clock, told, get } = await openWithHook();
    await control('account', { violation: 'SPAM', restrictedDays: 3 });
    expect((await send(offer())).json.error.code).toBe(368);
    expect((await get(`${WABA}?fields=health_status`)).json.health_status.can_send_message).toBe('BLOCKED');
    const expiration = clock.now() / 1_000 + 3 * 24 * 3_600;
    expect(await told('account_update')).toMatchObject([
      { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } },
      { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ expiration }] },
    ]);
    clock.advance(3 * DAY);
    expect((await send(offer())).status).toBe(200);
  });

  it('that is disabled refuses with 131031 until it is let in again', async () => {
    const { send, control, told } = await openWithHook();
    await control('account', { status: 'DISABLED' });
    expect((await send(offer())).json.error.code).toBe(131031);
    await control('account', { status: 'ACTIVE' });
    expect((await send(offer())).status).toBe(200);
    expect((await told('account_update')).map(({ ban_info: info }) => info)).toEqual([
      { waba_ban_state: 'DISABLE', waba_ban_date: 'November 24, 2026' },
      { waba_ban_state: 'REINSTATE', waba_ban_date: 'November 24, 2026' },
    ]);
  });

  it('tells of reviews and alerts', async () => {
    const { control, told } = await openWithHook();
    await control('account', { review: 'DEFERRED', alert: 'OBA_REJECTED' });
    expect(await told('account_review_update')).toEqual([{ decision: 'DEFERRED' }]);
    expect(await told('account_alerts')).toMatchObject([{ alert_info: { alert_type: 'OBA_REJECTED' } }]);
  });

  it('may switch marketing off on /messages', async () => {
    const { send, call } = await openSandbox();
    await call('POST', WABA, { disable_marketing_messages_on_cloud_api: true });
    expect((await send(offer())).json.error.code).toBe(131063);
    expect((await send(offer(), 'marketing_messages')).status).toBe(200);
    expect((await call('POST', WABA, { nothing: 1 })).json.error.code).toBe(100);
  });
});

describe('marketing_messages', () => {
  it('of an account that is not onboarded falls back, unless that is ruled out', async () => {
    const endpoint = await openEndpoint();
    const { send, control } = await openSandbox({
      marketingApi: 'ELIGIBLE',
      webhook: { url: endpoint.url },
      outcomes: { failed: 0 },
    });
    expect((await send(offer(), 'marketing_messages')).status).toBe(200);
    const strict = await send(offer(undefined, { product_policy: 'STRICT' }), 'marketing_messages');
    expect(strict.json.error.code).toBe(134102);
    await control('statuses/flush');
    expect(endpoint.statuses()[0].pricing.category).toBe('marketing');
  });

  it('takes a new template after ten minutes', async () => {
    const clock = manualClock();
    const { call, send } = await openSandbox({ review: { delayMs: 0 } }, { now: clock.now });
    const components = [{ type: 'BODY', text: 'Unser Herbstfest beginnt am Montag.' }];
    await call('POST', `${WABA}/message_templates`, {
      name: 'neu',
      language: 'de',
      category: 'MARKETING',
      components,
    });
    expect((await send(templateSend('neu'), 'marketing_messages')).json.error.code).toBe(134101);
    expect((await send(templateSend('neu'))).status).toBe(200);
    clock.advance(600_000);
    expect((await send(templateSend('neu'), 'marketing_messages')).status).toBe(200);
  });

  it('refuses other categories with 131055 before v23.0 and 134100 since, and bids only pass here', async () => {
    const templates = [
      { name: 'dienst', language: 'de', category: 'UTILITY', components: [{ type: 'BODY', text: 'Text' }] },
      {
        name: 'gebot',
        language: 'de',
        bid_spec: { bid_amount: 1 },
        components: [{ type: 'BODY', text: 'Text' }],
      },
    ];
    const { call, send } = await openSandbox({ templates });
    const code = async (version: string) =>
      (await call('POST', `/${version}/100000000000001/marketing_messages`, templateSend('dienst'))).json
        .error.code;
    expect([await code('v22.0'), await code('v23.0')]).toEqual([131055, 134100]);
    expect((await send(templateSend('gebot'))).json.error.code).toBe(131061);
    expect((await send(templateSend('gebot'), 'marketing_messages')).status).toBe(200);
  });
});

describe('webhooks about templates', () => {
  it('have the id as a number, the language with a hyphen and a time', async () => {
    const id = '90071992547409931';
    const templates = [{ id, name: 'neu', language: 'en_US', components: [{ type: 'BODY', text: 'Text' }] }];
    const { control, endpoint } = await openWithHook({ templates });
    await control('templates', { name: 'neu', event: 'reject', reason: 'PROMOTIONAL' });
    await control('statuses/flush');
    const text = endpoint.posts[0]?.body.toString() ?? '';
    expect(text).toContain(`"message_template_id":${id},`);
    expect(JSON.parse(text).entry[0]).toMatchObject({
      time: Date.UTC(2026, 10, 24, 9) / 1_000,
      changes: [{ value: { event: 'REJECTED', reason: 'PROMOTIONAL', message_template_language: 'en-US' } }],
    });
  });

  it('tell of categories, quality and every state', async () => {
    const { control, told, get } = await openWithHook();
    const change = async (more: object) => await control('templates', { name: 'order_ready', ...more });
    expect((await change({ correctCategory: 'MARKETING' })).json).toMatchObject({ changed: 1 });
    await change({ category: 'MARKETING', quality: 'YELLOW' });
    for (const event of ['flag', 'archive', 'reinstate', 'approve', 'pacing-pause', 'unpause'])
      await change({ event });
    expect(await told('template_category_update')).toMatchObject([
      { new_category: 'UTILITY', correct_category: 'MARKETING' },
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
    ]);
    expect(await told('message_template_quality_update')).toMatchObject([{ new_quality_score: 'YELLOW' }]);
    expect((await told('message_template_status_update')).map(({ event }) => event)).toEqual([
      'FLAGGED',
      'ARCHIVED',
      'REINSTATED',
      'APPROVED',
      'PAUSED',
      'APPROVED',
    ]);
    const node = await get('/v25.0/700000000000003?fields=category,previous_category,health_status');
    expect(node.json).toMatchObject({ category: 'MARKETING', previous_category: 'UTILITY' });
    expect(node.json.health_status.entities).toHaveLength(5);
  });

  it('tell of reviews, of content after an edit, and of deletions without a reason', async () => {
    const { call, told } = await openWithHook({ review: { delayMs: 0 } });
    const components = [{ type: 'BODY', text: 'Ganz neuer Text für den Herbst.' }];
    await call('POST', '/v25.0/700000000000002', { components });
    await call('DELETE', `${WABA}/message_templates?name=autumn_offer&hsm_id=700000000000002`);
    expect(await told('message_template_components_update')).toMatchObject([
      { message_template_element: 'Ganz neuer Text für den Herbst.' },
    ]);
    const states = (await told('message_template_status_update')).map(({ event, reason }) => [event, reason]);
    expect(states).toEqual([
      ['APPROVED', 'NONE'],
      ['PENDING_DELETION', null],
    ]);
  });
});

describe('user ids', () => {
  const userIds = { isTold: true };
  const surely = { failed: 0, delivered: 1, read: 0, reply: 0, stop: 0 };

  it('stand in statuses, messages and preferences when asked for', async () => {
    const { send, control, endpoint } = await openWithHook({ userIds, outcomes: surely });
    await send(offer());
    await control('preferences', { wa_id: '4915112345678', value: 'stop' });
    await control('inbound', { from: '4915112345678', text: 'Hallo' });
    await control('statuses/flush');
    const values = endpoint.changes().map(({ value }) => value);
    const { user_id: userId } = values.find(({ user_preferences: list }) => list !== undefined)
      .user_preferences[0];
    expect(userId).toMatch(/^DE\.[a-f0-9]{20}$/);
    for (const value of values)
      expect(value.contacts).toEqual([
        { profile: { name: 'Alex Muster' }, wa_id: '4915112345678', user_id: userId },
      ]);
    expect(endpoint.statuses().map(({ recipient_user_id: id }) => id)).toEqual([userId, userId]);
    expect(values.find(({ messages }) => messages !== undefined).messages[0]).toMatchObject({
      from_user_id: userId,
    });
  });

  it('stand alone for people with a user name, and for those written to by user id', async () => {
    const { send, control, endpoint } = await openWithHook({
      userIds: { isTold: true, usernames: 1 },
      outcomes: surely,
    });
    await control('inbound', { from: '4915112345678', text: 'STOP' });
    await send(offer(undefined, { to: undefined, recipient: 'DE.Example1' }));
    await control('statuses/flush');
    const inbound = endpoint.changes().find(({ value }) => value.messages !== undefined).value;
    expect(inbound.contacts[0]).not.toHaveProperty('wa_id');
    expect(inbound.messages[0]).not.toHaveProperty('from');
    expect(endpoint.statuses()[0]).toMatchObject({ recipient_user_id: 'DE.Example1' });
    expect(endpoint.statuses()[0]).not.toHaveProperty('recipient_id');
  });

  it('and numbers change by a system message', async () => {
    const { control, told } = await openWithHook();
    await control('identity', { from: '4915112345678', newNumber: '+4915112345679' });
    await control('identity', { from: 'DE.Old1', newUserId: 'DE.New1' });
    await control('inbound', { from: '4915112345678', unsupported: true });
    const messages = (await told('messages')).flatMap((value) => value.messages);
    expect(messages).toMatchObject([
      {
        from: '4915112345678',
        type: 'system',
        system: { type: 'user_changed_number', wa_id: '4915112345679' },
      },
      { type: 'system', system: { type: 'user_changed_user_id', user_id: 'DE.New1' } },
      { type: 'unsupported', errors: [{ code: 131051 }] },
    ]);
  });
});

describe('a read receipt', () => {
  it('is taken for a message that somebody wrote, and for no other', async () => {
    const { send, control } = await openSandbox();
    const { id } = (await control('inbound', { from: '4915112345678', text: 'Hallo' })).json;
    const receipt = { messaging_product: 'whatsapp', status: 'read', message_id: id };
    expect((await send(receipt)).json).toEqual({ success: true });
    expect((await send({ ...receipt, message_id: 'wamid.x' })).json.error.code).toBe(131009);
    expect((await send({ ...receipt, status: 'seen' })).json.error.code).toBe(100);
  });
});

describe('webhooks below v24.0', () => {
  it('tell of conversations', async () => {
    const endpoint = await openEndpoint();
    const outcomes = { failed: 0, delivered: 1, read: 0 };
    const { send, control } = await openSandbox({ webhook: { url: endpoint.url, version: 23 }, outcomes });
    await send(offer());
    await control('statuses/flush');
    const [sent, delivered] = endpoint.statuses();
    expect(sent.conversation).toMatchObject({
      origin: { type: 'marketing' },
      expiration_timestamp: expect.any(String),
    });
    expect(delivered.conversation.id).toBe(sent.conversation.id);
    expect(delivered.conversation).not.toHaveProperty('expiration_timestamp');
  });
});
