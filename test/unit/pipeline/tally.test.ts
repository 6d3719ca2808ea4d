import { describe, expect, test } from 'vitest';
import type { Finding, Verdict } from '../../../src/core/decision.ts';
import type { Decided } from '../../../src/pipeline/decide.ts';
import { type BlockedPerson, Tally } from '../../../src/pipeline/tally.ts';
import { HOUR, MINUTE, NOW } from '../core/builders.ts';
import { recipient, rowProblem } from './planning.ts';

const found = (
  code: string,
  severity: Finding['severity'] = 'block',
  scope: Finding['scope'] = 'recipient',
): Finding => ({ code, severity, scope });

/** A decision on row `row`. */
function decided(
  verdict: Verdict,
  row: number,
  change: {
    readonly findings?: readonly Finding[];
    readonly notBefore?: number;
    readonly language?: string;
    readonly country?: string;
    readonly isWaiting?: boolean;
  } = {},
): Decided {
  const { findings = [], notBefore, language = 'de', country = 'DE', isWaiting = false } = change;
  const phone = `+4915100000${String(row).padStart(3, '0')}`;
  return {
    recipient: recipient(phone, row, { country }),
    decision: { verdict, findings, basis: 'consent', event: 1, notBefore },
    isWaiting,
    entry: {
      row,
      phone,
      country,
      decision: verdict,
      reasons: findings.map(({ code }) => code),
      ...(verdict === 'block' ? {} : { language }),
    },
  };
}

describe('a tally', () => {
  test('counts decisions, and messages by language and country', () => {
    const tally = new Tally();
    for (const one of [
      decided('send', 1),
      decided('send', 2, { language: 'en' }),
      decided('hold', 3, { country: 'AT', notBefore: NOW }),
      decided('block', 4, { country: 'FR' }),
    ])
      tally.add(one);
    expect(tally.decisions).toEqual({ send: 2, hold: 1, block: 1 });
    expect([...tally.languages]).toEqual([
      ['de', 2],
      ['en', 1],
    ]);
    expect([...tally.countries]).toEqual([
      ['DE', 2],
      ['AT', 1],
    ]);
  });

  test('counts findings by code and weight; what concerns all is not counted per person', () => {
    const tally = new Tally();
    const wide = found('provider.dpa-missing', 'block', 'provider');
    tally.count(wide.code, wide.severity, wide.scope);
    tally.add(decided('block', 1, { findings: [found('a'), wide] }));
    tally.add(decided('block', 2, { findings: [found('a'), found('b', 'warn'), wide] }));
    tally.add(decided('block', 3, { findings: [found('a', 'warn'), found('c'), found('c2')] }));
    expect(tally.sortedFindings().map(({ code, severity, count }) => [code, severity, count])).toEqual([
      ['a', 'block', 2],
      ['c', 'block', 1],
      ['c2', 'block', 1],
      ['provider.dpa-missing', 'block', 1],
      ['a', 'warn', 1],
      ['b', 'warn', 1],
    ]);
  });

  test('counts messages in the fallback by the language that is lacking, not people who are blocked; bounded', () => {
    const tally = new Tally();
    tally.add({ ...decided('send', 1), lackedLanguage: 'fr' });
    tally.add({ ...decided('hold', 2), lackedLanguage: 'fr' });
    tally.add({ ...decided('block', 3), lackedLanguage: 'it' });
    tally.add({ ...decided('send', 4), lackedLanguage: '' });
    expect([...tally.lackedLanguages]).toEqual([
      ['fr', 2],
      ['', 1],
    ]);
    for (let row = 5; row < 500; row += 1) tally.add({ ...decided('send', row), lackedLanguage: `l${row}` });
    expect(tally.lackedLanguages.size).toBeLessThan(60);
    expect([...tally.lackedLanguages.values()].reduce((sum, count) => sum + count, 0)).toBe(498);
  });

  test('tells of each blocked person, and of nobody else', () => {
    const blocked: BlockedPerson[] = [];
    const tally = new Tally((one) => blocked.push(one));
    tally.add(decided('send', 1));
    tally.add(decided('block', 2, { findings: [found('a')] }));
    expect(blocked).toEqual([{ row: 2, phone: '+4915100000002', codes: ['a'] }]);
  });

  test('adds holds up by reason, by hour and by their first and last', () => {
    const tally = new Tally();
    tally.add(
      decided('hold', 1, {
        findings: [found('recipient.not-mobile', 'warn'), found('quiet-hours', 'info')],
        notBefore: NOW + HOUR,
      }),
    );
    tally.add(
      decided('hold', 2, { findings: [found('quiet-hours', 'info')], notBefore: NOW + HOUR + MINUTE }),
    );
    tally.add(decided('hold', 3, { findings: [found('frequency-cap', 'info')], notBefore: NOW + 3 * HOUR }));
    expect([...tally.holds.values()]).toEqual([
      { reason: 'quiet-hours', place: '', count: 2, until: NOW + HOUR + MINUTE },
      { reason: 'frequency-cap', place: '', count: 1, until: NOW + 3 * HOUR },
    ]);
    expect([tally.firstHeldAt, tally.lastHeldAt]).toEqual([NOW + HOUR, NOW + 3 * HOUR]);
    expect([...tally.heldByHour]).toEqual([
      [NOW + HOUR, 2],
      [NOW + 3 * HOUR, 1],
    ]);
  });

  test('keeps the first three messages, and shows another language rather than a third of the same', () => {
    const rowsOf = (languages: readonly string[]): number[] => {
      const tally = new Tally();
      languages.forEach((language, index) => {
        tally.add(decided('send', index + 1, { language }));
      });
      return tally.samples.map(({ row }) => row);
    };
    expect(rowsOf(['de', 'de', 'de', 'de'])).toEqual([1, 2, 3]);
    expect(rowsOf(['de', 'de', 'de', 'de', 'en', 'fr'])).toEqual([1, 2, 5]);
    expect(rowsOf(['de', 'en', 'de', 'fr'])).toEqual([1, 2, 3]);
  });

  test('counts row problems by code and keeps the first of each', () => {
    const tally = new Tally();
    for (const problem of [rowProblem(3), rowProblem(5, { code: 'row.duplicate' }), rowProblem(9)])
      tally.problem(problem);
    expect([...tally.rowProblems.values()].map(({ code, count, first }) => [code, count, first.row])).toEqual(
      [
        ['phone.invalid', 2, 3],
        ['row.duplicate', 1, 5],
      ],
    );
  });
});
