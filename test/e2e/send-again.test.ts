import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type RunDocument } from '../helpers/documents.ts';
import { people, personEndingIn } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

let api: TestSandbox;
const list = people(6);
const cut = personEndingIn('000409');

beforeAll(async () => {
  api = await sandbox();
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

/** Two days go by for what was sent. */
function age(space: Workspace): void {
  const database = new Database(space.path('.consend/consend.db'));
  const days = 2 * 86_400_000;
  database.exec(
    `UPDATE messages SET tried_at = tried_at - ${days}, contact_at = contact_at - ${days}, accepted_at = accepted_at - ${days}`,
  );
  database.close();
}

describe('consend send --resend-failed --resend-unknown', () => {
  test('sends again by decision what failed and what is unknown, once, and leaves everybody else alone', async () => {
    const everybody = [...list, cut];
    const space = await workspace({ baseUrl: api.url, recipients: everybody, consenting: everybody });
    const rules = [
      { on: 'messages', after: 1, times: 1, code: 131026 },
      { on: 'messages', after: 1, times: 1, code: 132012 },
    ];
    await api.control('faults', { rules });
    const first = documentOf<RunDocument>(
      await space.run('send', CAMPAIGN, '--yes', '--json'),
      'consend.run/1',
    );
    expect(first.messages).toMatchObject({ accepted: 4, failed: 2, unknown: 1 });
    const before = (await api.state()).messageRequests;

    const resting = await space.run('send', CAMPAIGN, '--resend-unknown', '--yes');
    expect(resting.code, resting.stderr).toBe(0);
    expect(resting.stderr).toContain('less than 24 hours ago');
    expect((await api.state()).messageRequests).toBe(before);

    age(space);
    const asked = await space.run('send', CAMPAIGN, '--resend-failed', '--resend-unknown');
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('--yes');
    expect(asked.stderr).toContain('Failed messages to try again: 1 of 2');
    expect(asked.stderr).toContain('131026');
    expect(asked.stderr).toContain('No webhook has ever come in');
    expect((await api.state()).messageRequests).toBe(before);

    const again = await space.run('send', CAMPAIGN, '--resend-failed', '--resend-unknown', '--yes', '--json');
    const document = documentOf<RunDocument & { resent: unknown }>(again, 'consend.run/1');
    expect(again.code).toBe(5);
    expect(document.messages).toMatchObject({ accepted: 5, failed: 1, unknown: 1 });
    expect(document.resent).toEqual({ failed: 1, unknown: 1, twice: 0 });
    const { accepted, messageRequests } = await api.state();
    expect(messageRequests).toBe(before + 2);
    expect(accepted.byNumber[cut.phone]).toBe(2);
    expect(Object.values(accepted.byNumber).filter((count) => count > 1)).toHaveLength(1);

    const status = await space.run('status', CAMPAIGN);
    expect(status.stdout).toContain('sent again by decision: 1 that had failed, 1 that was unknown');
    expect((await space.run('send', CAMPAIGN, '--yes')).stdout).not.toContain('sent 1');
    expect((await api.state()).messageRequests).toBe(before + 2);
  });
});
