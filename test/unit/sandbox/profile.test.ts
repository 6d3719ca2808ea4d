import { describe, expect, it } from 'vitest';
import { parseSandboxProfile, SandboxProfileError, startSandbox } from '../../../src/sandbox/index.ts';

const problemsOf = (input: unknown) => {
  try {
    parseSandboxProfile(input);
  } catch (error) {
    if (error instanceof SandboxProfileError) return error.problems;
    throw error;
  }
  return [];
};

describe('parseSandboxProfile', () => {
  it('fills an empty profile with defaults that can be sent with', () => {
    const profile = parseSandboxProfile({});
    expect(profile).toMatchObject({ tier: 'TIER_100K', messagesPerSecond: 80, qualityRating: 'GREEN' });
    expect(new Set(profile.templates.map(({ category }) => category)).size).toBe(3);
    expect(parseSandboxProfile(undefined)).toEqual(profile);
  });

  it('names every problem with its place', () => {
    const input = {
      tier: 'TIER_1K',
      tokn: 'x',
      outcomes: { read: 2 },
      delays: { readMs: [5, 1] },
      templates: [{ name: 'Bad Name', language: 'de', components: [] }],
    };
    expect(
      problemsOf(input)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['', 'delays.readMs', 'outcomes.read', 'templates[0].components', 'templates[0].name', 'tier']);
  });

  it('refuses a template that is listed twice and an id that is used twice', () => {
    const template = { id: '1', name: 'a', language: 'de', components: [{ type: 'BODY', text: 'x' }] };
    const problems = problemsOf({ templates: [template, template], wabaId: '2', phoneNumberId: '2' });
    expect(problems.map(({ path }) => path).sort()).toEqual(['templates[1]', 'templates[1].id', 'wabaId']);
  });

  it('keeps properties of templates it does not act on, and ids beyond 2^53', () => {
    const template = {
      id: '90071992547409931',
      name: 'a',
      language: 'de',
      components: [{ type: 'body', text: 'x', example: { body_text: [['y']] } }],
      message_send_ttl_seconds: 60,
    };
    const [parsed] = parseSandboxProfile({ templates: [template] }).templates;
    expect(parsed).toMatchObject({ id: '90071992547409931', message_send_ttl_seconds: 60 });
    expect(parsed?.components[0]).toMatchObject({ type: 'BODY', example: { body_text: [['y']] } });
  });
});

describe('startSandbox', () => {
  it('starts without options on a free port of this machine and frees it again', async () => {
    const sandbox = await startSandbox();
    expect(sandbox.url).toBe(`http://127.0.0.1:${sandbox.port}`);
    await sandbox.close();
    const again = await startSandbox({ port: sandbox.port });
    await again.close();
  });

  it('refuses a speed of 0', async () => {
    await expect(startSandbox({ speed: 0 })).rejects.toThrow(RangeError);
  });
});
