import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../../src/core/checks/index.ts';
import { freeing, REMEDIES, remedyOf } from '../../../src/core/remedies.ts';
import { LANGUAGES, messagesFor } from '../../../src/i18n/index.ts';

describe('what one action frees', () => {
  test('counts whom nothing else blocks, over all findings that the action cures', () => {
    const sets = [
      { codes: ['consent.missing'], count: 148 },
      { codes: ['basis.uwg73.notice-missing'], count: 40 },
      { codes: ['basis.uwg73.sale-missing', 'basis.uwg73.notice-missing'], count: 5 },
      { codes: ['consent.number-unverified'], count: 8 },
    ];
    expect(freeing(sets)).toEqual([
      {
        action: 'ask-consent',
        people: 193,
        codes: ['consent.missing', 'basis.uwg73.notice-missing', 'basis.uwg73.sale-missing'],
      },
      { action: 'confirm-number', people: 8, codes: ['consent.number-unverified'] },
    ]);
  });

  test('leaves out whom a second thing blocks, and whom nothing can free', () => {
    const sets = [
      { codes: ['consent.missing', 'template.parameter-missing'], count: 10 },
      { codes: ['consent.withdrawn'], count: 33 },
      { codes: ['optout.suppressed', 'consent.missing'], count: 3 },
      { codes: ['basis.platform-optin-missing'], count: 2 },
    ];
    expect(freeing(sets)).toEqual([
      { action: 'basis.platform-optin-missing', people: 2, codes: ['basis.platform-optin-missing'] },
    ]);
  });

  test('says nothing where nobody is blocked', () => {
    expect(freeing([])).toEqual([]);
  });
});

test.each([...LANGUAGES])('every action has words in %s: its own, or the fix of its check', (language) => {
  const { rules, checks } = messagesFor(language);
  expect(Object.keys(rules.freeing.actions).sort()).toEqual([...REMEDIES].sort());
  const texts: Readonly<Record<string, { fix: string }>> = checks;
  for (const { code } of CHECKS) {
    const action = remedyOf(code);
    if (action === undefined || (REMEDIES as readonly string[]).includes(action)) continue;
    expect(texts[action]?.fix).toMatch(/\p{L}/u);
  }
});
