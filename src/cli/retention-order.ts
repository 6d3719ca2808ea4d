/** What a retention run works on and how it is wanted, as the workspace's settings say. */
import { retentionCutoffs } from '../core/retention.ts';
import type { RetentionOrder, RetentionParts } from '../pipeline/retention.ts';
import { erasureParts } from './care.ts';
import { keptFiles } from './kept-files.ts';
import { actorOf } from './record-cells.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What a run works on. */
export function retentionParts(open: OpenWorkspace, now: number): RetentionParts {
  const { store, workspace } = open;
  return {
    ...erasureParts(open),
    journal: store.journal,
    runs: store.runs,
    uploads: store.uploads,
    kept: keptFiles(workspace.stateDir, now),
    lock: (name) => store.lock(name),
  };
}

/** How a run is wanted now. */
export function retentionOrder(
  { session, workspace }: OpenWorkspace,
  options: { readonly actor?: string },
): Omit<RetentionOrder, 'rehearse'> {
  const now = session.clock.now();
  const { retention, defaults, purposes } = workspace.config;
  const marketing = Object.entries(purposes).filter(([, { category }]) => category === 'marketing');
  return {
    now,
    cutoffs: retentionCutoffs(retention, now, defaults.timeZone),
    marketing: new Set(marketing.map(([id]) => id)),
    actor: actorOf(session, options.actor),
  };
}
