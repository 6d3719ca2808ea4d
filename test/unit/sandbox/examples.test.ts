import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readSandboxProfile } from '../../../src/cli/sandbox-profile.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { manualClock } from './harness.ts';

const FOLDER = fileURLToPath(new URL('../../../examples/sandbox/', import.meta.url));
const open: Sandbox[] = [];

afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

const text = (value: string) => ({ type: 'text', text: value });
const send = (index: number, language = 'de') => ({
  messaging_product: 'whatsapp',
  to: `+4915200${200_000 + index}`,
  type: 'template',
  template: {
    name: 'herbst_sale',
    language: { code: language },
    components: [
      { type: 'header', parameters: [{ type: 'image', image: { link: 'https://muster.example/h.jpg' } }] },
      { type: 'body', parameters: ['Alex', 'HERBST', '30.11.'].map(text) },
      { type: 'button', sub_type: 'url', index: '0', parameters: [text('HERBST')] },
    ],
  },
});

async function play(name: string) {
  const clock = manualClock();
  const { profile } = await readSandboxProfile(`${FOLDER}${name}.json`, true);
  const sandbox = await startSandbox({ profile, seed: 7, now: clock.now });
  open.push(sandbox);
  const call = async (method: string, path: string, body?: unknown) =>
    await fetch(`${sandbox.url}/v25.0/${path}`, {
      method,
      headers: { authorization: `Bearer ${profile.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** The code of the refusal, the message's status, or the HTTP status where there is neither. */
  const outcome = async (index: number): Promise<unknown> => {
    const response = await call('POST', `${profile.phoneNumberId}/messages`, send(index)).catch(() => null);
    if (response === null) return 'reset';
    const content = (await response.json().catch(() => null)) as {
      messages?: { message_status: string }[];
      error?: { code: number };
    } | null;
    return content?.error?.code ?? content?.messages?.[0]?.message_status ?? response.status;
  };
  return { profile, clock, sandbox, call, outcome };
}

const countOf = (outcomes: readonly unknown[]) => {
  const counts: Record<string, number> = {};
  for (const each of outcomes) counts[String(each)] = (counts[String(each)] ?? 0) + 1;
  return counts;
};

describe('the example profile', () => {
  it('folder holds those that are tested here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([
      'expired-token.json',
      'paused-template.json',
      'provider-outage.json',
      'strict-tier-250.json',
      'throttled-number.json',
    ]);
  });

  it('strict-tier-250 reaches 250 people a day, holds all but the first of each batch, and allows 200 calls an hour', async () => {
    const { clock, call, outcome, profile } = await play('strict-tier-250');
    const outcomes: unknown[] = [];
    for (let index = 0; index < 260; index += 1) {
      clock.advance(20);
      outcomes.push(await outcome(index));
    }
    expect(countOf(outcomes)).toEqual({ accepted: 50, held_for_quality_assessment: 200, 131048: 10 });
    const statuses: number[] = [];
    for (let count = 0; count < 201; count += 1) statuses.push((await call('GET', profile.wabaId)).status);
    expect(countOf(statuses)).toEqual({ 200: 200, 400: 1 });
  });

  it('throttled-number takes five messages a second, and turns away some of those too', async () => {
    const { clock, outcome } = await play('throttled-number');
    const burst: unknown[] = [];
    for (let index = 0; index < 20; index += 1) burst.push(await outcome(index));
    expect(countOf(burst)).toEqual({ accepted: 5, 130429: 15 });
    const paced: unknown[] = [];
    for (let index = 100; index < 200; index += 1) {
      clock.advance(250);
      paced.push(await outcome(index));
    }
    const { accepted = 0, 130429: refused = 0 } = countOf(paced);
    expect(accepted + refused).toBe(100);
    expect(refused).toBeGreaterThan(2);
    expect(refused).toBeLessThan(25);
  });

  it('paused-template pauses the campaign after 40 messages, for three hours', async () => {
    const { clock, outcome } = await play('paused-template');
    const outcomes: unknown[] = [];
    for (let index = 0; index < 50; index += 1) outcomes.push(await outcome(index));
    expect(countOf(outcomes)).toEqual({ accepted: 40, 132015: 10 });
    clock.advance(3 * 3_600_000);
    expect(await outcome(60)).toBe('accepted');
  });

  it('expired-token ends the token after 60 messages, for every call', async () => {
    const { outcome, call, profile, clock } = await play('expired-token');
    const outcomes: unknown[] = [];
    for (let index = 0; index < 70; index += 1) {
      clock.advance(20);
      outcomes.push(await outcome(index));
    }
    expect(countOf(outcomes)).toEqual({ accepted: 60, 190: 10 });
    expect((await call('GET', profile.wabaId)).status).toBe(401);
  });

  it('provider-outage answers 503 with a page, then cuts connections, then works again', async () => {
    const { outcome, sandbox, clock } = await play('provider-outage');
    const outcomes: unknown[] = [];
    for (let index = 0; index < 75; index += 1) {
      clock.advance(20);
      outcomes.push(await outcome(index));
    }
    expect(countOf(outcomes)).toEqual({ accepted: 50, 503: 20, reset: 5 });
    const late = Array.from({ length: 6 }, (_, index) => outcome(100 + index));
    expect(countOf(await Promise.all(late))).toEqual({ accepted: 6 });
    expect(sandbox.state().accepted.total).toBe(56);
  });
});

describe('a profile file', () => {
  it.each([
    ['that is absent', 'nothing', 'file.missing'],
    ['that is no JSON', '../herbst-2026.yaml', 'sandbox.profile-invalid'],
    ['that is no profile', '../templates.json', 'sandbox.profile-invalid'],
  ])('%s is told apart', async (_name, file, code) => {
    const path = file.includes('.') ? `${FOLDER}${file}` : `${FOLDER}${file}.json`;
    await expect(readSandboxProfile(path, true)).rejects.toMatchObject({ code });
  });

  it('that extends itself is refused, and one that nobody named may be absent', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'consend-profile-'));
    const file = join(dir, 'a.json');
    await writeFile(file, JSON.stringify({ extends: 'a.json' }));
    await expect(readSandboxProfile(file, true)).rejects.toMatchObject({ code: 'sandbox.profile-invalid' });
    expect((await readSandboxProfile(join(dir, 'none.json'), false)).profile.tier).toBe('TIER_100K');
    await rm(dir, { recursive: true });
  });
});
