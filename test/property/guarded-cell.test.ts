import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardedCell, plainCell } from '../../src/adapters/tabular/index.ts';

/** Texts made of what guards are made of. */
const tricky = fc
  .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u00a0', 'a', '1', '"', ';'), {
    maxLength: 7,
  })
  .map((parts) => parts.join(''));
const text = fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 12 }));
/** What a spreadsheet takes for a formula: one of these in front, and not a plain number. */
const RUNS = /^[=+\-@\t\r](?![\d\s()[\]./,-]*(?:e\+?\d{1,3})?$)/i;

test('a guarded cell reads back as the text that it was', () => {
  fc.assert(
    fc.property(text, (original) => {
      expect(plainCell(guardedCell(original))).toBe(original);
    }),
    { numRuns: 5000 },
  );
});

test('a guarded cell is nothing that a spreadsheet would run, and has no blanks at its ends', () => {
  fc.assert(
    fc.property(text, (original) => {
      const cell = guardedCell(original);
      expect(cell).not.toMatch(RUNS);
      expect(cell.trim()).toBe(cell);
    }),
    { numRuns: 5000 },
  );
});

test('a cell of somebody else’s loses blanks at its ends and no other character', () => {
  for (const [cell, plain] of [
    [' web ', 'web'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ["'quoted'", "'quoted'"],
    ["'+4915112340001", "'+4915112340001"],
    ['+49 151 12340001', '+49 151 12340001'],
  ] as const) {
    expect(plainCell(cell)).toBe(plain);
  }
});
