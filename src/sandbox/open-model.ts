import { checkScope, checkToken } from './access-token.ts';
import type { SandboxClock } from './clock.ts';
import type { FaultRule } from './fault-rules.ts';
import { refusalOfFault, tellRefusal } from './graph-answer.ts';
import { decideSend, type SendEndpoint } from './message-route.ts';
import type { SandboxProfile } from './profile.ts';
import { createRandomness } from './random.ts';
import type { SandboxState } from './sandbox-state.ts';
import type { SendResult } from './send-message.ts';
import { currentStatus } from './template-nodes.ts';
import { createWorld, readState, stopRun, type World } from './world.ts';

/** How a model is made: the sandbox without a server, on a clock of somebody else's. */
export interface ModelOptions {
  readonly profile: SandboxProfile;
  /** An integer; the same seed gives the same ids and outcomes. */
  readonly seed: number;
  /** Time in milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Calls back once so much of that time has gone by; gives the way to call it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** Takes a webhook's body. A rejection is tried again, as an endpoint that answers 500 is. */
  readonly onWebhook: (body: string) => Promise<void>;
}

/** What answers a send: an HTTP answer, or no whole one. */
export type ModelAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The Retry-After header. */
      readonly retryAfter: string | undefined;
      readonly body: string;
      /** Time until it leaves. */
      readonly delayMs: number;
    }
  /** Never answered, or the connection is cut. */
  | { readonly kind: 'silence' | 'disconnect' };

/** The number as its node tells it. */
export interface ModelNumber {
  readonly qualityRating: string;
  readonly status: string;
  /** Messages per second; 0 without a limit. */
  readonly messagesPerSecond: number;
  /** Step of the messaging limit, as `TIER_2K`. */
  readonly tier: string;
}

/** A sandbox that is asked by calling it. */
export interface SandboxModel {
  /** Takes the body of a request to messages or marketing_messages; it comes in now, with the account's own token. */
  send(body: string, endpoint: SendEndpoint): ModelAnswer;
  /** Status of a template now (APPROVED, PAUSED …); undefined where there is none. */
  templateStatus(name: string, language: string): string | undefined;
  number(): ModelNumber;
  state(): SandboxState;
  /** Forgets what is still to come. */
  close(): void;
}

/** The address of a listener in the same process: nothing is ever sent there. */
const HERE = 'http://model.invalid/webhook';

/** Makes a model. Its webhooks go to `onWebhook`, whatever address the profile names. */
export function openModel(options: ModelOptions): SandboxModel {
  const { now, after, seed } = options;
  const webhook = { batchSize: 100, timeoutMs: 10_000, retryBaseMs: 1_000, version: 25 };
  const profile = { ...options.profile, webhook: { ...webhook, ...options.profile.webhook, url: HERE } };
  const clock: SandboxClock = { now, after, afterReal: after };
  const transport = {
    post: (_url: string, body: string) =>
      options.onWebhook(body).then(
        () => ({ status: 200, text: '' }),
        () => ({ status: 500, text: '' }),
      ),
    verify: async () => true,
    close: () => undefined,
  };
  const world = createWorld({ profile, clock, random: createRandomness(seed), transport, log: () => {} });
  // What the account has uploaded is not known here: any id is taken for a file that fits.
  world.run = { ...world.run, media: { ...world.run.media, kindOf: () => 'any' } };
  return {
    send: (body, endpoint) => answer(world, body, endpoint),
    templateStatus(name, language) {
      const entry = world.run.templates.find(name, language);
      return entry === undefined ? undefined : currentStatus(world, entry.template);
    },
    number: () => numberOf(world),
    state: () => readState(world),
    close: () => stopRun(world),
  };
}

function numberOf({ run }: World): ModelNumber {
  const { qualityRating, numberStatus, messagesPerSecond, tier } = run.account;
  return { qualityRating, status: numberStatus, messagesPerSecond, tier };
}

function answer(world: World, body: string, endpoint: SendEndpoint): ModelAnswer {
  world.run.counters.noteRequest();
  world.run.calendar.catchUp();
  const authorization = `Bearer ${world.profile.token}`;
  const refusal =
    checkToken(world, { authorization, queryToken: undefined, scheme: 'Bearer' }) ??
    checkScope(world, 'whatsapp_business_messaging');
  if (refusal !== null)
    return { kind: 'answered', retryAfter: undefined, delayMs: 0, ...tellRefusal(world, refusal) };
  const decided = decideSend(world, body, endpoint);
  return 'kind' in decided.answer
    ? answerResult(world, decided.answer, decided.delayMs ?? 0)
    : answerRule(world, decided.answer, decided.delayMs ?? 0);
}

function answerResult(world: World, result: SendResult, delayMs: number): ModelAnswer {
  const rest = { kind: 'answered', retryAfter: undefined, delayMs } as const;
  switch (result.kind) {
    case 'accepted':
      return { ...rest, status: 200, body: result.body };
    case 'refused':
      return { ...rest, ...tellRefusal(world, result.refusal) };
    default:
      return { kind: result.kind };
  }
}

function answerRule(world: World, rule: FaultRule, delayMs: number): ModelAnswer {
  if (rule.hang) return { kind: 'silence' };
  if (rule.reset || rule.body === 'truncated') return { kind: 'disconnect' };
  const retryAfter = rule.retryAfterSeconds === undefined ? undefined : String(rule.retryAfterSeconds);
  const { status, body } = tellRefusal(world, refusalOfFault(rule));
  const pages = { html: '<html><body>Sorry</body></html>', empty: '' };
  return {
    kind: 'answered',
    status,
    retryAfter,
    delayMs,
    body: rule.body === 'graph' ? body : pages[rule.body],
  };
}
