import { afterAll, describe, expect, it } from 'vitest';
import type { RunDocument } from './campaign.ts';
import { numbers, removeFolders, workspace } from './campaign.ts';
import { endAll } from './command.ts';
import { byDepth, isFull, report } from './depth.ts';
import { sandbox } from './sandbox.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

/** Short runs share the machine with other tests, which bunch what arrives: nearly all must do there, everything here. */
const LEAST_SHARE = byDepth({ short: 0.3, full: 0.97 });
const MOST_REFUSED = byDepth({ short: 0.03, full: 0 });

describe('a limit of a platform that counts every second', () => {
  it.each([
    [80, byDepth({ short: 4, full: 120 })],
    [1_000, byDepth({ short: 2, full: 60 })],
  ])(
    '%d/s over %d s: nothing is refused, no second holds more, and the limit is used',
    async (perSecond, seconds) => {
      const phones = numbers(perSecond * seconds);
      const [space, api] = await Promise.all([
        workspace(phones, perSecond),
        sandbox(undefined, { messagesPerSecond: perSecond }),
      ]);
      await space.pointAt(api.url);
      const { code, stdout, stderr } = await space.send().ended;
      expect(code, `${stdout}${stderr}`).toBe(0);
      const { refusals, rates, accepted } = await api.state();
      const { perSecond: pace } = JSON.parse(stdout) as RunDocument & { perSecond: { mean: number } };
      report(
        `${phones.length} at ${perSecond}/s: ${((100 * pace.mean) / perSecond).toFixed(1)} %, busiest second ${rates.maxRequestsPerSecond}, refused ${refusals.total}`,
      );
      expect(refusals.total, JSON.stringify(refusals.byCode)).toBeLessThanOrEqual(
        MOST_REFUSED * phones.length,
      );
      expect(accepted.total).toBe(phones.length);
      expect(rates.maxRequestsPerSecond).toBeLessThanOrEqual(perSecond * (1 + MOST_REFUSED));
      expect(pace.mean / perSecond).toBeGreaterThanOrEqual(LEAST_SHARE);
      if (isFull) expect(pace.mean / perSecond).toBeLessThanOrEqual(1);
    },
    600_000,
  );
});
