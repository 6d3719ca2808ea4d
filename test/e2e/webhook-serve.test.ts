import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type PlanDocument, type RunDocument } from '../helpers/documents.ts';
import { type Person, people, personEndingIn, recipientsCsv } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { SECRETS } from '../helpers/secrets.ts';
import { type Receiver, receiver } from '../helpers/webhook.ts';
import { CAMPAIGN, pointAt, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

// The platform reports 131050 for this number; the others are ordinary.
const stopped = personEndingIn('131050');
const [wordy, chatty, presser, plain] = people(4) as [Person, Person, Person, Person];
const everybody = [wordy, chatty, presser, plain, stopped];

let space: Workspace;
let hook: Receiver;
let api: TestSandbox;

beforeAll(async () => {
  space = await workspace({ recipients: everybody, consenting: everybody });
  hook = await receiver(space);
  api = await sandbox({
    webhook: { url: hook.url, verifyToken: SECRETS.WHATSAPP_VERIFY_TOKEN },
    outcomes: { failed: 0, delivered: 1, read: 0, reply: 0, stop: 0 },
  });
  await pointAt(space, api.url);
});
afterAll(async () => {
  await api.close();
  const { code } = await hook.process.stop();
  await removeFolders();
  expect(code).toBe(0);
});

let occurrence = 0;
beforeEach(async () => {
  await api.reset();
  // Each test plans a campaign of its own: nobody is out of a plan for having been messaged by another test.
  occurrence += 1;
  await space.edit(CAMPAIGN, (text) => text.replace(/^id: \S+/m, `id: herbst-${occurrence}`));
});
afterEach(async () => {
  await space.write('recipients.csv', recipientsCsv(everybody));
});

async function planFor(person: Person): Promise<{ send: number; codes: string[] }> {
  await space.write('recipients.csv', recipientsCsv([person]));
  const result = await space.run('plan', CAMPAIGN, '--json');
  const { decisions, findings } = documentOf<PlanDocument>(result, 'consend.plan/1');
  return { send: decisions.send, codes: findings.map(({ code }) => code) };
}

const flush = (): Promise<unknown> => api.control('statuses/flush');
const say = (person: Person, text: string): Promise<unknown> =>
  api.control('inbound', { from: person.phone, text });

test('the handshake answers the challenge for the right token, and 403 for a wrong one', async () => {
  const query = (token: string): string =>
    `${hook.url}?hub.mode=subscribe&hub.challenge=4711&hub.verify_token=${token}`;
  const right = await fetch(query(SECRETS.WHATSAPP_VERIFY_TOKEN));
  expect(right.status).toBe(200);
  expect(await right.text()).toBe('4711');
  const wrong = await fetch(query('guess'));
  expect(wrong.status).toBe(403);
  expect(await wrong.text()).not.toContain('4711');
});

test('a forged, a missing and a cut signature are answered 401 and change nothing', async () => {
  const body = stopBody(plain);
  expect(await hook.post(body, `sha256=${'0'.repeat(64)}`)).toBe(401);
  expect(await hook.post(body, '')).toBe(401);
  expect(await hook.post(body, 'sha256=abc')).toBe(401);
  expect((await planFor(plain)).send).toBe(1);
});

test('a genuine status settles a message', async () => {
  await space.write('recipients.csv', recipientsCsv([plain]));
  const sent = await space.run('send', CAMPAIGN, '--yes', '--json');
  expect(sent.code, sent.stderr).toBe(0);
  await flush();
  const status = documentOf<RunDocument>(await space.run('status', CAMPAIGN, '--json'), 'consend.run/1');
  expect(status.messages).toMatchObject({ accepted: 0, delivered: 1 });
});

test('a status settles a test message, and no campaign hears of it', async () => {
  await space.edit('consend.yaml', (text) =>
    text.replace(/^# testNumbers.*$/m, 'testNumbers: ["+4915129999942"]'),
  );
  const sent = await space.run('send', CAMPAIGN, '--test', '+4915129999942', '--yes');
  expect(sent.code, sent.stderr).toBe(0);
  await flush();
  const database = new Database(space.path('.consend/consend.db'), { readonly: true });
  expect(database.prepare('SELECT state FROM test_messages').all()).toEqual([{ state: 'delivered' }]);
  expect(database.prepare('SELECT count(*) AS count FROM foreign_statuses').get()).toEqual({ count: 0 });
  database.close();
});

test('a status settles a message whose answer was lost', async () => {
  await space.write('recipients.csv', recipientsCsv([plain]));
  await api.control('faults', { rules: [{ on: 'messages', times: 1, reset: true, accepted: true }] });
  const sent = await space.run('send', CAMPAIGN, '--yes', '--json');
  expect(sent.code).toBe(5);
  expect(documentOf<RunDocument>(sent, 'consend.run/1').messages['unknown']).toBe(1);
  await flush();
  const status = documentOf<RunDocument>(await space.run('status', CAMPAIGN, '--json'), 'consend.run/1');
  expect(status.messages).toMatchObject({ unknown: 0, delivered: 1 });
});

test('a sentence that holds the word withdraws nothing', async () => {
  await say(chatty, 'Bitte nicht stoppen, ich komme morgen zum Stop am Markt vorbei!');
  await flush();
  expect((await planFor(chatty)).send).toBe(1);
});

test('the exact word as a reply withdraws: the next plan blocks that person', async () => {
  expect((await planFor(wordy)).send).toBe(1);
  await say(wordy, 'STOP');
  await flush();
  const { send, codes } = await planFor(wordy);
  expect(send).toBe(0);
  expect(codes).toContain('consent.withdrawn');
});

test("stopping in WhatsApp's own settings withdraws and shuts the platform's gate, and resuming does not bring consent back", async () => {
  await api.control('preferences', { wa_id: presser.phone, value: 'stop' });
  await flush();
  const { send, codes } = await planFor(presser);
  expect(send).toBe(0);
  expect(codes).toEqual(expect.arrayContaining(['optout.platform-stop', 'consent.withdrawn']));
  await api.control('preferences', { wa_id: presser.phone, value: 'resume' });
  await flush();
  const resumed = await planFor(presser);
  expect(resumed.send).toBe(0);
  expect(resumed.codes).toContain('consent.withdrawn');
});

test('error 131050 fails the message and withdraws', async () => {
  await space.write('recipients.csv', recipientsCsv([stopped]));
  await space.run('send', CAMPAIGN, '--yes');
  await flush();
  const status = documentOf<RunDocument>(await space.run('status', CAMPAIGN, '--json'), 'consend.run/1');
  expect(status.failures).toContainEqual(expect.objectContaining({ code: 131050, count: 1 }));
  await space.edit(CAMPAIGN, (text) => text.replace(/^id: \S+/m, 'id: danach'));
  const { send, codes } = await planFor(stopped);
  expect(send).toBe(0);
  expect(codes).toEqual(expect.arrayContaining(['consent.withdrawn', 'optout.platform-stop']));
});

test('a port that is taken ends with 9 and says so', async () => {
  const { port } = new URL(hook.url);
  const result = await space.run('webhook', 'serve', '--port', port, '--json');
  expect(result.code).toBe(9);
  expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('webhook.port-in-use');
});

test('it prints one line once it listens, and ends with 0 at SIGTERM', async () => {
  const served = space.start('webhook', 'serve', '--port', '0', '--path', '/whatsapp');
  expect(await served.firstLine()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/whatsapp/);
  const { code, stdout } = await served.stop();
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
});

/** A stop as the platform delivers it. */
function stopBody(person: Person): object {
  const now = String(Math.floor(Date.now() / 1000));
  const message = {
    from: person.phone.slice(1),
    id: 'wamid.forged',
    timestamp: now,
    type: 'text',
    text: { body: 'STOP' },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '492214710100', phone_number_id: '106540352242922' },
    contacts: [{ profile: { name: 'X' }, wa_id: person.phone.slice(1) }],
    messages: [message],
  };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }],
  };
}
