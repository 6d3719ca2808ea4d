import { describe, expect, test } from 'vitest';
import { draftOfStored } from '../../../../src/core/template-draft.ts';
import { TEMPLATE_RULES } from '../../../../src/core/template-rules/index.ts';
import { messagesFor } from '../../../../src/i18n/index.ts';
import { template } from '../builders.ts';
import { CASES } from './cases.ts';
import { body, buttons, draft, footer, lint, marketing, plain, reply, SENDER } from './drafts.ts';

describe('rules on templates', () => {
  test.each(CASES.map((each, index) => [each[0], each[1], index] as const))(
    '%s, %s: finds it, and not on the other side of its boundary (%i)',
    (rule, reason, index) => {
      const [, , bad, fine, subject] = CASES[index] ?? CASES[0]!;
      const hits = (file: typeof bad) =>
        lint(file, subject).filter((found) => found.rule === rule && found.reason === reason);
      expect(hits(bad).length).toBeGreaterThan(0);
      expect(hits(fine)).toEqual([]);
    },
  );

  test('have a text for every case, a case for every text, and a test for both', () => {
    const tested = [...new Set(CASES.map(([rule, reason]) => `${rule} ${reason}`))].sort();
    for (const language of ['en', 'de'] as const) {
      const texts = Object.entries(messagesFor(language).lint);
      expect(
        texts.flatMap(([rule, cases]) => Object.keys(cases).map((reason) => `${rule} ${reason}`)).sort(),
      ).toEqual(tested);
    }
    expect(TEMPLATE_RULES.map(({ id }) => id).sort()).toEqual(Object.keys(messagesFor('en').lint).sort());
  });

  test('leave no gap in their sentences', () => {
    for (const [rule, reason, bad, , subject] of CASES)
      for (const found of lint(bad, subject).filter((each) => each.rule === rule && each.reason === reason))
        for (const language of ['en', 'de'] as const) {
          const text = messagesFor(language).lint[found.rule][reason];
          expect(`${text?.why(found.params ?? {})} ${text?.fix(found.params ?? {})}`).not.toMatch(
            /undefined|NaN/,
          );
        }
  });

  test('say where they come from and when that was read', () => {
    for (const { source, checkedOn } of TEMPLATE_RULES) {
      expect(source).not.toBe('');
      expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  test.each([
    [2388299, draft([body('{{1}} kommt heute zu Ihnen nach Hause.', 'a')])],
    [2388040, draft([body('x'.repeat(1025))])],
    [2388072, draft([body('Hallo {{2}}, schön dass Sie da sind.')])],
    [2388093, draft([plain, buttons(...Array.from({ length: 11 }, () => reply('a')))])],
  ])('carry the number %i with which the platform refuses', (metaCode, file) => {
    expect(lint(file).map((found) => found.metaCode)).toContain(metaCode);
  });

  test('only warn of a ratio whose formula nobody published', () => {
    const [found] = lint(draft([body('a {{1}} b', 'c')])).filter(
      ({ rule }) => rule === 'draft.variable-ratio',
    );
    expect(found).toMatchObject({ severity: 'warning', isVerified: false, metaCode: 2388293 });
  });

  test('warn of a button to stop that consend would not hear, even where words say how', () => {
    const heard = (...more: object[]) =>
      lint(marketing([plain, buttons(reply('Keine Angebote mehr')), ...more]))
        .filter(({ reason }) => reason === 'unrecognised-button')
        .map(({ severity }) => severity);
    expect(heard()).toEqual(['error']);
    expect(heard(footer('Abmelden: mit STOP antworten'))).toEqual(['warning']);
  });

  test('take the websites of the business profile for links, and trade names for the name', () => {
    const found = lint(marketing([plain, footer('Ihre Gartenlust')]), {
      sender: { ...SENDER, tradeNames: ['Gartenlust'], profileWebsites: ['https://muster.example'] },
    }).map(({ rule }) => rule);
    expect(found).not.toContain('template.no-imprint');
    expect(found).not.toContain('template.no-sender-identity');
  });

  test('find nothing about the sender where none is known', () => {
    const rules = lint(marketing([plain]), { sender: undefined }).map(({ rule }) => rule);
    expect(rules).not.toContain('template.no-sender-identity');
    expect(rules).not.toContain('template.no-imprint');
  });

  test('ask a stored copy for no samples, and read it like a draft otherwise', () => {
    const stored = draftOfStored({
      ...template(),
      category: 'MARKETING',
      components: [{ type: 'BODY', text: 'Hallo {{1}} {{2}}, schön dass Sie bei uns da sind.' }],
    });
    const rules = stored && lint(stored, { isStored: true }).map(({ rule }) => rule);
    expect(rules).toContain('draft.variable-adjacent');
    expect(rules).toContain('template.no-optout');
    expect(rules).not.toContain('draft.sample-missing');
  });
});
