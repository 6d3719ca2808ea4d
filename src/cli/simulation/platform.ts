/** The platform of a simulation: the real client, whose requests the sandbox's model answers in this process. */
import type { ExchangeResult, WireRequest } from '../../adapters/provider/index.ts';
import { openProvider } from '../../adapters/provider/index.ts';
import type { VirtualClock } from '../../adapters/system/virtual-clock.ts';
import { parseWebhook } from '../../adapters/webhook/parse.ts';
import type { WorkspaceConfig } from '../../core/config.ts';
import type { PhoneNumberInfo, Platform, RandomSource, Store } from '../../core/ports.ts';
import type { Template } from '../../core/template.ts';
import { ingest } from '../../pipeline/ingest.ts';
import type { ModelAnswer, SandboxModel, SandboxProfile } from '../../sandbox/index.ts';
import { openModel } from '../../sandbox/index.ts';
import { PEOPLE_OF_TIER } from './profile.ts';

/** What somebody who looks on is told. */
export interface PlatformWatch {
  /** A request came in, and what it was answered: an HTTP status, or 0 for no whole answer. */
  request(request: { readonly at: number; readonly body: string; readonly status: number }): void;
  /** Stops that the ledger learned from a delivery of webhooks. */
  optOuts(count: number): void;
}

/** What the platform is made of. */
export interface PlatformParts {
  readonly config: WorkspaceConfig;
  readonly profile: SandboxProfile;
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly random: RandomSource;
  readonly seed: number;
  readonly userAgent: string;
  readonly watch: PlatformWatch;
}

/** A platform with the model behind it. */
export interface SimulatedPlatform {
  readonly platform: Platform;
  readonly model: SandboxModel;
}

/** From the request's last byte to the platform: the same for all, so that the sender's spacing arrives as it left. */
const TRAVEL_MS = 20;
/** How long the platform takes to answer, milliseconds: the least, and how much chance adds at most. */
const ANSWER_MS = { least: 40, more: 60 };
/** How long the client waits for an answer that never comes. */
const GIVE_UP_MS = 30_000;
/** Webhooks leave in batches this far apart: who rehearses days need not be told of each message alone. */
const BATCH_EVERY_MS = 1000;
const LOST: ExchangeResult = { kind: 'lost', detail: 'no answer' };

/** Graph version of a path: 23 for v23.0; the newest where it names none. */
function versionOf(path: string): number {
  return Number(/\/v(\d+)\.\d+\//.exec(path)?.[1] ?? 26);
}

class Wire {
  private readonly parts: PlatformParts;
  private readonly model: SandboxModel;

  constructor(parts: PlatformParts, model: SandboxModel) {
    this.parts = parts;
    this.model = model;
  }

  async exchange(request: WireRequest, signal?: AbortSignal): Promise<ExchangeResult> {
    const endpoint = /\/((?:marketing_)?messages)$/.exec(request.path)?.[1];
    if (request.method !== 'POST' || endpoint === undefined)
      return { kind: 'not-sent', detail: 'a simulation answers messages alone' };
    const { clock, watch, random } = this.parts;
    // Aborted requests end in their time: a moment, on this clock.
    await clock.sleep(TRAVEL_MS);
    const body = String(request.body);
    const isMarketingApi = endpoint === 'marketing_messages';
    const answer = this.model.send(body, { isMarketingApi, version: versionOf(request.path) });
    watch.request({ at: clock.now(), body, status: answer.kind === 'answered' ? answer.status : 0 });
    const latency = ANSWER_MS.least + ANSWER_MS.more * random.fraction();
    await clock.sleep(waitOf(answer, latency));
    return signal?.aborted ? LOST : resultOf(answer);
  }
}

function waitOf(answer: ModelAnswer, latency: number): number {
  if (answer.kind === 'answered') return latency + answer.delayMs;
  return answer.kind === 'silence' ? GIVE_UP_MS : latency;
}

function resultOf(answer: ModelAnswer): ExchangeResult {
  if (answer.kind !== 'answered') return LOST;
  const { status, retryAfter, body } = answer;
  return { kind: 'answered', status, retryAfter, usage: undefined, body };
}

function openParts(parts: PlatformParts): SandboxModel {
  const { clock, store, profile, seed, watch } = parts;
  return openModel({
    profile,
    seed,
    now: () => clock.now(),
    after(delayMs, callback) {
      const due = Math.ceil((clock.now() + delayMs) / BATCH_EVERY_MS) * BATCH_EVERY_MS;
      return clock.after(due - clock.now(), callback);
    },
    async onWebhook(body) {
      const events = parseWebhook(body) ?? [];
      const { optOuts } = await ingest(store, events, clock.now());
      if (optOuts > 0) watch.optOuts(optOuts);
    },
  });
}

function phoneNumberOf(model: SandboxModel, profile: SandboxProfile): PhoneNumberInfo {
  const { qualityRating, status, messagesPerSecond, tier } = model.number();
  return {
    displayPhoneNumber: profile.displayPhoneNumber,
    verifiedName: profile.verifiedName,
    qualityRating,
    status,
    messagesPerSecond: messagesPerSecond > 0 ? messagesPerSecond : undefined,
    messagingLimit: PEOPLE_OF_TIER.get(tier),
  };
}

/** Opens the platform: sends go through the real client to the model, webhooks through the real parser into the store. */
export function simulatedPlatform(parts: PlatformParts): SimulatedPlatform {
  const { config, clock, store, userAgent } = parts;
  const model = openParts(parts);
  const wire = new Wire(parts, model);
  const client = openProvider({
    ...config.provider,
    token: 'simulated',
    userAgent,
    clock,
    exchange: (request, signal) => wire.exchange(request, signal),
  });
  const listed = async (): Promise<Template[]> =>
    (await store.templates.list()).map(({ template }) => ({
      ...template,
      status: model.templateStatus(template.name, template.language) ?? template.status,
    }));
  let uploads = 0;
  const platform: Platform = {
    ...client,
    async *templates() {
      yield await listed();
    },
    templatesByName: async (name) => (await listed()).filter((template) => template.name === name),
    phoneNumber: async () => phoneNumberOf(model, parts.profile),
    async uploadMedia() {
      uploads += 1;
      return String(uploads);
    },
    async close() {
      model.close();
      await client.close();
    },
  };
  return { platform, model };
}
