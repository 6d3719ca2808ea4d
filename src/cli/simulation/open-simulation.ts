/** Puts a simulation together: the copy of the store, the account, the platform, the clock. */
import { seededRandom } from '../../adapters/system/seeded-random.ts';
import {
  createVirtualClock,
  type VirtualClock,
  type VirtualClockOptions,
} from '../../adapters/system/virtual-clock.ts';
import { ConsendError } from '../../core/errors.ts';
import type { PhoneNumberInfo, Store } from '../../core/ports.ts';
import type { Template } from '../../core/template.ts';
import type { SimulatedAccount } from '../../report/index.ts';
import type { SandboxModel } from '../../sandbox/index.ts';
import type { Session } from '../session.ts';
import type { OpenWorkspace } from '../workspace.ts';
import { openWorkspaceProvider } from '../workspace.ts';
import { type PlatformWatch, simulatedPlatform } from './platform.ts';
import { type AccountParts, type AccountSource, playedAccount } from './profile.ts';
import { createRecord, type SimulationRecord } from './record.ts';
import { openStoreCopy, simulatedWorkspace } from './workspace.ts';

/** What a simulation is made of. */
export interface SimulationOptions {
  readonly session: Session;
  readonly workspace: OpenWorkspace['workspace'];
  readonly seed: number;
  readonly startAt: number;
  /** Paces it for somebody who watches. */
  readonly pace?: VirtualClockOptions['pace'];
  /** `--profile`. */
  readonly own?: AccountParts['own'];
  /** Folder for everything that it writes; its maker removes it. */
  readonly dir: string;
  /** What the account tells of its number; undefined: it is asked. */
  readonly told?: PhoneNumberInfo | undefined;
  /** Somebody who looks on beside the record. */
  readonly watch?: PlatformWatch;
}

/** A simulation, ready to run. */
export interface Simulation {
  readonly open: OpenWorkspace;
  readonly clock: VirtualClock;
  readonly model: SandboxModel;
  readonly record: SimulationRecord;
  readonly account: SimulatedAccount;
  close(): Promise<void>;
}

/** The account is waited for no longer than this, milliseconds, as before a plan. */
const PATIENCE_MS = 8000;

function isOffline(error: unknown): boolean {
  if (!(error instanceof ConsendError)) return error instanceof Error && error.name === 'TimeoutError';
  return error.code.startsWith('api.') || error.code === 'config.variable-missing';
}

/** What only the real account can tell: its number, and the templates of a workspace that never read any. */
async function askAccount(options: SimulationOptions, store: Store): Promise<PhoneNumberInfo | undefined> {
  const { session, workspace, startAt } = options;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const hasTemplates = (await store.templates.list()).length > 0;
  if (options.told !== undefined && hasTemplates) return options.told;
  try {
    const provider = await openWorkspaceProvider(session, workspace);
    try {
      if (!hasTemplates) {
        const templates: Template[] = [];
        for await (const page of provider.templates(signal)) templates.push(...page);
        await store.templates.replace(templates, startAt);
      }
      return options.told ?? (await provider.phoneNumber(signal));
    } finally {
      await provider.close();
    }
  } catch (error) {
    // Without a template there is nothing to simulate; without the number's limits the strictest ones stand in.
    if (!hasTemplates || !isOffline(error)) throw error;
    return undefined;
  }
}

/** The inbox is read as diligently as today: at the start it is as old as it is now, whenever the start is. */
async function keepInboxAge({ session, startAt }: SimulationOptions, store: Store): Promise<void> {
  const lastAt = await store.webhooks.lastAt();
  if (lastAt !== undefined) await store.webhooks.touch(startAt - (session.clock.now() - lastAt));
}

function accountOf(model: SandboxModel, limit: number | undefined, source: AccountSource): SimulatedAccount {
  const { messagesPerSecond } = model.number();
  return {
    messagesPerSecond: messagesPerSecond > 0 ? messagesPerSecond : Number.POSITIVE_INFINITY,
    messagingLimit: limit === Number.POSITIVE_INFINITY ? undefined : limit,
    source,
  };
}

/** Both look on. */
function both(record: SimulationRecord, watch: PlatformWatch | undefined): PlatformWatch {
  if (watch === undefined) return record;
  return {
    request(request) {
      record.request(request);
      watch.request(request);
    },
    optOuts(count) {
      record.optOuts(count);
      watch.optOuts(count);
    },
  };
}

/**
 * Opens a simulation; the real store is read once and not touched. Throws what opening a store throws,
 * `sandbox.profile-invalid`, and what the API throws where the workspace has no templates yet.
 */
export async function openSimulation(options: SimulationOptions): Promise<Simulation> {
  const { session, workspace, seed, startAt, dir, own, pace } = options;
  const clock = createVirtualClock({ start: startAt, pace });
  const random = seededRandom(seed);
  const store = await openStoreCopy(session, workspace, { clock, random, dir });
  try {
    const { config } = workspace;
    const told = await askAccount(options, store);
    await keepInboxAge(options, store);
    const { profile, source } = playedAccount({ config, templates: await store.templates.list(), told, own });
    const perSecond = Math.min(
      config.limits.messagesPerSecond,
      profile.messagesPerSecond || Number.POSITIVE_INFINITY,
    );
    const record = createRecord(config.defaults.timeZone, perSecond);
    const { platform, model } = simulatedPlatform({
      config,
      profile,
      store,
      clock,
      random: seededRandom(seed + 1),
      seed,
      userAgent: `consend/${session.version}`,
      watch: both(record, options.watch),
    });
    const { messagingLimit } = await platform.phoneNumber();
    return {
      open: simulatedWorkspace({ session, workspace, store, platform, clock, random, dir }),
      clock,
      model,
      record,
      account: accountOf(model, messagingLimit, source),
      async close() {
        await platform.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
