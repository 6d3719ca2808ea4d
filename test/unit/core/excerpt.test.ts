import { describe, expect, test } from 'vitest';
import { excerpts } from '../../../src/core/excerpt.ts';

describe('an excerpt', () => {
  test.each([
    ['short texts, whole', 'Hallo {{1}}!', 'Guten Tag {{1}}!', 'Hallo {{1}}!', 'Guten Tag {{1}}!'],
    [
      'long ones, where they differ',
      `${'a'.repeat(100)}old${'b'.repeat(100)}`,
      `${'a'.repeat(100)}new${'b'.repeat(100)}`,
      `…${'a'.repeat(16)}old${'b'.repeat(16)}…`,
      `…${'a'.repeat(16)}new${'b'.repeat(16)}…`,
    ],
    ['what was added at the end', 'Muster', 'Muster GmbH', 'Muster', 'Muster GmbH'],
    ['no half of an emoji', '👍👎', '👍👌', '👍👎', '👍👌'],
  ])('shows %s', (_, before, after, ...expected) => {
    expect(excerpts(before, after)).toEqual(expected);
  });

  test('of texts that differ all over is cut', () => {
    const [old, now] = excerpts('x'.repeat(500), 'y'.repeat(500));
    expect([old, now]).toEqual([`${'x'.repeat(90)}…`, `${'y'.repeat(90)}…`]);
  });
});
