import { describe, expect, it } from 'vitest';
import type { ConsentEvent } from '../../../src/core/consent.ts';
import type { SuppressionEntry } from '../../../src/core/ledger-ports.ts';
import {
  foldSuppression,
  isInForce,
  type SuppressionChange,
  suppressionChanges,
} from '../../../src/core/suppression.ts';

const DAY = 86_400_000;
const at = (day: number) => Date.parse('2026-01-01T00:00:00Z') + day * DAY;

function event(changes: Partial<ConsentEvent>): ConsentEvent {
  return {
    id: '01',
    person: 'workspace',
    kind: 'suppressed',
    purposes: [],
    channels: [],
    occurredAt: new Date(at(1)).toISOString(),
    recordedAt: new Date(at(9)).toISOString(),
    source: 'list',
    identifiers: [],
    hashes: ['hmac:k:a', 'hmac:k:b'],
    ...changes,
  };
}

function fold(...changes: Omit<SuppressionChange, 'hash'>[]): SuppressionEntry | undefined {
  let entry: SuppressionEntry | undefined;
  for (const change of changes) entry = foldSuppression(entry, { hash: 'h', ...change });
  return entry;
}

describe('what an event does to the suppression list', () => {
  it('is one change per hash, at its own time', () => {
    expect(suppressionChanges(event({}), 7)).toEqual([
      { hash: 'hmac:k:a', kind: 'suppressed', at: at(1), seq: 7 },
      { hash: 'hmac:k:b', kind: 'suppressed', at: at(1), seq: 7 },
    ]);
    expect(suppressionChanges(event({ kind: 'unsuppressed' }), 8)[0]).toMatchObject({ kind: 'lifted' });
    // An erasure elsewhere, as an export tells it.
    expect(suppressionChanges(event({ kind: 'objected' }), 9)[0]).toMatchObject({
      kind: 'erased',
      at: at(1),
    });
  });

  it('is nothing for a living person, whose own state is the list, and nothing without hashes', () => {
    expect(suppressionChanges(event({ person: 'p1' }), 1)).toEqual([]);
    expect(suppressionChanges(event({ person: 'p1', kind: 'unsuppressed' }), 1)).toEqual([]);
    expect(suppressionChanges(event({ hashes: undefined }), 1)).toEqual([]);
    expect(suppressionChanges(event({ kind: 'imported' }), 1)).toEqual([]);
  });

  it('of an erasure is an entry from the erasure on, a suppression where the person was suppressed', () => {
    const erasure = { ground: 'a', requestedAt: '2026-01-01', events: [1] };
    const erased = event({ person: 'p1', kind: 'erased', erasure });
    expect(suppressionChanges(erased, 3)[0]).toMatchObject({ kind: 'erased', at: at(1) });
    const since = { ...erasure, suppressedSince: '2025-05-01T00:00:00Z' };
    expect(suppressionChanges({ ...erased, erasure: since }, 3)[0]).toMatchObject({
      kind: 'suppressed',
      at: at(1),
    });
  });
});

describe('an entry of the suppression list', () => {
  it('is in force until it is lifted later, and again when put back after that', () => {
    const lifted = fold({ kind: 'suppressed', at: at(1), seq: 1 }, { kind: 'lifted', at: at(2), seq: 2 });
    expect(lifted).toEqual({ hash: 'h', kind: 'suppressed', at: at(1), liftedAt: at(2), seq: 1 });
    expect(isInForce(lifted!)).toBe(false);
    const back = foldSuppression(lifted, { hash: 'h', kind: 'suppressed', at: at(3), seq: 3 });
    expect(back).toMatchObject({ at: at(3), seq: 3, liftedAt: at(2) });
    expect(isInForce(back!)).toBe(true);
  });

  it('is not lifted by what happened before it, nor at the same instant', () => {
    expect(
      isInForce(fold({ kind: 'suppressed', at: at(2), seq: 1 }, { kind: 'lifted', at: at(1), seq: 2 })!),
    ).toBe(true);
    expect(
      isInForce(fold({ kind: 'suppressed', at: at(2), seq: 1 }, { kind: 'lifted', at: at(2), seq: 2 })!),
    ).toBe(true);
  });

  it('stays a suppression when an erasure leaves one too, in either order', () => {
    const set = { kind: 'suppressed', at: at(1), seq: 1 } as const;
    const left = { kind: 'erased', at: at(2), seq: 2 } as const;
    expect(fold(set, left)?.kind).toBe('suppressed');
    expect(fold(left, set)?.kind).toBe('suppressed');
  });

  it('left by an erasure stands after a suppression that was lifted before it', () => {
    const entry = fold(
      { kind: 'suppressed', at: at(1), seq: 1 },
      { kind: 'lifted', at: at(2), seq: 2 },
      { kind: 'erased', at: at(3), seq: 3 },
    );
    expect(entry).toMatchObject({ kind: 'erased', at: at(3) });
    expect(isInForce(entry!)).toBe(true);
  });

  it('does not begin with a lift, keeps the latest lift and the latest time', () => {
    expect(fold({ kind: 'lifted', at: at(1), seq: 1 })).toBeUndefined();
    const entry = fold(
      { kind: 'erased', at: at(1), seq: 1 },
      { kind: 'lifted', at: at(5), seq: 2 },
      { kind: 'lifted', at: at(4), seq: 3 },
      { kind: 'erased', at: at(6), seq: 4 },
      { kind: 'erased', at: at(2), seq: 5 },
    );
    expect(entry).toEqual({ hash: 'h', kind: 'erased', at: at(6), liftedAt: at(5), seq: 4 });
  });
});
