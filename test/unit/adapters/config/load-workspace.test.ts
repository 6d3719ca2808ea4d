import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConfigTexts, findWorkspace, loadWorkspace } from '../../../../src/adapters/config/index.ts';
import { configDe } from '../../../../src/i18n/de/config.ts';
import { configEn } from '../../../../src/i18n/en/config.ts';
import { CONFIG, change, failure, folder, load } from './workspaces.ts';

describe('loading a workspace', () => {
  it('gives the settings with their defaults, and leaves dates as the texts they are', async () => {
    const agreement = '  processor: { name: P, country: DE, agreement: { signedOn: 2026-02-01 } }';
    const workspace = await load([...CONFIG, agreement]);
    expect(workspace.config.defaults.timeZone).toBe('Europe/Berlin');
    expect(workspace.config.provider.processor?.agreement?.signedOn).toBe('2026-02-01');
    expect(workspace.storeUrl).toBe(`sqlite:${join(workspace.dir, '.consend/consend.db')}`);
    expect(workspace.warnings).toEqual([]);
  });

  it.each([
    [
      'suggests the key that was probably meant',
      { 3: 'polcy: de' },
      ['3:1 polcy There is no setting polcy. Did you mean policy?'],
    ],
    [
      'says of a mistyped key that is needed only that it is mistyped',
      { 8: '  phoneNumberID: "1"' },
      ['8:3 provider.phoneNumberID There is no setting phoneNumberID. Did you mean phoneNumberId?'],
    ],
    ['suggests nothing where nothing is near', { 3: 'zebra: de' }, ['3:1 zebra There is no setting zebra.']],
    [
      'names a missing key at the mapping that lacks it',
      { 9: '' },
      ['8:3 provider.wabaId wabaId is missing.'],
    ],
    [
      'asks for quotes around a number that is an id, with all its digits',
      { 8: '  phoneNumberId: 10654035224292299999' },
      [
        '8:18 provider.phoneNumberId Put this in quotes: "10654035224292299999". Without them it is read as a number, which can lose digits.',
      ],
    ],
    [
      'lists what is allowed and what is near',
      { 3: 'policy: du' },
      ['3:9 policy This must be one of de, at, ch, eu, uk, us, ca, br, in, strict. Did you mean de?'],
    ],
    [
      'names the kind that is wanted',
      { 2: 'controller: Muster' },
      ['2:13 controller This must be a block of keys such as { key: value }.'],
    ],
    [
      'names the form that is wanted',
      { 2: 'controller: { name: M, address: K, country: Germany }' },
      ['2:45 controller.country This must be a country in two capital letters: DE.'],
    ],
    [
      'refuses http to another machine',
      { 10: '  baseUrl: http://graph.example' },
      [
        '10:12 provider.baseUrl This must begin with https://, or the token would cross the network in clear. http:// is for this machine only (localhost).',
      ],
    ],
    [
      'refuses http to a host that only looks local',
      { 10: '  baseUrl: http://localhost.example' },
      [
        '10:12 provider.baseUrl This must begin with https://, or the token would cross the network in clear. http:// is for this machine only (localhost).',
      ],
    ],
    [
      'refuses settings of a provider that would be passed over in silence',
      { 10: '  authHeader: X-API-Key', 12: '  productPolicy: STRICT' },
      [
        '10:15 provider.authHeader This has an effect only with kind: compatible; set that, or take this out.',
        '12:18 provider.productPolicy This has an effect only with marketingApi: true; set that, or take this out.',
      ],
    ],
    [
      'refuses a path with anything in it that is not filled in',
      {
        10: '  kind: compatible',
        12: '  paths: { messages: "/{apiVersion}/{phone}/messages", acount: false }',
      },
      [
        '12:22 provider.paths.messages This must be a path with {apiVersion}, {phoneNumberId}, {wabaId} or {id} where needed: /{apiVersion}/{phoneNumberId}/messages.',
        '12:56 provider.paths.acount There is no setting acount. Did you mean account?',
      ],
    ],
    [
      'knows no other time zones than there are',
      { 3: 'defaults: { timeZone: Europe/Berln }' },
      [
        '3:23 defaults.timeZone There is no time zone Europe/Berln; they are named like Europe/Berlin. Did you mean Europe/Berlin?',
      ],
    ],
    [
      'refuses a window that never opens',
      { 3: 'window: { from: "09:00", to: "09:00" }' },
      ['3:17 window.from The window never opens: from must be a time before 24:00 that differs from to.'],
    ],
    [
      'refuses a wording for a purpose that does not exist',
      {
        3: 'wordings: [{ id: a, version: 1, language: de, file: a.txt, purposes: [newsletters], channels: [whatsapp] }]',
      },
      [
        '3:71 wordings[0].purposes[0] There is no purpose newsletters; known: newsletter, orders. Did you mean newsletter?',
      ],
    ],
    [
      'refuses to loosen a check that admits no exception',
      { 3: 'checks: { template.parameter-missing: { severity: warn, reason: tested, until: 2027-05-31 } }' },
      [
        '3:51 checks."template.parameter-missing".severity template.parameter-missing is normally "block". It admits no exception: it cannot be less grave here.',
      ],
    ],
    [
      'asks for a named person’s sign-off where the rule asks for one',
      { 3: 'checks: { consent.number-unverified: { severity: warn, reason: tested, until: 2027-05-31 } }' },
      [
        '3:50 checks."consent.number-unverified".severity consent.number-unverified is normally "block". Only a named person may loosen it: signedOff: { by: N. N., on: 2026-11-25, reason: …, until: 2027-05-31 }.',
      ],
    ],
    [
      'asks for a reason and a last day where a check is loosened',
      { 3: 'checks: { recipient.not-mobile: { severity: info, reason: tested } }' },
      [
        '3:45 checks."recipient.not-mobile".severity recipient.not-mobile is normally "warn". To loosen it, say until when: until: 2027-05-31.',
      ],
    ],
    [
      'refuses a sign-off that ends before it was given',
      {
        3: 'checks: { consent.number-unverified: { severity: warn, signedOff: { by: N, on: 2026-11-25, reason: r, until: 2026-11-24 } } }',
      },
      [
        '3:110 checks."consent.number-unverified".signedOff.until The last day of a sign-off (until) cannot lie before the day on which it was given (on).',
      ],
    ],
    [
      'takes either one policy or policies by country',
      { 3: 'policy: de\npolicies: { DE: de }' },
      [
        '4:11 policies policy: and policies: exclude each other. Keep policy: for one policy, or name them by country under policies:, with default: for the rest.',
      ],
    ],
    [
      'knows the countries that policies are named for',
      { 3: 'policies: { DE: de, XQ: us, default: strict }' },
      ['3:25 policies.XQ There is no country XQ. Write a country (DE), a group (EU, EEA, UK) or default.'],
    ],
    ['shows where a key stands twice', { 3: 'version: 1' }, ['3:1  This key stands here twice: version.']],
    [
      'shows where a bracket is missing',
      { 3: 'policy: "de' },
      expect.arrayContaining([
        expect.stringMatching(/^\d+:\d+ {2}A quote, a bracket or a colon is missing near here\.$/),
      ]),
    ],
  ])('%s', async (_name, changes, problems) => {
    const failed = await failure(load(change(CONFIG, changes as Record<number, string>)));
    expect(failed).toMatchObject({ code: 'config.invalid', params: { file: 'consend.yaml' }, problems });
  });

  it('tells all problems at once, from top to bottom', async () => {
    const lines = change(CONFIG, {
      2: 'controller: { name: M, adress: K, country: de }',
      3: 'polcy: de',
      9: '  wabaId: 1',
    });
    const { problems } = await failure(load(lines));
    expect(problems.map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
      '2:24 controller.adress',
      '2:44 controller.country',
      '3:1 polcy',
      '9:11 provider.wabaId',
    ]);
  });

  it('says the same in German', async () => {
    const texts: ConfigTexts = configDe;
    const dir = folder({ 'consend.yaml': change(CONFIG, { 3: 'polcy: de' }).join('\n') });
    const { problems } = await failure(loadWorkspace({ dir, env: {}, texts }));
    expect(problems).toEqual(['3:1 polcy Eine Einstellung polcy gibt es nicht. Ist policy gemeint?']);
  });

  it('accepts http to this machine, a signed-off check, and a stricter one without', async () => {
    const lines = change(CONFIG, {
      3: 'checks: { recipient.not-mobile: { severity: block }, quiet-hours: { severity: off, reason: tested, until: 2027-05-31 }, consent.number-unverified: { severity: warn, signedOff: { by: N. N., on: 2026-11-25, reason: tested, until: 2027-05-31 } } }',
      10: '  baseUrl: http://127.0.0.1:8080',
    });
    expect((await load(lines)).config.provider.baseUrl).toBe('http://127.0.0.1:8080');
  });

  it('takes paths, header and marketing settings of a compatible provider', async () => {
    const lines = change(CONFIG, {
      10: '  kind: compatible\n  baseUrl: https://api.example/v24.0\n  authHeader: X-API-Key\n  marketingApi: true\n  productPolicy: STRICT',
      12: '  paths: { messages: "/{phoneNumberId}/messages", account: false }',
    });
    expect((await load(lines)).config.provider).toMatchObject({
      kind: 'compatible',
      authHeader: 'X-API-Key',
      marketingApi: true,
      productPolicy: 'STRICT',
      paths: { messages: '/{phoneNumberId}/messages', account: false },
    });
  });

  it('warns of a check it does not know and of a wording whose file is gone', async () => {
    const lines = change(CONFIG, {
      3: 'checks: { planet.unknown: { severity: block } }\nwordings: [{ id: a, version: 1, language: de, file: a.txt, purposes: [newsletter], channels: [whatsapp] }]',
    });
    expect((await load(lines)).warnings).toEqual([
      { code: 'wording.file-missing', params: { wording: 'a@1', file: 'a.txt', line: 4 } },
      { code: 'check.unknown', params: { check: 'planet.unknown' } },
    ]);
  });

  it('refuses a check whose name is a slip of the pen, and names the one that was meant', async () => {
    const lines = change(CONFIG, { 3: 'checks: { recipient.not-mobil: { severity: block } }' });
    expect((await failure(load(lines))).problems[0]).toContain('Did you mean recipient.not-mobile?');
  });

  it('says that a file is empty, and that it is not UTF-8', async () => {
    expect((await failure(load(['# nothing']))).problems[0]).toContain('The file is empty.');
    const latin = Buffer.from(CONFIG.join('\n'), 'latin1');
    const { problems } = await failure(
      loadWorkspace({ dir: folder({ 'consend.yaml': latin }), env: {}, texts: configEn }),
    );
    expect(problems).toEqual(['2:39  The file is not UTF-8; save it as UTF-8.']);
  });
});

describe('secrets', () => {
  it.each([
    [
      'token',
      { 11: '  token: EAAsecret' },
      { path: 'provider.token', variable: 'WHATSAPP_TOKEN', line: 11, column: 10 },
    ],
    ['app secret', { 12: '  appSecret: abc' }, { path: 'provider.appSecret', line: 12 }],
    ['half-hidden token', { 11: '  token: EAA${env:REST}' }, { path: 'provider.token' }],
    ['token that is a number', { 11: '  token: 12345' }, { path: 'provider.token' }],
    [
      'password in the store address',
      { 3: 'store: { url: "postgres://me:pass@db/consend" }' },
      { path: 'store.url', line: 3 },
    ],
  ])('refuses in clear, and does not repeat: %s', async (_name, changes, params) => {
    const failed = await failure(load(change(CONFIG, changes as Record<number, string>)));
    expect(failed.code).toBe('config.secret-in-clear');
    expect(failed.params).toMatchObject({ file: 'consend.yaml', ...params });
    expect(JSON.stringify(failed)).not.toMatch(/EAAsecret|EAA\$|12345|abc|me:pass/);
  });

  it('looks a secret up only when it is asked for', async () => {
    const workspace = await load(CONFIG, { env: { WHATSAPP_TOKEN: 'EAAx' } });
    expect(workspace.secret('token')).toBe('EAAx');
    expect(workspace.secret('verifyToken')).toBeUndefined();
    const failed = await failure((async () => workspace.secret('appSecret'))());
    expect(failed.code).toBe('config.variable-missing');
    expect(failed.params).toMatchObject({
      variable: 'WHATSAPP_APP_SECRET',
      path: 'provider.appSecret',
      line: 12,
    });
    expect(JSON.stringify(workspace.config)).not.toContain('EAAx');
  });

  it('reads a secret from a file of the workspace without the newline at its end', async () => {
    const lines = change(CONFIG, { 11: '  token: ${file:keys/token}' });
    expect((await load(lines, { files: { 'keys/token': 'EAAy\n' } })).secret('token')).toBe('EAAy');
    const missing = await load(lines);
    expect(() => missing.secret('token')).toThrow('file.missing');
  });

  it('takes an empty variable for one that is not set', async () => {
    const workspace = await load(CONFIG, { env: { WHATSAPP_TOKEN: '' } });
    expect(() => workspace.secret('token')).toThrow('config.variable-missing');
  });

  it('needs the variables of all other settings at once', async () => {
    const lines = change(CONFIG, { 10: '  baseUrl: ${env:BASE_URL}' });
    expect((await load(lines, { env: { BASE_URL: 'https://x.example' } })).config.provider.baseUrl).toBe(
      'https://x.example',
    );
    const failed = await failure(load(lines));
    expect(failed).toMatchObject({
      code: 'config.variable-missing',
      params: { variable: 'BASE_URL', path: 'provider.baseUrl', line: 10 },
      problems: ['10:12 provider.baseUrl The environment variable BASE_URL is not set.'],
    });
  });

  it('fills the store address and keeps its password out of the settings', async () => {
    const lines = change(CONFIG, { 3: 'store: { url: "postgres://me:${env:PW}@db/consend" }' });
    const workspace = await load(lines, { env: { PW: 'geheim' } });
    expect(workspace.storeUrl).toBe('postgres://me:geheim@db/consend');
    expect(JSON.stringify(workspace.config)).not.toContain('geheim');
  });
});

describe('the .env of a workspace', () => {
  it('is read below the real environment', async () => {
    const files = { '.env': 'WHATSAPP_TOKEN="from file"\nWHATSAPP_APP_SECRET=file\n' };
    const workspace = await load(CONFIG, { files, env: { WHATSAPP_TOKEN: 'real' } });
    expect([workspace.secret('token'), workspace.secret('appSecret')]).toEqual(['real', 'file']);
  });

  it.skipIf(process.platform === 'win32')('is told where others can read it', async () => {
    const dir = folder({ 'consend.yaml': CONFIG.join('\n'), '.env': 'A=1\n' });
    const warnings = async () => (await loadWorkspace({ dir, env: {}, texts: configEn })).warnings;
    expect(await warnings()).toEqual([]);
    chmodSync(join(dir, '.env'), 0o640);
    expect(await warnings()).toEqual([
      { code: 'env-file.readable-by-others', params: { file: '.env', mode: '0640' } },
    ]);
  });

  it('is left alone on request', async () => {
    const dir = folder({ 'consend.yaml': CONFIG.join('\n'), '.env': 'WHATSAPP_TOKEN=file\n' });
    const workspace = await loadWorkspace({ dir, env: {}, texts: configEn, readEnvFile: false });
    expect(() => workspace.secret('token')).toThrow('config.variable-missing');
  });
});

describe('finding the workspace', () => {
  it('takes the flag, then the variable, then the nearest folder upwards', () => {
    const [a, b, c] = [1, 2, 3].map(() => folder({ 'consend.yaml': '' })) as [string, string, string];
    mkdirSync(join(c, 'deep/er'), { recursive: true });
    const cwd = join(c, 'deep/er');
    expect(findWorkspace({ flag: a, env: { CONSEND_WORKSPACE: b }, cwd })).toBe(a);
    expect(findWorkspace({ env: { CONSEND_WORKSPACE: b }, cwd })).toBe(b);
    expect(findWorkspace({ env: { CONSEND_WORKSPACE: '' }, cwd })).toBe(c);
    expect(findWorkspace({ flag: '../..', env: {}, cwd })).toBe(c);
  });

  it('says where it looked in vain', async () => {
    const empty = folder({});
    expect(await failure((async () => findWorkspace({ env: {}, cwd: empty }))())).toMatchObject({
      code: 'workspace.missing',
      params: { cwd: empty },
    });
  });
});
