/** A sandbox in a process of its own, and the way to look into it and to spoil its answers. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshFolder } from './campaign.ts';
import { start } from './command.ts';

/** Secrets that the sandbox and the workspaces share. */
export const KEYS = {
  WHATSAPP_TOKEN: 'drill-token',
  WHATSAPP_APP_SECRET: 'drill-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'drill-verify-token',
} as const;

/** `GET /_sandbox/state`, as far as the drills read it. */
export interface SandboxState {
  readonly messageRequests: number;
  readonly accepted: {
    readonly total: number;
    readonly byNumber: Readonly<Record<string, number>>;
    readonly maxPerNumber: number;
  };
  readonly refusals: { readonly total: number; readonly byCode: Readonly<Record<string, number>> };
  readonly rates: { readonly maxAcceptedPerSecond: number; readonly maxRequestsPerSecond: number };
  readonly webhooks: { readonly sent: number; readonly failed: number; readonly refusedPosts: number };
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  state(): Promise<SandboxState>;
  /** Sets faults: those of `src/sandbox/fault-rules.ts`; none: all is well. */
  faults(faults?: object): Promise<void>;
  /** Forgets everything, faults included. */
  reset(): Promise<void>;
  /** Delivers every webhook now. */
  flush(): Promise<void>;
  /** Has a person write something. */
  inbound(from: string, text: string): Promise<void>;
}

const EXAMPLES = new URL('../../examples/', import.meta.url);
const readExample = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(fileURLToPath(new URL(name, EXAMPLES)), 'utf8')) as Record<string, unknown>;

/** Everything is delivered, nobody fails, answers or stops by chance: what goes wrong in a drill is the drill's own doing. */
const CALM = { failed: 0, delivered: 1, read: 0.5, reply: 0, stop: 0 };

/** What a drill's platform does other than allow 1,000 messages per second and deliver each. */
export interface SandboxSetting {
  readonly messagesPerSecond?: number;
  /** Shares of `src/sandbox/profile.ts`. */
  readonly outcomes?: Readonly<Partial<typeof CALM>>;
}

/** Starts a sandbox; it tells a webhook address what becomes of messages where one is given. */
export async function sandbox(webhook?: string, setting: SandboxSetting = {}): Promise<Sandbox> {
  const { messagesPerSecond = 1_000, outcomes } = setting;
  const dir = await freshFolder();
  const profile = {
    ...(await readExample('sandbox.json')),
    token: KEYS.WHATSAPP_TOKEN,
    appSecret: KEYS.WHATSAPP_APP_SECRET,
    tier: 'TIER_100K',
    messagesPerSecond,
    templates: (await readExample('templates.json')).data,
    outcomes: { ...CALM, ...outcomes },
    ...(webhook === undefined ? {} : { webhook: { url: webhook, batchSize: 20 } }),
  };
  await writeFile(join(dir, 'profile.json'), JSON.stringify(profile));
  const process = start(dir, [
    'sandbox',
    '--port',
    '0',
    '--seed',
    '7',
    '--profile',
    'profile.json',
    '--json',
  ]);
  const { url } = await process.firstJson<{ url: string }>();
  const post = async (path: string, body: object = {}): Promise<void> => {
    const answer = await fetch(`${url}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${text}`);
  };
  return {
    url,
    state: async () => (await (await fetch(`${url}/_sandbox/state`)).json()) as SandboxState,
    faults: (faults = {}) => post('faults', faults),
    reset: () => post('reset'),
    flush: () => post('statuses/flush'),
    inbound: (from, text) => post('inbound', { from, text }),
  };
}
