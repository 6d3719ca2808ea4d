/** What a store promises of approvals: a plan's own, in the order in which they were given. */
import { describe, expect, test } from 'vitest';
import type { UseBench } from './store.ts';

export function approvalContract(use: UseBench): void {
  describe('approvals', () => {
    test('are read by their plan as they were written, oldest first', async () => {
      const { approvals } = use().store;
      const first = { plan: 'p_1', body: '{"a":"ä"}', signature: 'c2lnbg==' };
      const other = { plan: 'p_2', body: '{}', signature: '' };
      const later = { plan: 'p_1', body: '{"b":1}', signature: 'eA==' };
      for (const approval of [first, other, later]) await approvals.append(approval);
      expect(await approvals.of('p_1')).toEqual([first, later]);
      expect(await approvals.of('p_2')).toEqual([other]);
      expect(await approvals.of('p_3')).toEqual([]);
    });
  });
}
