/** The contract of a provider: what `core/ports.ts` promises, run against every dialect with the sandbox at the other end. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProvider } from '../../src/adapters/provider/index.ts';
import { parseSandboxProfile, startSandbox } from '../../src/sandbox/index.ts';
import { accountContract } from './provider-account.ts';
import { type Bench, type DialectMaker, failure, listed, OFFER } from './provider-tools.ts';

const clock = {
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 20))),
};

/** Runs the whole contract against a dialect. */
export function providerContract(name: string, maker: DialectMaker): void {
  describe(`the provider ${name}`, () => {
    const closers: (() => Promise<void>)[] = [];
    let bench: Bench;

    const fresh: Bench['fresh'] = async (profile, changes = {}) => {
      const sandbox = await startSandbox({ seed: 7, profile: parseSandboxProfile(profile) });
      const { settings, close } = await maker.open(sandbox);
      const provider = openProvider({
        phoneNumberId: '100000000000001',
        wabaId: '100000000000002',
        apiVersion: 'v25.0',
        userAgent: 'consend/test',
        clock,
        timeouts: { connectMs: 1000, headersMs: 400, bodyMs: 400 },
        ...settings,
        ...changes,
      });
      closers.push(async () => {
        await Promise.allSettled([provider.close()]);
        await close();
        await sandbox.close();
      });
      return { sandbox, provider };
    };

    beforeEach(async () => {
      const { sandbox, provider } = await fresh({});
      const { settings, close } = await maker.open(sandbox);
      await close();
      bench = { reach: maker.reach, sandbox, provider, token: settings.token, fresh };
    });
    afterEach(async () => {
      for (const close of closers.splice(0).reverse()) await close();
    });

    sendContract(() => bench);
    templateContract(() => bench);
    accountContract(() => bench);
  });
}

function sendContract(use: () => Bench): void {
  describe('sending', () => {
    test('an accepted message has an id, reached its number and carries our correlation', async () => {
      const { provider, sandbox } = use();
      const result = await provider.send(OFFER);
      expect(result).toMatchObject({ kind: 'accepted', heldForQuality: false });
      expect(result.kind === 'accepted' && result.wamid).toMatch(/^wamid\./);
      expect(sandbox.state().accepted).toMatchObject({
        byNumber: { '+4915112345678': 1 },
        byCorrelationId: { 'c42/r000001/a1': 1 },
      });
    });

    test('a number without its plus is sent with one', async () => {
      const { provider, sandbox } = use();
      await provider.send({ ...OFFER, to: '4915112345678' });
      expect(sandbox.state().accepted.byNumber).toEqual({ '+4915112345678': 1 });
    });

    test('named parameters and a button arrive as the template wants them', async () => {
      const result = await use().provider.send({
        ...OFFER,
        template: 'order_ready',
        category: 'UTILITY',
        components: [
          { type: 'header', parameters: [{ kind: 'text', name: 'store', text: 'Köln' }] },
          {
            type: 'body',
            parameters: [
              { kind: 'text', name: 'order', text: 'A-1001' },
              { kind: 'text', name: 'name', text: 'Zoë' },
            ],
          },
          { type: 'button', subType: 'url', index: 0, parameters: [{ kind: 'text', text: 'a1' }] },
        ],
      });
      expect(result).toMatchObject({ kind: 'accepted' });
    });

    test.each([
      ['an unknown template', { template: 'nowhere' }, 132001],
      ['a language it lacks', { language: 'fr' }, 132001],
      ['missing values', { components: [] }, 132000],
    ])('%s is refused, with its code', async (_, changes, code) => {
      const { provider, sandbox } = use();
      const result = await provider.send({ ...OFFER, ...changes });
      expect(result).toMatchObject({ kind: 'refused', code });
      expect(sandbox.state().accepted.total).toBe(0);
    });

    test('a wrong token is refused as such, and is seen nowhere', async () => {
      const { provider } = await use().fresh({}, { token: 'EAAGwrongtoken0000000001' });
      const result = await provider.send(OFFER);
      expect(result).toMatchObject({ kind: 'refused', code: 190 });
      expect(JSON.stringify(result)).not.toContain('wrongtoken');
      const error = await failure(provider.templatesByName('autumn_offer'));
      expect(error).toMatchObject({ code: 'api.refused', params: { code: 190 } });
      expect(JSON.stringify([error.params, error.message])).not.toContain('wrongtoken');
    });

    test.each([
      ['a connection cut after the request was read', '+4915100000409'],
      ['an answer that never comes', '+4915100000408'],
    ])('%s leaves the outcome unknown', async (_, to) => {
      const { provider, sandbox } = use();
      expect(await provider.send({ ...OFFER, to })).toMatchObject({ kind: 'unknown' });
      expect(sandbox.state().accepted.total).toBe(1);
    });

    test('a page of a broken proxy leaves the outcome unknown', async () => {
      const faults = { rules: [{ status: 502, body: 'html' }] };
      const { provider } = await use().fresh({ faults });
      expect(await provider.send(OFFER)).toMatchObject({
        kind: 'unknown',
        detail: expect.stringMatching(/^HTTP 502/),
      });
    });

    test('a throttled message is refused, and told how long to wait', async () => {
      const faults = { rules: [{ code: 130429, times: 1, retryAfterSeconds: 7 }] };
      const { provider } = await use().fresh({ faults });
      expect(await provider.send(OFFER)).toMatchObject({ kind: 'refused', code: 130429, retryAfterMs: 7000 });
      expect(await provider.send(OFFER)).toMatchObject({ kind: 'accepted' });
    });

    test('where nobody listens nothing was sent', async () => {
      const { provider, sandbox } = use();
      const { provider: lost } = await use().fresh({}, { baseUrl: 'http://127.0.0.1:1' });
      expect(await lost.send(OFFER)).toMatchObject({ kind: 'not-sent' });
      await sandbox.close();
      expect((await provider.send(OFFER)).kind).not.toBe('accepted');
    });

    test('with the marketing interface marketing takes its path and everything else the ordinary one', async () => {
      // The sandbox's marketing path refuses other categories with 134100: what is refused how tells where it went.
      const { provider, sandbox } = await use().fresh({}, { marketingApi: true, productPolicy: 'STRICT' });
      expect(await provider.send(OFFER)).toMatchObject({ kind: 'accepted' });
      const code = { ...OFFER, template: 'order_ready', category: 'UTILITY', to: '+4915112345679' };
      const result = await provider.send({ ...code, components: [] });
      expect(result).toMatchObject({ kind: 'refused', code: 132000 });
      expect(await provider.send({ ...code, components: [], category: 'MARKETING' })).toMatchObject({
        kind: 'refused',
        code: 134100,
      });
      expect(sandbox.state().accepted.total).toBe(1);
    });
  });
}

function templateContract(use: () => Bench): void {
  describe('templates', () => {
    test('are listed whole, in our own terms', async () => {
      const { templates } = await listed(use().provider);
      expect(templates.map(({ name, language, category }) => [name, language, category])).toEqual([
        ['autumn_offer', 'en_US', 'MARKETING'],
        ['autumn_offer', 'de', 'MARKETING'],
        ['order_ready', 'de', 'UTILITY'],
        ['new_collection', 'de', 'MARKETING'],
        ['login_code', 'de', 'AUTHENTICATION'],
      ]);
      expect(templates[2]).toMatchObject({
        status: 'APPROVED',
        quality: 'GREEN',
        parameterFormat: 'NAMED',
        components: [{ type: 'HEADER', format: 'TEXT' }, { type: 'BODY' }, { type: 'BUTTONS' }],
      });
      expect(templates.map(({ id }) => typeof id)).toEqual(templates.map(() => 'string'));
    });

    test('come over as many pages as it takes, each once', async () => {
      const body = { type: 'BODY', text: 'Guten Tag, hier gibt es etwas Neues.' };
      const many = Array.from({ length: 230 }, (_, index) => ({
        name: `news_${index}`,
        language: 'de',
        components: [body],
      }));
      const { provider } = await use().fresh({ templates: many, templateLimit: 1000 });
      const { templates, pages } = await listed(provider);
      expect(pages).toBe(3);
      expect(new Set(templates.map(({ name }) => name)).size).toBe(230);
    });

    test('are found by name, in all their languages', async () => {
      const found = await use().provider.templatesByName('autumn_offer');
      expect(found.map(({ language }) => language).sort()).toEqual(['de', 'en_US']);
      expect(await use().provider.templatesByName('autumn')).toEqual([]);
    });

    test('that are paused say so', async () => {
      const { provider } = await use().fresh({ faults: { pausedTemplates: ['order_ready'] } });
      expect(await provider.templatesByName('order_ready')).toMatchObject([{ status: 'PAUSED' }]);
    });

    test('are made from a draft, and listed from then on', async () => {
      const { provider } = use();
      const receipt = await provider.createTemplate({
        name: 'winter_offer',
        language: 'de',
        category: 'MARKETING',
        components: [
          {
            type: 'BODY',
            text: 'Hallo {{1}}, die Winterangebote sind da. Abmelden jederzeit mit STOP.',
            example: { body_text: [['Alex']] },
          },
        ],
      });
      expect(receipt).toMatchObject({ status: 'PENDING', category: 'MARKETING' });
      expect(receipt.id).toMatch(/^\d+$/);
      expect(await provider.templatesByName('winter_offer')).toMatchObject([{ status: 'PENDING' }]);
    });

    test('that exist already or lack an example are refused with the code that tells so', async () => {
      const { provider } = use();
      const draft = { name: 'autumn_offer', language: 'de', category: 'MARKETING' };
      const text = 'Hallo {{1}}, bis morgen ist alles günstiger.';
      const example = { body_text: [['Alex']] };
      const twice = failure(
        provider.createTemplate({ ...draft, components: [{ type: 'BODY', text, example }] }),
      );
      expect(await twice).toMatchObject({ code: 'api.refused', params: { code: 2388024 } });
      const bare = failure(
        provider.createTemplate({ ...draft, name: 'no_example', components: [{ type: 'BODY', text }] }),
      );
      expect(await bare).toMatchObject({ code: 'api.refused', params: { code: 2388043 } });
    });
  });
}
