import { describe, expect, test } from 'vitest';
import { planEntrySchema, planFooterSchema, planHeaderSchema } from '../../../src/core/plan.ts';
import { fillText, placeholders } from '../../../src/core/template.ts';
import { ulid, ulidTime } from '../../../src/core/ulid.ts';

const ENTRY = { row: 2, phone: '+4915112340001', country: 'DE', decision: 'send', reasons: [] };

describe('the lines of a plan', () => {
  test('hold an entry with all it may have', () => {
    const whole = {
      ...ENTRY,
      file: 1,
      basis: 'consent',
      event: 7,
      notBefore: '2026-11-24T08:00:00.000Z',
      language: 'de',
      components: [
        { type: 'button', index: 1, subType: 'url', parameters: [{ kind: 'text', text: 'x', name: 'n' }] },
      ],
    };
    expect(planEntrySchema.parse(whole)).toEqual(whole);
  });

  test.each([
    ['a verdict that does not exist', { decision: 'perhaps' }],
    ['a basis that does not exist', { basis: 'luck' }],
    ['a row between two rows', { row: 1.5 }],
    ['a component that does not exist', { components: [{ type: 'footer', parameters: [] }] }],
    ['a parameter that does not exist', { components: [{ type: 'body', parameters: [{ kind: 'sound' }] }] }],
  ])('refuse %s', (_, change) => {
    expect(planEntrySchema.safeParse({ ...ENTRY, ...change }).success).toBe(false);
  });

  test('begin with their format, which a reader of another version refuses', () => {
    const head = { format: 'consend.decisions/1', plan: 'p', campaign: 'c', createdAt: 'now' };
    expect(planHeaderSchema.safeParse(head).success).toBe(true);
    expect(planHeaderSchema.safeParse({ ...head, format: 'consend.decisions/2' }).success).toBe(false);
  });

  test('end with a count and a digest in lower case', () => {
    const foot = { end: true, entries: 1, digest: `sha256:${'a'.repeat(64)}` };
    expect(planFooterSchema.safeParse(foot).success).toBe(true);
    expect(planFooterSchema.safeParse({ ...foot, digest: foot.digest.toUpperCase() }).success).toBe(false);
    expect(planFooterSchema.safeParse({ ...foot, entries: -1 }).success).toBe(false);
  });
});

describe('a template’s placeholders', () => {
  test('are found in order, each once', () => {
    expect(placeholders('{{2}} {{ name }} {{2}} {x} {{}} {{a b}}')).toEqual(['2', 'name']);
  });

  test('stay where they have no value', () => {
    expect(fillText('{{1}} {{ 2 }} {{3}}', { '1': 'a', '3': '' })).toBe('a {{ 2 }} ');
  });

  test('are filled with what is given, whatever a replacement pattern would make of it', () => {
    expect(fillText('{{1}}', { '1': '$& {{1}} $1' })).toBe('$& {{1}} $1');
  });
});

describe('a ULID', () => {
  test('has the time of the specification’s example first', () => {
    expect(ulidTime(1_469_918_176_385)).toBe('01ARYZ6S41');
    expect(ulidTime(0)).toBe('0000000000');
    expect(ulidTime(2 ** 48 - 1)).toBe('7ZZZZZZZZZ');
  });

  test('has 26 characters, and all eighty bits of randomness in it', () => {
    expect(ulid(0, new Uint8Array(10))).toBe('0'.repeat(26));
    expect(ulid(0, new Uint8Array(10).fill(255))).toBe(`${'0'.repeat(10)}${'Z'.repeat(16)}`);
    const last = new Uint8Array(10);
    last[9] = 1;
    expect(ulid(0, last)).toBe(`${'0'.repeat(25)}1`);
  });

  test('sorts by time', () => {
    const times = [0, 1, 31, 32, 1_469_918_176_385, 2 ** 48 - 1];
    expect(times.map(ulidTime).sort()).toEqual(times.map(ulidTime));
  });
});
