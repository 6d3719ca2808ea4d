import { countryOfNumber } from '../../adapters/phone/index.ts';
import { ledgerStats } from '../../pipeline/overview.ts';
import { statsJson } from '../../report/person/overview-json.ts';
import { terminalStats } from '../../report/terminal/overview.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { withWorkspace } from '../workspace.ts';
import { overviewPage } from './consent-list.ts';

/** `consend consent stats`: goes through everybody once. */
export async function runConsentStats(session: Session): Promise<number> {
  return await withWorkspace(
    session,
    async (open) => {
      const { store, workspace } = open;
      const page = overviewPage(open);
      const { signal, stop } = interruptSignal(session);
      const words = page.overview.stats;
      const progress = await startProgress(session, words.countingStart);
      try {
        const stats = await ledgerStats({
          settings: workspace.config,
          ...(workspace.config.policies === undefined ? {} : { countryOf: countryOfNumber() }),
          ledger: store.ledger,
          suppressions: store.suppressions,
          snapshot: store.snapshot,
          now: session.clock.now(),
          signal,
          onProgress: (people) => progress.update(words.counting(page.format.number(people))),
        });
        progress.stop();
        const zone = workspace.config.defaults.timeZone;
        await session.io.out(
          session.globals.json ? `${JSON.stringify(statsJson(stats, zone))}\n` : terminalStats(stats, page),
        );
        return EXIT.ok;
      } catch (error) {
        if (signal.aborted) return EXIT.stopped;
        throw error;
      } finally {
        progress.stop();
        stop();
      }
    },
    { needsNoKeys: true },
  );
}
