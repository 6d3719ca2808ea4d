import { describe, expect, test } from 'vitest';
import { checkTexts, rowProblemText, stopText } from '../../../src/cli/words.ts';
import { CHECKS } from '../../../src/core/checks/index.ts';
import { CONSENT_PROBLEM_CODES } from '../../../src/core/consent-columns.ts';
import { ROW_PROBLEM_CODES } from '../../../src/core/recipient.ts';
import { LANGUAGES, messagesFor } from '../../../src/i18n/index.ts';

const en = messagesFor('en');
/** Reason of a row that is sound and would bring back somebody who stopped: the ledger's, not the row's. */
const REFUSED = 'consent.refused';

test('a template that cannot be sent is told with the languages at fault', () => {
  const params = { template: 'herbst_sale', languages: 'de: PAUSED, en: RED, fr: missing' };
  const code = 'template.not-approved';
  expect(checkTexts('en')(code, params).rule).toMatch(/: de paused, en red quality, fr not there\.$/);
  expect(checkTexts('de')(code, params).rule).toMatch(
    /: de pausiert, en rote Qualität, fr nicht vorhanden\.$/,
  );
  expect(checkTexts('en')(code).rule).toBe(en.checks[code].rule);
});

describe('what is wrong with a row', () => {
  test.each([...LANGUAGES])('has words for every code and for no other in %s', (language) => {
    const { rows } = messagesFor(language).cli;
    expect(Object.keys(rows).sort()).toEqual(
      [...ROW_PROBLEM_CODES, ...CONSENT_PROBLEM_CODES, REFUSED].sort(),
    );
    expect(Object.values(rows).filter((text) => !/^\p{Ll}/u.test(text) || /[.!]$/.test(text))).toEqual([]);
  });

  test('quotes the value where there is one', () => {
    expect(rowProblemText(en, { code: 'phone.invalid', value: 'abc' })).toBe(
      `"abc" ${en.cli.rows['phone.invalid']}`,
    );
    expect(rowProblemText(en, { code: 'phone.missing', value: '' })).toBe(en.cli.rows['phone.missing']);
  });

  test('names the row that a duplicate repeats', () => {
    expect(rowProblemText(en, { code: 'row.duplicate', value: 'x', firstRow: 7 })).toBe(en.cli.repeatsRow(7));
    expect(rowProblemText(en, { code: 'row.duplicate', value: '' })).toBe(en.cli.rows['row.duplicate']);
  });
});

describe('why a run stopped', () => {
  const REASONS = [
    'interrupted',
    'until',
    'limit',
    'window',
    'messaging-limit',
    'messages-per-day',
    'failure-share',
    'optout-share',
    'frequency-cap',
    'not-before',
    'retry-later',
    'api-unreachable',
    'template-paused',
    'quality-red',
    'canary',
  ];

  test.each([...LANGUAGES])('has words for every reason that sending gives in %s', (language) => {
    const messages = messagesFor(language);
    for (const reason of [...REASONS, 'api:190', 'template-fault:132012']) {
      expect(Object.keys(messages.cli.stops)).toContain(reason.split(':')[0]);
      expect(stopText(messages, reason), reason).toMatch(/\p{L}{3}/u);
    }
  });

  test('names the code that the API gave', () => {
    expect(stopText(en, 'api:190')).toContain('190');
    expect(stopText(en, 'template-fault:132012')).toContain('132012');
  });

  test.each(['something-new', 'constructor', 'toString', '__proto__', ''])(
    'is shown as it is where it has no words: %j',
    (reason) => {
      expect(stopText(en, reason)).toBe(reason);
    },
  );
});

describe('the texts of checks', () => {
  test.each([...LANGUAGES])('are there for every check in %s', (language) => {
    const texts = checkTexts(language);
    for (const { code } of CHECKS) expect(texts(code).rule).not.toBe(code);
  });

  test('say behind the rule what is lacking, with days as people write them, and behind the fix what to write', () => {
    const params = {
      gaps: 'review.overdue=2026-02-03 | review.points-gap=g, h',
      write: 'provider.processor.agreement> digest: sha256:0',
    };
    const { rule, fix, action, write } = checkTexts('en')('provider.dpa-review', params);
    expect(rule).toContain(
      'The last review was on 3 Feb 2026. Falls short of Art. 28 (3): (g) deletion or return at the end, (h) evidence and audits.',
    );
    expect(write).toEqual(['In consend.yaml below provider.processor.agreement: digest: sha256:0']);
    expect(fix).toBe(`${action} ${write?.[0]}`);
    expect(checkTexts('de')('provider.dpa-review', params).rule).toContain('Zuletzt geprüft am 03.02.2026.');
  });

  test('fall back to the code', () => {
    expect(checkTexts('en')('x.y')).toEqual({ rule: 'x.y', fix: '' });
  });
});
