/** Runs the checks on facts before they enter the ledger: one that blocks rejects its row, a warning goes in with it. */
import type { ImportFacts } from '../core/check-facts.ts';
import { IMPORT_CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import { RESTRICTIVE_KINDS } from '../core/consent-scope.ts';
import type { Finding } from '../core/decision.ts';
import type { NewEvent } from '../core/ports.ts';
import { rulesFor } from '../core/rules.ts';
import { readyChecks, runChecks } from '../core/run-checks.ts';
import { termsOf } from '../core/terms.ts';
import { type CheckLeftOut, NotDecidedTally } from './not-run.ts';

/** The check on what the ledger refused. */
const REVIVAL = 'optout.resubscribe-without-consent';
const NONE: readonly Finding[] = [];

/** Looks at facts, and adds up what it found. */
export interface ImportChecks {
  /** What is found about a fact. A stop is never turned away. */
  look(event: NewEvent): readonly Finding[];
  /** What is found about a fact that the ledger refused. */
  refused(event: NewEvent): Finding | undefined;
  /** Findings so far by code and severity, with the number of facts. */
  readonly found: ReadonlyMap<string, { readonly finding: Finding; readonly count: number }>;
  /** Checks that lacked data for some facts. */
  notRun(): readonly CheckLeftOut[];
}

/** The checks on facts under the rules of a workspace at an instant (epoch milliseconds). */
export function importChecks(config: WorkspaceConfig, now: number): ImportChecks {
  const { ready } = readyChecks(IMPORT_CHECKS, rulesFor({ config, now }).shared);
  const [afterwards, before] = [true, false].map((isRevival) =>
    ready.filter(({ check }) => (check.code === REVIVAL) === isRevival),
  );
  const terms = termsOf(config, undefined);
  const notDecided = new NotDecidedTally();
  const found = new Map<string, { finding: Finding; count: number }>();
  const run = (checks = ready, facts: ImportFacts): readonly Finding[] => {
    const findings = runChecks(checks, facts, notDecided.add);
    for (const finding of findings) {
      const key = `${finding.code} ${finding.severity}`;
      const known = found.get(key);
      if (known) known.count += 1;
      else found.set(key, { finding, count: 1 });
    }
    return findings;
  };
  return {
    found,
    look: (event) =>
      RESTRICTIVE_KINDS.has(event.kind) ? NONE : run(before, { event, terms, isRefused: false }),
    refused: (event) => run(afterwards, { event, terms, isRefused: true })[0],
    notRun: () =>
      [...notDecided.counts].map(([code, { need, count }]) => ({
        code,
        why: 'no-data',
        need,
        subjects: count,
      })),
  };
}
