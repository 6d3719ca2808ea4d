import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type RunDocument, totalOf } from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import { type Started, until } from '../helpers/run.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

let api: TestSandbox;
const list = people(30);

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

const ready = (): Promise<Workspace> => workspace({ baseUrl: api.url, recipients: list, consenting: list });

/** Starts a slow run and waits until some of its messages are out. */
async function underWay(space: Workspace, ...args: string[]): Promise<Started> {
  const sending = space.start('send', CAMPAIGN, '--yes', '--rate', '10', ...args);
  await until(async () => (await api.state()).accepted.total >= 4);
  return sending;
}

/** Sends until a request hangs that the API has taken, and kills the sender. */
async function killedWhileOneHangs(space: Workspace): Promise<void> {
  await api.control('faults', {
    rules: [{ on: 'messages', after: 5, times: 1, hang: true, accepted: true }],
  });
  const sending = space.start('send', CAMPAIGN, '--yes', '--rate', '10');
  await until(async () => (await api.state()).accepted.total >= 8);
  await sending.stop('SIGKILL');
}

async function finish(space: Workspace): Promise<{ code: number | null; document: RunDocument }> {
  const result = await space.run('send', CAMPAIGN, '--yes', '--json');
  return { code: result.code, document: documentOf<RunDocument>(result, 'consend.run/1') };
}

/** Everybody has a message or is named as unknown, nobody has two by the sandbox's own count. */
async function expectAllAccounted({
  code,
  document,
}: {
  code: number | null;
  document: RunDocument;
}): Promise<void> {
  const { messages } = document;
  expect(messages['sending']).toBe(0);
  expect(messages['planned']).toBe(0);
  expect(totalOf(messages)).toBe(list.length);
  const unknown = messages['unknown'] ?? 0;
  expect(messages['accepted']).toBe(list.length - unknown);
  expect(code).toBe(unknown === 0 ? 0 : 5);
  const { accepted } = await api.state();
  expect(accepted.maxPerNumber).toBe(1);
  expect(accepted.total).toBeGreaterThanOrEqual(list.length - unknown);
}

describe('a campaign that is', () => {
  test('paused from elsewhere ends with 6, refuses to be sent until resumed, and cancelled stays so', async () => {
    const space = await ready();
    const sending = await underWay(space, '--json');
    expect((await space.run('pause', CAMPAIGN)).code).toBe(0);
    const stopped = await sending.ended;
    expect(stopped.code).toBe(6);
    expect(documentOf<RunDocument>(stopped, 'consend.run/1')).toMatchObject({ stoppedBy: 'paused' });
    const { total } = (await api.state()).accepted;
    const refused = await space.run('send', CAMPAIGN, '--yes', '--json');
    expect(refused.code).toBe(6);
    expect(documentOf<ErrorDocument>(refused, 'consend.error/1').code).toBe('campaign.paused');
    const resumed = await space.run('resume', CAMPAIGN.replace('.yaml', ''));
    expect(resumed.stdout).toContain(`consend send ${CAMPAIGN}`);
    const cancelled = await space.run('cancel', CAMPAIGN, '--yes', '--json');
    const { messages } = documentOf<RunDocument>(cancelled, 'consend.run/1');
    expect(messages).toMatchObject({ planned: 0, held: 0, accepted: total, skipped: list.length - total });
    expect((await space.run('send', CAMPAIGN, '--yes')).code).toBe(4);
    expect((await space.run('resume', CAMPAIGN)).code).toBe(4);
    expect((await api.state()).accepted.total).toBe(total);
  });

  test('paused before its first run is told as such, is not sent until resumed, and cancelled never', async () => {
    const space = await ready();
    const id = CAMPAIGN.replace('.yaml', '');
    expect((await space.run('pause', 'nowhere')).code).toBe(2);
    const paused = await space.run('pause', id, '--json');
    const notBegun = { state: 'not-begun', startedAt: null, control: 'paused' };
    expect(documentOf<RunDocument>(paused, 'consend.run/1')).toMatchObject(notBegun);
    const status = documentOf<{ schema: string; runs: RunDocument[] }>(
      await space.run('status', '--json'),
      'consend.status/1',
    );
    expect(status.runs).toMatchObject([{ campaign: id, ...notBegun }]);
    expect((await space.run('status', id)).stdout).toMatch(/not yet begun\n.*consend resume herbst-2026/);
    const refused = await space.run('send', CAMPAIGN, '--yes');
    expect(refused.code).toBe(6);
    expect(refused.stderr).toContain(`consend resume ${id}`);
    expect((await space.run('report', id)).stderr).toContain('Nothing of herbst-2026 has been sent yet.');
    expect((await space.run('resume', CAMPAIGN)).stdout).toContain(`consend send ${CAMPAIGN}`);
    expect((await space.run('cancel', CAMPAIGN)).code).toBe(2);
    expect((await space.run('cancel', CAMPAIGN, '--yes')).code).toBe(0);
    expect((await space.run('send', CAMPAIGN, '--yes')).code).toBe(4);
    expect((await api.state()).accepted.total).toBe(0);
  });

  test('paused while its run may wait goes on by itself once resumed', async () => {
    const space = await ready();
    const sending = await underWay(space, '--json', '--wait');
    await space.run('pause', CAMPAIGN);
    const told = await space.run('status', CAMPAIGN, '--json');
    expect(documentOf<RunDocument>(told, 'consend.run/1')).toMatchObject({
      state: 'running',
      control: 'paused',
    });
    await space.run('resume', CAMPAIGN);
    const ended = await sending.ended;
    expect(ended.code, ended.stderr).toBe(0);
    await expectAllAccounted({ code: 0, document: documentOf<RunDocument>(ended, 'consend.run/1') });
  });
});

describe('a run that is interrupted', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s finishes what is under way, ends with 6, and the next run completes',
    async (signal) => {
      const space = await ready();
      const sending = await underWay(space, '--json');
      const stopped = await sending.stop(signal);
      expect(stopped.code).toBe(6);
      const { messages, stoppedBy } = documentOf<RunDocument>(stopped, 'consend.run/1');
      expect(stoppedBy).toBe('interrupted');
      expect(messages).toMatchObject({ sending: 0, unknown: 0 });
      expect(messages['accepted']).toBe((await api.state()).accepted.total);
      expect(totalOf(messages)).toBe(list.length);
      await expectAllAccounted(await finish(space));
    },
  );

  test('by kill -9 leaves nobody out and doubles nobody', async () => {
    const space = await ready();
    const sending = await underWay(space);
    expect((await sending.stop('SIGKILL')).code).toBeNull();
    const told = await space.run('status', CAMPAIGN, '--json');
    expect(documentOf<RunDocument>(told, 'consend.run/1')).toMatchObject({ state: 'stopped' });
    await expectAllAccounted(await finish(space));
  });

  test('by kill -9 while a request hangs makes that message unknown, and it is not sent again', async () => {
    const space = await ready();
    await killedWhileOneHangs(space);
    const { code, document } = await finish(space);
    expect(document.messages['unknown']).toBeGreaterThanOrEqual(1);
    await expectAllAccounted({ code, document });
    const again = await space.run('send', CAMPAIGN, '--yes');
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(`${document.messages['unknown']} unknown`);
    expect(again.stdout).not.toContain('everything is sent');
    expect((await api.state()).accepted.total).toBeLessThanOrEqual(list.length);
  });

  test('by kill -9 is told as cut off with the command that goes on, and cancelling it leaves nothing to do', async () => {
    const space = await ready();
    await killedWhileOneHangs(space);
    expect((await space.run('status')).stdout).toMatch(
      new RegExp(`cut off.*consend send ${CAMPAIGN}\n`, 's'),
    );
    const german = (await space.run('status', '--lang', 'de')).stdout;
    expect(german).toMatch(new RegExp(`abgerissen.*consend send ${CAMPAIGN}\n`, 's'));
    const reported = await space.run('report', CAMPAIGN, '--format', 'json', '--json');
    expect(documentOf<RunDocument>(reported, 'consend.run/1')).toMatchObject({ stoppedBy: 'cut-off' });
    const cancelled = await space.run('cancel', CAMPAIGN, '--yes', '--json');
    const { messages, state, stoppedBy } = documentOf<RunDocument>(cancelled, 'consend.run/1');
    expect({ state, stoppedBy }).toEqual({ state: 'stopped', stoppedBy: 'cancelled' });
    expect(messages).toMatchObject({ planned: 0, held: 0, sending: 0 });
    expect(messages['unknown']).toBeGreaterThanOrEqual(1);
    expect(totalOf(messages)).toBe(list.length);
    expect((await space.run('status')).stdout).not.toContain('consend send');
  });

  test('by kill -9 three times over still reaches everybody at most once', async () => {
    const space = await ready();
    for (const enough of [4, 11, 18]) {
      const sending = space.start('send', CAMPAIGN, '--yes', '--rate', '15');
      await until(async () => (await api.state()).accepted.total >= enough);
      await sending.stop('SIGKILL');
    }
    await expectAllAccounted(await finish(space));
  });

  test('by a second signal leaves at once', async () => {
    const space = await ready();
    await api.control('faults', { rules: [{ on: 'messages', after: 3, hang: true }] });
    const sending = space.start('send', CAMPAIGN, '--yes', '--rate', '10');
    await until(async () => (await api.state()).messageRequests >= 5);
    sending.child.kill('SIGTERM');
    await until(() => sending.stderr().includes('Stopping'));
    const begun = Date.now();
    const left = await sending.stop('SIGTERM');
    expect(left.code).toBe(6);
    expect(Date.now() - begun).toBeLessThan(3000);
    await api.control('faults', {});
    const { document } = await finish(space);
    expect(document.messages['sending']).toBe(0);
    expect(document.messages['unknown']).toBeGreaterThan(0);
    expect(totalOf(document.messages)).toBe(list.length);
  });
});

describe('two runs at once', () => {
  test('of one campaign, or of two on one phone number: the second ends with 7 and is free to run after the first', async () => {
    const space = await ready();
    const first = await underWay(space, '--json');
    const second = await space.run('send', CAMPAIGN, '--yes', '--json');
    expect(second.code).toBe(7);
    expect(documentOf<ErrorDocument>(second, 'consend.error/1').code).toBe('run.locked');
    await space.write('other.yaml', (await space.read(CAMPAIGN)).replace(/^id: .*$/m, 'id: other'));
    const other = await space.run('send', 'other.yaml', '--yes', '--lang', 'de');
    expect(other.code).toBe(7);
    expect(other.stderr).toContain('die Rufnummer mit der id');
    const ended = await first.ended;
    expect(ended.code).toBe(0);
    expect((await api.state()).accepted).toMatchObject({ total: 30, maxPerNumber: 1 });
    expect((await space.run('send', 'other.yaml', '--yes')).code).toBe(0);
    expect((await api.state()).accepted).toMatchObject({ total: 60, maxPerNumber: 2 });
  });

  test('with --wait the second waits for the first and then has nothing to do', async () => {
    const space = await ready();
    const first = await underWay(space);
    const second = await space.run('send', CAMPAIGN, '--yes', '--wait');
    expect(second.code, second.stderr).toBe(0);
    expect((await first.ended).code).toBe(0);
    expect((await api.state()).accepted).toMatchObject({ total: 30, maxPerNumber: 1 });
  });
});
