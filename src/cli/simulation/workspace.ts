/** A simulation's own workspace: the real one's settings, keys and a copy of its store in a folder that goes when it ends. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileKeyRing } from '../../adapters/keys/index.ts';
import { openStore } from '../../adapters/store/index.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import type { VirtualClock } from '../../adapters/system/virtual-clock.ts';
import type { KeyRing, Platform, RandomSource, Store } from '../../core/ports.ts';
import { storeFileOf } from '../care.ts';
import type { Session } from '../session.ts';
import type { OpenWorkspace } from '../workspace.ts';
import { workspaceKeys } from '../workspace.ts';

/** A folder for one simulation. */
export interface SimulationFolder {
  readonly dir: string;
  remove(): Promise<void>;
}

const PREFIX = 'simulate-';
/** What a simulation left that was killed is a copy of the store: it goes with the next one, once it is surely nobody's. */
const LEFT_BEHIND_MS = 86_400_000;

async function removeLeftBehind(parent: string, now: number): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(parent, name);
    const { mtimeMs } = await stat(folder);
    if (now - mtimeMs > LEFT_BEHIND_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** Makes a folder below the workspace's own temporary one, for its owner alone: it will hold people's numbers. */
export async function makeSimulationFolder(
  session: Session,
  { stateDir }: { readonly stateDir: string },
): Promise<SimulationFolder> {
  const parent = join(stateDir, 'tmp');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await removeLeftBehind(parent, session.clock.now());
  const dir = await mkdtemp(join(parent, PREFIX));
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

/** What a simulation's store is opened with. */
export interface CopyParts {
  readonly clock: VirtualClock;
  readonly random: RandomSource;
  readonly dir: string;
}

/** The real keys for reading; a workspace that never had any gets some of the simulation's own. */
async function keysFor(
  session: Session,
  workspace: OpenWorkspace['workspace'],
  { dir, random }: CopyParts,
): Promise<KeyRing> {
  const real = workspaceKeys(session, workspace);
  return (await real.load()) === undefined ? fileKeyRing(join(dir, 'keys'), random) : real;
}

/** Copies the workspace's store and opens the copy; the store itself is only read, and its locks are left alone. */
export async function openStoreCopy(
  session: Session,
  workspace: OpenWorkspace['workspace'],
  parts: CopyParts,
): Promise<Store> {
  const { clock, random, dir } = parts;
  const file = await storeFileOf({ workspace });
  const copy = join(dir, 'consend.db');
  if (existsSync(file.path)) file.copyOut(copy);
  const marketing = Object.entries(workspace.config.purposes).filter(
    ([, purpose]) => purpose.category === 'marketing',
  );
  return await openStore({
    url: `sqlite:${copy}`,
    baseDir: dir,
    clock,
    random,
    sha256,
    keys: await keysFor(session, workspace, parts),
    scratch: true,
    marketingPurposes: marketing.map(([id]) => id),
  });
}

/** What makes a simulation's workspace. */
export interface SimulatedParts extends CopyParts {
  readonly session: Session;
  readonly workspace: OpenWorkspace['workspace'];
  readonly store: Store;
  readonly platform: Platform;
}

/** The workspace as planning and sending see it: what they say on the way is not for the terminal. */
export function simulatedWorkspace(parts: SimulatedParts): OpenWorkspace {
  const { session, workspace, store, platform, clock, random, dir } = parts;
  const quiet = { ...session.globals, quiet: true, json: false };
  return {
    session: { ...session, globals: quiet, clock, random, isLively: false, note: () => {} },
    workspace: { ...workspace, stateDir: dir, storeUrl: `sqlite:${join(dir, 'consend.db')}` },
    store,
    provider: async () => platform,
  };
}
