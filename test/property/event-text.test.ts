import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventText } from '../../src/adapters/store/event-text.ts';
import { eventOf, wellFormed } from '../../src/adapters/store/seal.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { type ConsentEvent, consentEventSchema, EVENT_KINDS, LEGAL_BASES } from '../../src/core/consent.ts';
import type { NewEvent } from '../../src/core/ports.ts';

/** Texts that JSON must quote, texts in any script, and ones that it leaves as they are. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\n',
    '\u0000',
    '\u007f',
    '\u2028',
    'Zürich 🌍',
    '\ud7ff\ue000\uffff',
    '</script>',
  ),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const texts = fc.array(text, { maxLength: 3 });
/** A part of an event with members in any order; the optional ones may be missing. */
const part = (names: readonly string[], optional: readonly string[] = []) =>
  fc.record(Object.fromEntries([...optional, ...names].map((name) => [name, text])), {
    requiredKeys: [...names],
  });

const fact = fc.record({
  kind: fc.constantFrom(...EVENT_KINDS),
  purposes: texts,
  channels: texts,
  occurredAt: text,
  source: text,
  basis: maybe(fc.constantFrom(...LEGAL_BASES)),
  precision: maybe(fc.constant('day')),
  method: maybe(text),
  wording: maybe(part(['version', 'id'], ['digest'])),
  confirmation: maybe(part(['channel'], ['messageId', 'identifier'])),
  evidence: maybe(part(['reference'], ['digest'])),
  sale: maybe(part([], ['reference', 'productGroup', 'notice', 'date'])),
  contract: maybe(part(['reference'], ['until'])),
  released: maybe(texts),
  hashes: maybe(texts),
  batch: maybe(fc.constant({ read: 3, known: 1, added: 1, refused: 0, rejected: 1 })),
  actor: maybe(text),
  jurisdiction: maybe(text),
  language: maybe(text),
  ip: maybe(text),
  note: maybe(text),
}) as unknown as fc.Arbitrary<NewEvent>;
const erasure = maybe(
  fc.constant<NonNullable<ConsentEvent['erasure']>>({
    requestedAt: '2026',
    ground: 'a',
    events: [1, 2],
    reference: 'é"',
  }),
);
const given = { id: '01ARYZ6S41TSV4RRFFQ69G5FAV', person: 'ABC', recordedAt: '2026-03-01T12:00:00.000Z' };
const anyEvent = fc
  .record({ fact, identifiers: texts, erasure })
  .map((parts) => eventOf({ ...parts, given }));

test('an event’s text, written member by member, is its canonical JSON', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      expect(eventText(event)).toBe(canonicalJson(event));
    }),
    { numRuns: 2000 },
  );
});

test('no member of an event is forgotten: each one that the schema knows comes through', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const said = JSON.parse(eventText(event)) as Record<string, unknown>;
      const known = Object.keys(consentEventSchema.shape).filter(
        (name) => event[name as keyof typeof event] !== undefined,
      );
      expect(Object.keys(said).sort()).toEqual(known.sort());
    }),
  );
});

test('half a surrogate pair has no text, wherever it stands, and the repaired event has one', () => {
  const half = fc.constantFrom('a\ud800', '\udc00b', '\ud83d \ude00');
  const places = [
    'source',
    'note',
    'occurredAt',
    'method',
    'actor',
    'language',
    'ip',
    'jurisdiction',
  ] as const;
  fc.assert(
    fc.property(anyEvent, half, fc.constantFrom(...places), (event, broken, place) => {
      const damaged = { ...event, [place]: broken };
      expect(() => eventText(damaged)).toThrow(TypeError);
      const repaired = wellFormed(damaged);
      expect(eventText(repaired)).toBe(canonicalJson(repaired));
      expect(repaired[place]).toContain('\ufffd');
    }),
  );
});
