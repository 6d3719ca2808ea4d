/** What a store promises of incidents: entries in order, bound to each other, never changed. */
import { describe, expect, test } from 'vitest';
import { incidentsOf } from '../../src/core/incident.ts';
import { START, type UseBench } from './store.ts';

export function incidentContract(use: UseBench): void {
  describe('incidents', () => {
    test('are numbered, added to by number, and read as they were written', async () => {
      const { incidents } = use().store;
      expect(await incidents.entries()).toEqual([]);
      const first = await incidents.append({
        incident: undefined,
        recordedAt: START,
        by: 'A. Beispiel',
        facts: { what: 'token in a chat', noticedAt: '2026-11-20T09:00:00+01:00' },
      });
      const second = await incidents.append({
        incident: undefined,
        recordedAt: START + 1,
        by: undefined,
        facts: { what: 'b' },
      });
      const later = await incidents.append({
        incident: 1,
        recordedAt: START + 2,
        by: 'B.',
        facts: { risk: 'unlikely', what: 'token in our chat' },
      });
      expect([first, second, later].map((entry) => [entry?.incident, entry?.entry])).toEqual([
        [1, 1],
        [2, 2],
        [1, 3],
      ]);
      const entries = await incidents.entries();
      expect(entries).toEqual([first, second, later]);
      expect(incidentsOf(entries)).toEqual([
        {
          incident: 1,
          openedAt: START,
          changedAt: START + 2,
          entries: 2,
          facts: { what: 'token in our chat', noticedAt: '2026-11-20T09:00:00+01:00', risk: 'unlikely' },
        },
        { incident: 2, openedAt: START + 1, changedAt: START + 1, entries: 1, facts: { what: 'b' } },
      ]);
    });

    test('that nobody opened cannot be added to', async () => {
      const { incidents } = use().store;
      expect(
        await incidents.append({ incident: 7, recordedAt: START, by: undefined, facts: { lessons: 'x' } }),
      ).toBeUndefined();
      expect(await incidents.entries()).toEqual([]);
    });

    test('are each bound to the one before', async () => {
      const { incidents } = use().store;
      const facts = { what: 'the same' };
      const one = await incidents.append({ incident: undefined, recordedAt: START, by: undefined, facts });
      const other = await incidents.append({ incident: undefined, recordedAt: START, by: undefined, facts });
      expect(one?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(other?.digest).not.toBe(one?.digest);
    });
  });
}
