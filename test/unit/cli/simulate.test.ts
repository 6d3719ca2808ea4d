import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSimulate, type SimulateOptions } from '../../../src/cli/actions/simulate.ts';
import { openSession } from '../../../src/cli/session.ts';
import { type VirtualWorkspace, virtualWorkspace } from '../../helpers/virtual.ts';
import { fakeIo } from './sessions.ts';

const START = '2027-03-25T06:00:00Z';
let space: VirtualWorkspace;

beforeAll(async () => {
  space = await virtualWorkspace({
    people: Array.from({ length: 400 }, (_, index) => ({
      phone: `+4915122${index + 100_000}`,
      country: 'DE',
    })),
    // Nobody listens at port 9: the account cannot be asked.
    settings: (yaml) =>
      yaml
        .replace(/^(\s*baseUrl:).*$/m, '$1 http://127.0.0.1:9')
        .replace(/^window: .*$/m, 'window: { from: "09:00", to: "20:00", days: MON-SUN, holidays: false }'),
  });
});
afterAll(async () => {
  await space.remove();
});

async function simulate(argv: readonly string[], options: SimulateOptions) {
  const io = fakeIo(argv, {
    cwd: space.dir,
    columns: 80,
    env: { WHATSAPP_TOKEN: 'token', WHATSAPP_APP_SECRET: 'secret', WHATSAPP_VERIFY_TOKEN: 'verify' },
  });
  const code = await runSimulate(openSession(io, '0.1.0'), 'virtual.yaml', { start: START, ...options });
  return { code, ...io.written };
}

describe('consend simulate', () => {
  test('says the same for the same seed and start, byte for byte, and leaves the workspace as it was', async () => {
    const before = readFileSync(space.storePath);
    const first = await simulate(['--json'], { seed: '7' });
    const again = await simulate(['--json'], { seed: '7' });
    const other = await simulate(['--json'], { seed: '8' });
    expect(first.out).toBe(again.out);
    expect(first.out).not.toBe(other.out);
    expect(readFileSync(space.storePath).equals(before)).toBe(true);
    expect(readdirSync(join(space.dir, '.consend', 'tmp'))).toEqual([]);
    expect(existsSync(join(space.dir, '.consend', 'plans'))).toBe(false);
  }, 60_000);

  test('assumes the limit of a new account where the real one does not answer, and says that it waits for it', async () => {
    const { code, out } = await simulate(['--json'], {});
    const document = JSON.parse(out);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      schema: 'consend.simulation/1',
      campaign: 'virtual',
      seed: 1,
      sent: 400,
      account: { messagingLimit: 250, source: 'assumed' },
      stoppedBy: null,
    });
    expect(document.days.map((day: { messages: number }) => day.messages)).toEqual([250, 150]);
    expect(document.waits.map((wait: { reason: string }) => wait.reason)).toContain('messaging-limit');
    expect(document.days[1].boundBy).toEqual(['messaging-limit']);
    expect(document.days[0].from).toBe('2027-03-25T09:00:00+01:00');
  }, 60_000);

  test.each([
    ['en', /^400 messages on 2 days, the last at Fri 26 Mar, 09:01\.$/m],
    ['de', /^400 Nachrichten an 2 Tagen, die letzte um Fr 26\.03\., 09:01\.$/m],
  ])(
    'draws days and timeline within 80 columns (%s)',
    async (language, verdict) => {
      const { out } = await simulate(['--lang', language], { out: `sim-${language}` });
      expect(out).toMatch(verdict);
      expect(out).toMatch(/░{10,}/);
      expect(out).toMatch(/^(Cost|Kosten) [^·]*DE \d+:/ms);
      expect(out).not.toMatch(/\+49/);
      expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
      const page = readFileSync(join(space.dir, `sim-${language}`, 'simulation.html'), 'utf8');
      expect(page).toContain("default-src 'none'");
      expect(page).toContain('class="closed"');
      expect(page).not.toMatch(/style="|<script src|https?:\/\/(?!muster)/);
    },
    60_000,
  );

  test('says that somebody is needed, with exit 6, where the platform stops the run', async () => {
    const file = join(space.dir, 'bad.json');
    writeFileSync(file, JSON.stringify({ tier: 'TIER_UNLIMITED', tokenExpiresAfterMessages: 100 }));
    const { code, out } = await simulate([], { profile: 'bad.json' });
    expect(code).toBe(6);
    expect(out).toContain('It stops and needs somebody: the API refuses to go on (190');
    expect(out).toMatch(/^Unsent: \d+ messages?\.$/m);
  }, 60_000);

  test.each([
    [{ seed: 'x' }, 'usage.invalid'],
    [{ speed: '0' }, 'usage.invalid'],
    [{ start: 'soon' }, 'usage.invalid'],
    [{ profile: 'nowhere.json' }, 'file.missing'],
  ])('refuses %j with %s and leaves nothing behind', async (options, code) => {
    await expect(simulate([], options)).rejects.toMatchObject({ code });
    expect(readdirSync(join(space.dir, '.consend', 'tmp'))).toEqual([]);
  });
});
