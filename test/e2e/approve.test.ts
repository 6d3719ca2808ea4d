import { copyFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type PlanDocument, type RunDocument } from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import type { Result } from '../helpers/run.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, freshFolder, removeFolders, workspace } from '../helpers/workspace.ts';

const list = people(3);
let api: TestSandbox;
beforeAll(async () => {
  api = await sandbox();
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

test('a plan that needs an approval is sent with one of somebody else about these very files, and never without', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  const env = { XDG_CONFIG_HOME: await freshFolder(), CONSEND_APPROVAL_PASSPHRASE: 'secret' };
  const run = (...args: string[]): Promise<Result> => space.runWith({ env }, ...args);
  const refused = async (result: Promise<Result>, code: string, exit = 4): Promise<void> => {
    const done = await result;
    expect(documentOf<ErrorDocument>(done, 'consend.error/1').code, done.stdout).toBe(code);
    expect(done.code).toBe(exit);
    expect((await api.state()).messageRequests).toBe(0);
  };
  const { key, file } = documentOf<{ schema: string; key: string; file: string }>(
    await run('approve', '--new-key', 'Dana Kern', '--json'),
    'consend.approval-key/1',
  );
  await refused(
    run('approve', '--new-key', 'Eve', '--key', space.path('eve.pem'), '--json'),
    'usage.invalid',
    2,
  );
  await symlink(space.path('.'), join(env.XDG_CONFIG_HOME, 'elsewhere'));
  await refused(
    run(
      'approve',
      '--new-key',
      'Eve',
      '--key',
      join(env.XDG_CONFIG_HOME, 'elsewhere/keys/eve.pem'),
      '--json',
    ),
    'usage.invalid',
    2,
  );
  await space.edit('consend.yaml', (text) => `${text}\napproval: required\n`);
  await refused(run('send', CAMPAIGN, '--yes', '--json'), 'approval.missing');
  await space.edit('consend.yaml', (text) =>
    text.replace(
      'approval: required',
      `approval: { approvers: [{ name: Dana Kern, role: Legal, key: "${key}" }] }`,
    ),
  );
  const { plan } = documentOf<PlanDocument>(await run('plan', CAMPAIGN, '--json'), 'consend.plan/1');
  const planned = await run('plan', CAMPAIGN);
  expect(planned.stdout).toMatch(/^ {2}consend approve p_\w+ --by ["']Dana Kern["']$/m);
  expect(await space.read(`.consend/plans/herbst-2026/${plan}/plan.json`)).toMatch(
    /"approval":\s*\{\s*"required":\s*true,\s*"approvers":\s*\[\s*"Dana Kern"/,
  );
  const send = (...args: string[]): Promise<Result> =>
    run('send', CAMPAIGN, '--plan', plan, '--yes', '--json', ...args);
  await refused(send(), 'approval.missing');
  await refused(run('approve', plan, '--by', 'Eve', '--yes', '--json'), 'usage.invalid', 2);
  const wrong = { env: { ...env, CONSEND_APPROVAL_PASSPHRASE: 'other' } };
  await refused(
    space.runWith(wrong, 'approve', plan, '--by', 'Dana Kern', '--yes', '--json'),
    'approval.key',
    3,
  );

  const approved = await run(
    'approve',
    plan,
    '--by',
    'Dana Kern',
    '--yes',
    '--note',
    'mit Recht geklärt',
    '--json',
  );
  expect(documentOf(approved, 'consend.approval/1')).toMatchObject({ plan, by: 'Dana Kern', key });
  await refused(send('--as', 'dana kern'), 'approval.own');
  // A login alone tells nobody apart from an approver whose accounts are not known.
  await refused(send('--as', ''), 'usage.invalid', 2);
  await space.edit('consend.yaml', (text) => text.replace('role: Legal', 'role: Legal, accounts: [DKern]'));
  const asDana = { env: { ...env, CONSEND_ACTOR: 'dkern' } };
  await refused(space.runWith(asDana, 'send', CAMPAIGN, '--plan', plan, '--yes', '--json'), 'approval.own');

  const place = space.path(`.consend/plans/herbst-2026/${plan}/plan.json`);
  await copyFile(place, space.path('kept.json'));
  await space.edit(`.consend/plans/herbst-2026/${plan}/plan.json`, (text) => text.replace('{', '{ '));
  await refused(send(), 'approval.missing');
  const changed = await run('approve', plan, '--verify', '--json');
  expect(changed.code).toBe(4);
  expect(documentOf(changed, 'consend.approvals/1')).toMatchObject({
    valid: false,
    approvals: [{ state: 'changed', note: 'mit Recht geklärt' }],
  });
  await copyFile(space.path('kept.json'), place);

  expect((await run('approve', plan, '--verify')).stdout).toContain('The plan may be sent.');
  const part = await run('send', CAMPAIGN, '--plan', plan, '--yes', '--limit', '1', '--as', 'Somebody Else');
  expect(part.stdout).toContain(`consend send ${CAMPAIGN} --plan ${plan}`);
  const sent = await send('--as', 'Somebody Else');
  expect(sent.code, sent.stdout).toBe(0);
  expect(documentOf<RunDocument>(sent, 'consend.run/1').messages['accepted']).toBe(3);
  expect(sent.stderr).toContain('Dana Kern (Legal)');
  expect(file).toContain('approval-dana-kern.pem');

  const dossier = await run('compliance', 'dossier', CAMPAIGN, '--json');
  expect(dossier.code, dossier.stdout + dossier.stderr).toBe(0);
  expect(dossier.stdout).toMatch(/"by": ?"Dana Kern"/);
  expect(dossier.stdout).toMatch(/"fingerprint": ?"SHA256:[0-9a-f]{64}"/);
}, 60_000);
