import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type RunDocument, totalOf } from '../helpers/documents.ts';
import { consentsCsv, people, personEndingIn, recipientsCsv, withdrawalsCsv } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { SECRETS, WRONG_TOKEN } from '../helpers/secrets.ts';
import {
  CAMPAIGN,
  NOWHERE,
  pointAt,
  removeFolders,
  type Workspace,
  workspace,
} from '../helpers/workspace.ts';

let api: TestSandbox;
const list = people(20);

beforeAll(async () => {
  api = await sandbox();
});
beforeEach(async () => {
  await api.reset();
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

async function send(
  space: Workspace,
  ...args: string[]
): Promise<{ code: number | null; document: RunDocument }> {
  const result = await space.run('send', CAMPAIGN, '--yes', '--json', ...args);
  return { code: result.code, document: documentOf<RunDocument>(result, 'consend.run/1') };
}

const ready = (): Promise<Workspace> => workspace({ baseUrl: api.url, recipients: list, consenting: list });

describe('consend send', () => {
  test('without a terminal and without --yes is a usage error that names --yes, and sends nothing', async () => {
    const space = await ready();
    const result = await space.run('send', CAMPAIGN);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('--yes');
    const json = await space.run('send', CAMPAIGN, '--json');
    expect(json.code).toBe(2);
    expect(documentOf<ErrorDocument>(json, 'consend.error/1')).toMatchObject({
      code: 'usage.confirmation-needed',
    });
    expect((await api.state()).messageRequests).toBe(0);
  });

  test('with --yes messages everybody who may be messaged exactly once', async () => {
    const space = await ready();
    const { code, document } = await send(space);
    expect(code).toBe(0);
    expect(document.state).toBe('done');
    expect(document.messages['accepted']).toBe(20);
    const { accepted } = await api.state();
    expect(Object.keys(accepted.byNumber).sort()).toEqual(list.map(({ phone }) => phone).sort());
    expect(accepted.maxPerNumber).toBe(1);
  });

  test('a second time has nothing to do, says so and ends with 0', async () => {
    const space = await ready();
    await send(space);
    const second = await space.run('send', CAMPAIGN, '--yes');
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('nothing to do');
    expect((await space.run('send', CAMPAIGN, '--yes', '--quiet')).stdout).toBe('');
    const { code, document } = await send(space);
    expect(code).toBe(0);
    expect(document.messages['accepted']).toBe(20);
    expect((await api.state()).accepted.total).toBe(20);
  });

  test('new rows of a list reach the new people alone', async () => {
    const space = await ready();
    await send(space);
    const more = people(5, 500);
    await space.import(consentsCsv(more));
    await space.write('recipients.csv', recipientsCsv([...list, ...more]));
    const { code } = await send(space);
    expect(code).toBe(0);
    const { accepted } = await api.state();
    expect(accepted.total).toBe(25);
    expect(accepted.maxPerNumber).toBe(1);
  });

  test('people who were off the list for one run and are on it again get their message', async () => {
    const space = await ready();
    expect((await send(space, '--limit', '5')).code).toBe(6);
    await space.write('recipients.csv', recipientsCsv(list.slice(0, 12)));
    expect((await send(space)).document.messages['accepted']).toBe(12);
    await space.write('recipients.csv', recipientsCsv(list));
    const { document } = await send(space);
    expect(document.messages).toMatchObject({ accepted: 20, skipped: 0 });
    expect((await api.state()).accepted).toMatchObject({ total: 20, maxPerNumber: 1 });
  });

  test('with --quiet a run without trouble says nothing at all', async () => {
    const space = await ready();
    const result = await space.run('send', CAMPAIGN, '--yes', '--quiet');
    expect(result).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('a message that the API refuses for good is failed: exit 5, its code told, the others untouched', async () => {
    const space = await ready();
    await api.control('faults', { rules: [{ on: 'messages', after: 3, times: 1, code: 131026 }] });
    const { code, document } = await send(space);
    expect(code).toBe(5);
    expect(document.state).toBe('partial');
    expect(document.messages).toMatchObject({ accepted: 19, failed: 1, planned: 0, sending: 0 });
    expect(document.failures).toContainEqual(expect.objectContaining({ code: 131026, count: 1 }));
  });

  test('an answer that never comes leaves that message unknown, exit 5, and it is not sent again', async () => {
    const cut = personEndingIn('000409');
    const space = await workspace({
      baseUrl: api.url,
      recipients: [...list, cut],
      consenting: [...list, cut],
    });
    const { code, document } = await send(space);
    expect(code).toBe(5);
    expect(document.messages['unknown']).toBe(1);
    expect(document.messages['accepted']).toBe(20);
    await space.run('send', CAMPAIGN, '--yes');
    const { accepted } = await api.state();
    expect(accepted.byNumber[cut.phone]).toBe(1);
    expect(accepted.maxPerNumber).toBe(1);
  });

  test("error 131050 as the API's answer withdraws that consent: the next campaign blocks the person", async () => {
    const space = await workspace({ baseUrl: api.url, recipients: list.slice(0, 1), consenting: list });
    await api.control('faults', { rules: [{ on: 'messages', times: 1, code: 131050 }] });
    const { code, document } = await send(space);
    expect(code).toBe(5);
    expect(document.messages['failed']).toBe(1);
    await space.edit(CAMPAIGN, (text) => text.replace('id: herbst-2026', 'id: winter-2026'));
    const plan = await space.run('plan', CAMPAIGN, '--json');
    expect(plan.code).toBe(4);
    expect(plan.stdout).toContain('consent.withdrawn');
    expect(plan.stdout).toContain('optout.platform-stop');
  });

  test('somebody who withdrew is not messaged, the people around are', async () => {
    const space = await ready();
    await space.import(withdrawalsCsv(list.slice(3, 4), '2026-10-01T10:00:00+02:00'));
    const { document } = await send(space);
    expect(document.messages['accepted']).toBe(19);
    expect((await api.state()).accepted.byNumber[list[3]?.phone ?? '']).toBeUndefined();
  });

  test('--limit ends with 6, and running again completes without a double', async () => {
    const space = await ready();
    const first = await send(space, '--limit', '8');
    expect(first.code).toBe(6);
    expect(first.document).toMatchObject({ state: 'stopped', stoppedBy: 'limit' });
    expect(first.document.messages).toMatchObject({ accepted: 8, planned: 12, sending: 0 });
    const second = await send(space);
    expect(second.code).toBe(0);
    expect(second.document.messages).toMatchObject({ accepted: 20, planned: 0 });
    const { accepted } = await api.state();
    expect(accepted.total).toBe(20);
    expect(accepted.maxPerNumber).toBe(1);
  });

  test('--max-runtime stops a run with 6 and leaves the rest planned', async () => {
    const space = await ready();
    const { code, document } = await send(space, '--max-runtime', '1s', '--rate', '5');
    expect(code).toBe(6);
    expect(document.stoppedBy).toBe('until');
    expect(document.messages['accepted']).toBeLessThan(12);
    expect(totalOf(document.messages)).toBe(20);
  });

  test('the daily limit of consend.yaml stops with 6 and says when it goes on', async () => {
    const space = await ready();
    await space.edit('consend.yaml', (text) => text.replace('messagesPerDay: 2000', 'messagesPerDay: 7'));
    const { code, document } = await send(space);
    expect(code).toBe(6);
    expect(document.stoppedBy).toBe('messages-per-day');
    expect(document.messages['accepted']).toBe(7);
    expect(Date.parse(document.resumeAt ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect((await api.state()).accepted.total).toBe(7);
  });
});

describe('when the API is not there or says no', () => {
  test('an API that was never reached ends send with 9 and nothing was planned or sent', async () => {
    const space = await workspace({ recipients: list, consenting: list });
    const result = await space.run('send', CAMPAIGN, '--yes', '--json');
    expect(result.code).toBe(9);
    expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('api.unavailable');
  });

  test('an API that went away before the run ends send with 9, everything stays planned, and the next run completes', async () => {
    const space = await ready();
    expect((await space.run('plan', CAMPAIGN)).code).toBe(0);
    await pointAt(space, NOWHERE);
    const { code, document } = await send(space);
    expect(code).toBe(9);
    expect(document.messages).toMatchObject({ planned: 20, sending: 0, unknown: 0, failed: 0 });
    await pointAt(space, api.url);
    const again = await send(space);
    expect(again.code).toBe(0);
    expect(again.document.messages['accepted']).toBe(20);
    expect((await api.state()).accepted.maxPerNumber).toBe(1);
  });

  test('a wrong token ends send with 6 and its reason, everything stays planned, and the right one completes', async () => {
    const space = await ready();
    expect((await space.run('plan', CAMPAIGN)).code).toBe(0);
    await space.secrets({ WHATSAPP_TOKEN: WRONG_TOKEN });
    const result = await space.run('send', CAMPAIGN, '--yes', '--json');
    expect(result.stdout + result.stderr).not.toContain(WRONG_TOKEN);
    expect(result.code, result.stdout).toBe(6);
    expect(documentOf<RunDocument>(result, 'consend.run/1')).toMatchObject({
      stoppedBy: 'api:190',
      messages: { planned: 20, accepted: 0 },
    });
    await space.secrets({ WHATSAPP_TOKEN: SECRETS.WHATSAPP_TOKEN });
    const again = await send(space);
    expect(again.code).toBe(0);
    expect(again.document.messages).toMatchObject({ accepted: 20, skipped: 0 });
    expect((await api.state()).accepted.maxPerNumber).toBe(1);
  });

  test('a token that expires during the run stops it with 6 and the reason in words, and a new one completes', async () => {
    const space = await ready();
    await api.control('faults', { rules: [{ on: 'messages', after: 5, code: 190 }] });
    const result = await space.run('send', CAMPAIGN, '--yes', '--rate', '20');
    expect(result.code).toBe(6);
    expect(result.stdout).toMatch(/190/);
    const { document: stopped } = await status(space);
    expect(stopped.stoppedBy).toBe('api:190');
    expect(stopped.messages).toMatchObject({ accepted: 5, planned: 15, failed: 0, unknown: 0 });
    await api.control('faults', {});
    const { code, document } = await send(space);
    expect(code).toBe(0);
    expect(document.messages['accepted']).toBe(20);
    expect((await api.state()).accepted.maxPerNumber).toBe(1);
  });

  test('a burst of server errors is tried again until everybody has one message', async () => {
    const space = await ready();
    await api.control('faults', { rules: [{ on: 'messages', times: 5, status: 503, body: 'html' }] });
    const { code, document } = await send(space);
    const { accepted } = await api.state();
    expect(accepted.maxPerNumber).toBe(1);
    expect(totalOf(document.messages)).toBe(20);
    expect((document.messages['accepted'] ?? 0) + (document.messages['unknown'] ?? 0)).toBe(20);
    expect(code).toBe(document.messages['unknown'] === 0 ? 0 : 5);
  });
});

async function status(space: Workspace): Promise<{ document: RunDocument }> {
  return {
    document: documentOf<RunDocument>(await space.run('status', CAMPAIGN, '--json'), 'consend.run/1'),
  };
}
