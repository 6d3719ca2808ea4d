/** What consend's own files under `.consend/` hold of people, and taking it out: plans, reports, exports, evidence, left-overs. */
import { readdir, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { searchFolder, slashed } from '../adapters/files/search-folder.ts';
import type { FileHit, FileTraces, FolderSearch, PersonFiles, PersonTrace } from '../core/erasure.ts';
import { addTraces, NO_TRACES } from '../core/erasure.ts';
import { type NumberSearch, searchFor } from '../core/number-search.ts';
import type { Clock } from '../core/ports.ts';
import { forgetInCampaign, forgetInReports, type Gone, isTemporary } from './person-plans.ts';

/** Where the files lie. */
export interface FilesPlace {
  /** The workspace's folder. */
  readonly dir: string;
  /** `.consend` in it. */
  readonly stateDir: string;
  readonly storeUrl: string;
  readonly clock: Clock;
}

/** Folders and files of `.consend/` that hold nothing of anybody, or that are gone through by other means. */
const NOT_SEARCHED = /^(keys|locks|schemas|certificates|plans|reports|evidence|access|proofs|tmp)(\/|$)/;
/** Lists of consend's own in which nobody is named. */
const OWN_LISTS = /^(erasures|backups|retention)\.ndjson$/;
/** What is left of a write longer ago than this was cut off; a younger one may still be going on. Milliseconds. */
const STALE_AFTER_MS = 10 * 60_000;

async function namesIn(dir: string): Promise<string[]> {
  return (await readdir(dir).catch(() => [])).sort();
}

async function foldersIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isDirectory() ? [join(dir, entry.name)] : [])).sort();
}

/** What is done with the files of a folder that hold people. */
interface Clearing {
  readonly gone: Gone;
  /** Whether a file written at an instant (epoch milliseconds) may still be being written. */
  readonly isFresh: (at: number) => boolean;
  /** Names that are looked at; all by default. */
  readonly only?: (name: string) => boolean;
}

/** Files of a folder that hold people in full and are of no use without them: removed, or told as busy. */
async function clearFiles(
  dir: string,
  { gone, isFresh, only = () => true }: Clearing,
): Promise<{ readonly removed: readonly string[]; readonly busy: readonly string[] }> {
  const { hits } = await searchFolder(dir, { search: gone.search, skip: (path) => !only(path) });
  const [removed, busy]: [string[], string[]] = [[], []];
  for (const { path } of hits) {
    const file = join(dir, path);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && isFresh(found.mtimeMs)) {
      busy.push(file);
      continue;
    }
    removed.push(file);
    if (gone.apply) await rm(file, { force: true });
  }
  return { removed, busy };
}

/** Exports of access and proof. A folder is named after the person's random id. */
async function exportsOf(place: FilesPlace, trace: PersonTrace, gone: Gone): Promise<number> {
  let count = 0;
  for (const kind of ['access', 'proofs']) {
    const dir = join(place.stateDir, kind);
    const isTheirs = (name: string): boolean => trace.people.some((person) => name.startsWith(person));
    for (const name of (await namesIn(dir)).filter(isTheirs)) {
      count += 1;
      if (gone.apply) await rm(join(dir, name), { recursive: true, force: true });
    }
    const { removed } = await clearFiles(dir, {
      gone,
      isFresh: () => false,
      only: (path) => !isTheirs(path),
    });
    count += removed.length;
  }
  return count;
}

/** Left-overs: what was spooled, and plans that were never finished. */
async function temporaryOf(place: FilesPlace, gone: Gone): Promise<FileTraces> {
  const isFresh = (at: number): boolean => place.clock.now() - at < STALE_AFTER_MS;
  const cleared = [await clearFiles(join(place.stateDir, 'tmp'), { gone, isFresh })];
  for (const campaign of await foldersIn(join(place.stateDir, 'plans'))) {
    for (const dir of [campaign, ...(await foldersIn(campaign))])
      cleared.push(await clearFiles(dir, { gone, isFresh, only: isTemporary }));
  }
  return {
    ...NO_TRACES,
    temporary: cleared.reduce((sum, { removed }) => sum + removed.length, 0),
    busy: cleared.flatMap(({ busy }) => busy.map((file) => slashed(relative(place.dir, file)))),
  };
}

/** The file behind a reference of evidence; undefined where it is none that consend keeps. */
function evidenceFile(place: FilesPlace, reference: string): string | undefined {
  const folder = join(place.stateDir, 'evidence');
  for (const base of [place.dir, place.stateDir]) {
    const path = relative(folder, resolve(base, reference));
    if (path !== '' && !path.startsWith('..') && !isAbsolute(path)) return join(folder, path);
  }
  return undefined;
}

async function evidenceOf(place: FilesPlace, trace: PersonTrace, gone: Gone): Promise<number> {
  let count = 0;
  for (const reference of trace.evidence) {
    const file = evidenceFile(place, reference);
    if (file === undefined || !(await stat(file).catch(() => undefined))) continue;
    count += 1;
    if (gone.apply) await rm(file, { force: true });
  }
  return count;
}

/** What lies under `.consend/` and is none of consend's: it is told, not touched. */
async function foreignIn(place: FilesPlace, search: NumberSearch): Promise<FileHit[]> {
  const store = slashed(relative(place.stateDir, place.storeUrl.replace(/^sqlite:/, '')));
  const { hits } = await searchFolder(place.stateDir, {
    search,
    skip: (path) => NOT_SEARCHED.test(path) || OWN_LISTS.test(path) || path.startsWith(store),
  });
  return hits.map((hit) => ({ ...hit, path: slashed(relative(place.dir, join(place.stateDir, hit.path))) }));
}

async function plansOf(place: FilesPlace, gone: Gone): Promise<FileTraces> {
  let traces = NO_TRACES;
  for (const campaign of await foldersIn(join(place.stateDir, 'plans')))
    traces = addTraces(traces, await forgetInCampaign(campaign, await foldersIn(campaign), gone));
  for (const campaign of await foldersIn(join(place.stateDir, 'reports')))
    traces = addTraces(traces, await forgetInReports(campaign, gone));
  return traces;
}

async function goThrough(
  place: FilesPlace,
  trace: PersonTrace,
  how: { readonly apply: boolean; readonly since: number },
): Promise<FileTraces> {
  const search = searchFor(trace.identifiers);
  const phones = new Set(trace.identifiers.filter((identifier) => identifier.startsWith('+')));
  const gone: Gone = { search, phones, ...how };
  const plans = await plansOf(place, gone);
  if (how.since > 0) return plans;
  return addTraces(addTraces(plans, await temporaryOf(place, gone)), {
    ...NO_TRACES,
    exports: await exportsOf(place, trace, gone),
    evidence: await evidenceOf(place, trace, gone),
    foreign: await foreignIn(place, search),
  });
}

/** The files of a workspace. */
export function personFiles(place: FilesPlace): PersonFiles {
  return {
    survey: (trace) => goThrough(place, trace, { apply: false, since: 0 }),
    forget: (trace, since = 0) => goThrough(place, trace, { apply: true, since }),
    isAttached: (reference) => evidenceFile(place, reference) !== undefined,
  };
}

/** Folders of a workspace that hold no file of the user's: consend's own, version control, installed packages. */
const NOT_THE_USERS = /(^|\/)(\.consend|\.git|\.hg|\.svn|node_modules)$/;

/** Looks through the workspace's other files for people's numbers: consend does not touch them. */
export async function searchElsewhere(
  place: Pick<FilesPlace, 'dir' | 'storeUrl'>,
  search: NumberSearch,
  signal?: AbortSignal,
): Promise<FolderSearch & { readonly isVersioned: boolean }> {
  const store = slashed(relative(place.dir, place.storeUrl.replace(/^sqlite:/, '')));
  const found = await searchFolder(place.dir, {
    search,
    skip: (path) => NOT_THE_USERS.test(path) || path.startsWith(store),
    signal,
  });
  const isVersioned = (await namesIn(place.dir)).some((name) => /^\.(git|hg|svn)$/.test(name));
  return { ...found, isVersioned };
}
