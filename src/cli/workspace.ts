/** Opens what a command works on: the workspace, its store, its provider. Everything is closed when the command ends. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG_FILE, findWorkspace, loadWorkspace, type Workspace } from '../adapters/config/index.ts';
import { fileKeyRing } from '../adapters/keys/index.ts';
import { openStore } from '../adapters/store/index.ts';
import { sha256 } from '../adapters/system/sha256.ts';
import { ConsendError, type ErrorCode } from '../core/errors.ts';
import type { KeyRing, Platform, Store } from '../core/ports.ts';
import { proxyOf } from './proxy.ts';
import type { Session } from './session.ts';

/** What differs from a command's usual way of working: the demo is quicker to give up on an answer. */
export interface WorkspaceOptions {
  /** How long an answer of the API is awaited, milliseconds; the client's own default otherwise. */
  readonly answerWithinMs?: number;
  /** Opens the store without making, migrating or writing anything. */
  readonly readOnly?: boolean;
  /** Where the ledger's keys are missing or others, says so and reads without them: for what signs nothing and asks for no suppression. */
  readonly needsNoKeys?: boolean;
}

/** Where commands find things: an opened workspace. */
export interface OpenWorkspace {
  readonly session: Session;
  readonly workspace: Workspace;
  readonly store: Store;
  /** The provider, opened once for all. Throws `config.variable-missing` where its token is not set. */
  provider(): Promise<Platform>;
}

/** Loads the workspace that the session names, and says what it warns of. */
export async function loadSessionWorkspace(session: Session): Promise<Workspace> {
  const dir = findWorkspace({ flag: session.globals.workspace, env: session.io.env, cwd: session.io.cwd });
  const workspace = await loadWorkspace({ dir, env: session.io.env, texts: session.messages.config });
  for (const { code, params } of workspace.warnings) session.warn(warningText(session, code, params), code);
  return workspace;
}

/** A warning about the workspace in words. */
function warningText(
  session: Session,
  code: string,
  params: Readonly<Record<string, string | number>>,
): string {
  const { said } = session.messages.cli;
  const of = (name: string): string => String(params[name] ?? '');
  switch (code) {
    case 'env-file.readable-by-others':
      return said.envFileOpen(of('file'));
    case 'wording.file-missing':
      return said.wordingMissing(of('wording'), of('file'));
    case 'check.unknown':
      return said.checkIgnored(of('check'));
    default:
      return `${code} ${Object.values(params).join(' ')}`.trim();
  }
}

/** Opens the workspace's store, in a folder for its owner alone. */
export async function openWorkspaceStore(
  session: Session,
  workspace: Workspace,
  { readOnly = false }: Pick<WorkspaceOptions, 'readOnly'> = {},
): Promise<Store> {
  if (!readOnly) await mkdir(workspace.stateDir, { recursive: true, mode: 0o700 });
  const marketing = Object.entries(workspace.config.purposes).filter(
    ([, purpose]) => purpose.category === 'marketing',
  );
  if (!workspace.storeUrl.startsWith('sqlite:')) {
    const place = workspace.position(['store', 'url']);
    const problem = {
      path: 'store.url',
      line: place?.line,
      column: place?.column,
      message: session.messages.cli.said.storeUrl,
    };
    throw new ConsendError('config.invalid', { params: { file: CONFIG_FILE }, problems: [problem] });
  }
  return await openStore({
    url: workspace.storeUrl,
    baseDir: workspace.dir,
    clock: session.clock,
    random: session.random,
    sha256,
    keys: workspaceKeys(session, workspace),
    readOnly,
    marketingPurposes: marketing.map(([id]) => id),
  });
}

const KEY_TROUBLE: ReadonlySet<string> = new Set([
  'ledger.key-missing',
  'ledger.key-foreign',
  'suppression.key-missing',
] satisfies ErrorCode[]);

/** Opens the store as the options say. */
async function openStoreFor(
  session: Session,
  workspace: Workspace,
  options: WorkspaceOptions,
): Promise<Store> {
  try {
    return await openWorkspaceStore(session, workspace, options);
  } catch (error) {
    if (!options.needsNoKeys || !(error instanceof ConsendError) || !KEY_TROUBLE.has(error.code)) throw error;
    const store = await openWorkspaceStore(session, workspace, { readOnly: true }).catch(() => {
      // An older store is only brought forward with its keys: that they are missing is what there is to tell.
      throw error;
    });
    session.warn(session.messages.errors[error.code].headline(error.params), error.code);
    return store;
  }
}

/** Runs work on the session's workspace and closes everything afterwards, whatever happens. */
export async function withWorkspace<T>(
  session: Session,
  work: (open: OpenWorkspace) => Promise<T>,
  options: WorkspaceOptions = {},
): Promise<T> {
  const workspace = await loadSessionWorkspace(session);
  const store = await openStoreFor(session, workspace, options);
  let opened: Promise<Platform> | undefined;
  try {
    return await work({
      session,
      workspace,
      store,
      provider() {
        opened ??= openWorkspaceProvider(session, workspace, options);
        return opened;
      },
    });
  } finally {
    await Promise.allSettled([opened?.then((provider) => provider.close())]);
    await store.close();
  }
}

/**
 * Opens the workspace's provider; whoever opens it closes it. Loaded here: a client for HTTP costs more than most commands,
 * and most need none. Rejects with `config.variable-missing` where its token is not set.
 */
export async function openWorkspaceProvider(
  session: Session,
  workspace: Workspace,
  options: WorkspaceOptions = {},
): Promise<Platform> {
  const { openProvider } = await import('../adapters/provider/index.ts');
  return openProvider({
    ...workspace.config.provider,
    token: workspace.secret('token') ?? '',
    userAgent: `consend/${session.version}`,
    clock: session.clock,
    timeouts: { headersMs: options.answerWithinMs },
    proxy: proxyOf(session.io.env),
  });
}

/** Folder of a campaign's plans. A campaign's id holds only characters that a file name may have. */
export function plansDir(workspace: Pick<Workspace, 'stateDir'>, campaign: string): string {
  return join(workspace.stateDir, 'plans', campaign);
}

/** Folder of one plan. */
export function planDir(workspace: Pick<Workspace, 'stateDir'>, campaign: string, plan: string): string {
  return join(plansDir(workspace, campaign), plan);
}

/** Folder of a campaign's outcome reports. */
export function reportsDir(workspace: Pick<Workspace, 'stateDir'>, campaign: string): string {
  return join(workspace.stateDir, 'reports', campaign);
}

/** The ledger's keys. */
export function workspaceKeys(session: Session, workspace: Pick<Workspace, 'stateDir'>): KeyRing {
  return fileKeyRing(keysDir(workspace), session.random);
}

/** Folder of the ledger's keys. */
export function keysDir(workspace: Pick<Workspace, 'stateDir'>): string {
  return join(workspace.stateDir, 'keys');
}
