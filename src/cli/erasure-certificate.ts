/** Gathers what an erasure's certificate says. */
import type { ErasureCertificate } from '../core/erasure.ts';
import { erasedClasses, remnants } from '../core/erasure.ts';
import { searchFor } from '../core/number-search.ts';
import { ulid } from '../core/ulid.ts';
import type { Erased, ErasureOrder, ErasurePreview } from '../pipeline/erase.ts';
import { knownBackups } from './care.ts';
import { wasToldToProcessor } from './certificate-files.ts';
import { erasureTasks } from './erasure-tasks.ts';
import { searchElsewhere } from './person-files.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What one erasure's certificate is made of. */
export interface Done {
  readonly preview: ErasurePreview;
  readonly erased: Erased;
  readonly order: ErasureOrder;
  readonly isScrubbed: boolean;
}

/** The certificate of an erasure that was done. Searches the workspace's other files. */
export async function certificateOf(open: OpenWorkspace, done: Done): Promise<ErasureCertificate> {
  const { session, workspace, store } = open;
  const { preview, erased, order } = done;
  const { name, address, country, contact } = workspace.config.controller;
  const search = searchFor(preview.trace.identifiers);
  const madeAt = session.clock.now();
  const person = erased.result?.person;
  const erasures = await store.care.erasures();
  const erasedAt = erasures.find((known) => known.person === person)?.at;
  const before = erasedAt === undefined ? madeAt : Date.parse(erasedAt);
  const backups = await knownBackups(workspace);
  return {
    document: ulid(madeAt, session.random.bytes(10)),
    madeAt,
    zone: workspace.config.defaults.timeZone,
    version: session.version,
    controller: { name, address, country, contact },
    person,
    request: { reference: order.reference, requestedAt: order.requestedAt, ground: order.ground },
    actor: order.actor,
    isNew: erased.result?.isNew ?? false,
    erased: erasedClasses(erased.result, erased.files),
    stays: remnants(erased.result, erased.files),
    suppressionForgotten: !order.keepSuppression,
    ...(await tasksOf(open, {
      ...done,
      search,
      backups: backups.filter(({ at }) => Date.parse(at) <= before),
    })),
    ledger: { ...(await store.ledger.position()), event: erased.result?.seq },
  };
}

/** Files that the ledger was filled from, by the name each had then; those that lie here are searched like the rest. */
async function importedFiles({ store }: OpenWorkspace): Promise<string[]> {
  const events = await store.ledger.workspaceHistory();
  const names = events.flatMap(({ event }) =>
    event.kind === 'imported' ? [event.evidence?.reference ?? ''] : [],
  );
  return [...new Set(names)].filter((name) => name !== '');
}

/** Whether the processor may hold the person: of somebody erased before, what the first certificate said holds on. */
async function isKnownToProcessor(open: OpenWorkspace, { preview, erased }: Done): Promise<boolean> {
  const { result } = erased;
  if (!preview.isKnownToProcessor || result === undefined || result.isNew) return preview.isKnownToProcessor;
  if (preview.foreign + result.messages + result.statuses > 0) return true;
  return (await wasToldToProcessor(open, result.person)) ?? true;
}

async function tasksOf(
  open: OpenWorkspace,
  parts: Done & Pick<Parameters<typeof erasureTasks>[1], 'search' | 'backups'>,
): Promise<Pick<ErasureCertificate, 'tasks' | 'filesSearched'>> {
  const { erased, isScrubbed, search, backups } = parts;
  const elsewhere = await searchElsewhere(open.workspace, search);
  const tasks = erasureTasks(open, {
    search,
    files: erased.files,
    elsewhere,
    isScrubbed,
    imports: await importedFiles(open),
    backups,
    isKnownToProcessor: await isKnownToProcessor(open, parts),
  });
  return { tasks, filesSearched: elsewhere.searched };
}
