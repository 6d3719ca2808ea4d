/** The contract of a provider, second part: the account, media and samples, each where the dialect reaches it. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { uploadOf } from '../helpers/media.ts';
import { type Bench, failure, OFFER } from './provider-tools.ts';

/** The smallest PNG there is: one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Runs the part against the bench's dialect. */
export function accountContract(use: () => Bench): void {
  mediaContract(use);
  nodeContract(use);
}

function mediaContract(use: () => Bench): void {
  describe('media', () => {
    const sample = { name: 'herbst.png', type: 'image/png', bytes: PICTURE };
    const file = uploadOf(PICTURE, { name: 'herbst.png', type: 'image/png' });

    test('are uploaded whole, found, sent, and deleted', async () => {
      const { provider } = use();
      const id = await provider.uploadMedia(file);
      expect(await provider.media(id)).toEqual({
        id,
        type: 'image/png',
        bytes: PICTURE.length,
        sha256: createHash('sha256').update(PICTURE).digest('hex'),
      });
      const sent = await provider.send({
        ...OFFER,
        template: 'new_collection',
        components: [
          { type: 'header', parameters: [{ kind: 'image', id }] },
          { type: 'body', parameters: [{ kind: 'text', text: 'Zoë' }] },
        ],
      });
      expect(sent).toMatchObject({ kind: 'accepted' });
      await provider.deleteMedia(id);
      expect(await provider.media(id)).toBeUndefined();
    });

    test('of a kind that is not taken are refused', async () => {
      expect(await failure(use().provider.uploadMedia({ ...file, type: 'image/tiff' }))).toMatchObject({
        code: 'api.refused',
        params: { code: 131053 },
      });
    });

    test('as samples get a handle that a template can be made with', async () => {
      const { provider, reach } = use();
      if (!reach.nodes)
        return expect(await failure(provider.uploadSample(sample))).toMatchObject({
          code: 'api.unsupported',
        });
      const handle = await provider.uploadSample(sample);
      expect(handle).toMatch(/^4:/);
      const draft = (given: string) => ({
        name: 'picture_offer',
        language: 'de',
        category: 'MARKETING',
        components: [
          { type: 'HEADER', format: 'IMAGE', example: { header_handle: [given] } },
          { type: 'BODY', text: 'Die neue Kollektion ist da. Abmelden jederzeit mit STOP.' },
        ],
      });
      expect(await failure(provider.createTemplate(draft('900000000000001')))).toMatchObject({
        code: 'api.refused',
      });
      expect(await provider.createTemplate(draft(handle))).toMatchObject({ status: 'PENDING' });
    });
  });
}

function nodeContract(use: () => Bench): void {
  /** A test of what only a dialect with nodes reaches; for the others, that they say so. */
  const node = (title: string, ask: (bench: Bench) => Promise<unknown>, told: object): void =>
    test(title, async () => {
      const { reach } = use();
      if (reach.nodes) expect(await ask(use())).toMatchObject(told);
      else expect(await failure(ask(use()))).toMatchObject({ code: 'api.unsupported' });
    });

  describe('the account', () => {
    test('has a number that tells rate, limit and quality, or nothing at all', async () => {
      const { provider, reach } = use();
      expect(await provider.phoneNumber()).toMatchObject(
        reach.nodes
          ? { status: 'CONNECTED', qualityRating: 'GREEN', messagesPerSecond: 80, messagingLimit: 100_000 }
          : { status: undefined, qualityRating: undefined, messagesPerSecond: undefined },
      );
    });

    node('tells its name and limit', ({ provider }) => provider.account(), {
      name: 'Sandbox',
      messagingLimit: 100_000,
    });
    node('has a token that tells what it may do', ({ provider }) => provider.token(), {
      isValid: true,
      appId: '100000000000004',
      scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
      targets: { whatsapp_business_messaging: ['100000000000002'] },
    });
    node('tells whether its number may send', ({ provider }) => provider.health('phone-number'), {
      canSend: 'AVAILABLE',
      entities: expect.arrayContaining([expect.objectContaining({ kind: 'WABA', canSend: 'AVAILABLE' })]),
    });
    node(
      'tells whether a template may be sent',
      ({ provider }) => provider.health({ template: '700000000000003' }),
      { entities: expect.arrayContaining([expect.objectContaining({ kind: 'MESSAGE_TEMPLATE' })]) },
    );
    node('gives one template by its id', ({ provider }) => provider.template('700000000000003'), {
      name: 'order_ready',
      parameterFormat: 'NAMED',
    });
    node(
      'has no template where there is none',
      async ({ provider }) => ({ template: await provider.template('799999999999999') }),
      { template: undefined },
    );
    node(
      'changes a template, which goes to review again',
      async ({ provider }) => {
        const text = 'Hallo {{1}}, bis {{2}} ist bei uns fast alles günstiger.';
        const example = { body_text: [['Alex', 'morgen']] };
        await provider.editTemplate('700000000000002', { components: [{ type: 'BODY', text, example }] });
        return await provider.template('700000000000002');
      },
      { status: 'PENDING', components: [{ type: 'BODY', text: expect.stringContaining('fast alles') }] },
    );
    node(
      'subscribes its app to the webhooks',
      async ({ provider }) => {
        await provider.subscribe();
        return { apps: await provider.subscribedApps() };
      },
      { apps: [{ id: '100000000000004', name: 'Sandbox' }] },
    );

    test('whose hour is used up is asked nothing more until it may be', async () => {
      if (!use().reach.nodes) return;
      const { provider, sandbox } = await use().fresh({ managementCallsPerHour: 2 });
      await provider.phoneNumber();
      await provider.phoneNumber();
      const refused = await failure(provider.phoneNumber());
      expect(refused).toMatchObject({ code: 'api.refused', params: { code: 80007 } });
      const { requests } = sandbox.state();
      const { code, params } = await failure(provider.phoneNumber());
      expect([code, Number(params.minutes) > 50]).toEqual(['api.throttled', true]);
      expect(sandbox.state().requests).toBe(requests);
      expect(await provider.send(OFFER)).toMatchObject({ kind: 'accepted' });
    });

    test('that answers something else says what, in at most 300 characters and without the token', async () => {
      const faults = { rules: [{ on: 'management', status: 500, body: 'html' }] };
      const { provider } = await use().fresh({ faults });
      const error = await failure(provider.media('1'));
      expect(error.code).toBe('api.unexpected');
      expect(String(error.params.detail).length).toBeLessThanOrEqual(300);
      expect(JSON.stringify(error.params)).not.toContain(use().token);
    });
  });
}
