import { describe, expect, test } from 'vitest';
import { keyFault, onceColumn, onceKey } from '../../../src/core/once-key.ts';

describe('a key', () => {
  test('is the cell without the space around it, however its accents are composed', () => {
    expect(onceKey(' A-17\t')).toBe('A-17');
    expect(onceKey('A\u0308')).toBe('\u00c4');
    expect(onceKey('a-17')).not.toBe(onceKey('A-17'));
  });

  test.each([
    ['', 'missing'],
    ['4,01235E+12', 'damaged'],
    ['4.01235e+12', 'damaged'],
    ['4E+15', 'damaged'],
    ['4012350000000', undefined],
    ['E+12', undefined],
    ['A4,01E+12', undefined],
    ['12E+1', undefined],
  ])('"%s" is %s', (key, fault) => {
    expect(keyFault(key)).toBe(fault);
  });

  test('stands in the column that the campaign names, or nowhere', () => {
    expect(onceColumn({ once: 'person' })).toBeUndefined();
    expect(onceColumn({ once: { column: 'order_id' } })).toBe('order_id');
  });
});
