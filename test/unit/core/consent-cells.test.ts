import { describe, expect, test } from 'vitest';
import { cellsOfEvent, EXPORT_COLUMNS } from '../../../src/core/consent-cells.ts';
import { event, type Happened } from './builders.ts';

const HASH = 'hmac:0123456789abcdef:aa';
const cells = (change: Happened, identifiers: readonly string[] = ['+4915112340001']) =>
  cellsOfEvent(event(change), { identifiers, isNumber: (text) => text.startsWith('+49') });

describe('the row of an event', () => {
  test('names what is empty, so that nothing is filled in when it is read', () => {
    expect(cells({ basis: undefined, purposes: [], channels: [] })).toMatchObject({
      basis: '(none)',
      purpose: '(none)',
      channel: '(none)',
    });
  });

  test.each([
    [['+491', 'DE.1', '+492'], { phone: '+491', user_id: 'DE.1', other_identifiers: '+492' }],
    [['+491', '+492', 'DE.1'], { phone: '+491', user_id: undefined, other_identifiers: '+492 DE.1' }],
    [['DE.1', '+491'], { phone: undefined, user_id: 'DE.1', other_identifiers: '+491' }],
    [['+1'], { phone: undefined, user_id: undefined, other_identifiers: '+1' }],
  ])('tells the identifiers %j in their order', (identifiers, expected) => {
    expect(cells({}, identifiers)).toMatchObject(expected);
  });

  test('of an erasure is an objection to everything by keyed hash, a suppression where the person was suppressed', () => {
    const erasure = { ground: 'a', requestedAt: '2026-01-01', events: [1] };
    const erased: Happened = { kind: 'erased', hashes: [HASH, HASH], erasure };
    expect(cells(erased, [])).toMatchObject({
      event: 'objected',
      purpose: '*',
      channel: '*',
      suppression_hash: `${HASH} ${HASH}`,
    });
    const since = { ...erased, erasure: { ...erasure, suppressedSince: '2025-01-01' } };
    expect(cells(since, [])?.event).toBe('suppressed');
    expect(cells({ kind: 'erased', erasure })).toBeUndefined();
  });

  test('is none for the note of an import, which tells nothing of people', () => {
    expect(cells({ kind: 'imported' })).toBeUndefined();
  });

  test('has no column for a confirmation in another event’s row', () => {
    expect(EXPORT_COLUMNS).not.toContain('confirmed_at');
    expect(new Set(EXPORT_COLUMNS).size).toBe(EXPORT_COLUMNS.length);
  });
});
