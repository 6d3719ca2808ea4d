import { type FastifyInstance, fastify } from 'fastify';
import { createSandboxClock } from './clock.ts';
import { registerControlRoutes } from './control-routes.ts';
import { registerDialogRoutes } from './dialog-routes.ts';
import { answerRefusal } from './graph-answer.ts';
import { registerGraphRoutes } from './graph-routes.ts';
import { MAX_UPLOAD_BYTES } from './media-routes.ts';
import { parseSandboxProfile, type SandboxProfile } from './profile.ts';
import { createRandomness } from './random.ts';
import { refuseCall } from './refusal.ts';
import type { SandboxState } from './sandbox-state.ts';
import { createWebhookTransport } from './webhook-transport.ts';
import { createWorld, readState, stopRun, type World } from './world.ts';

/** How a sandbox is started; everything may be left out. */
export interface SandboxOptions {
  /** Address to listen on; 127.0.0.1 by default. */
  readonly host?: string;
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** What it stands for; the default profile when left out. */
  readonly profile?: SandboxProfile;
  /** An integer; the same seed gives the same ids and outcomes. Taken from the clock when left out. */
  readonly seed?: number;
  /** Virtual seconds per real one; 1 by default. */
  readonly speed?: number;
  /** Wall clock in milliseconds since the Unix epoch; the system's by default. */
  readonly now?: () => number;
  /** Gets a line for what is worth knowing: start, control requests, webhooks not taken. */
  readonly log?: (line: string) => void;
}

/** A running sandbox. */
export interface Sandbox {
  /** Base address without a slash at its end: what stands in place of https://graph.facebook.com. */
  readonly url: string;
  readonly port: number;
  /** Stops listening, cuts open connections and forgets pending webhooks. */
  close(): Promise<void>;
  /** The same as GET /_sandbox/state. */
  state(): SandboxState;
}

/**
 * Starts a local stand-in for the Cloud API.
 *
 * @throws {RangeError} when `speed` is not above 0.
 * @throws the system's error when the address cannot be listened on.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, speed = 1, now, log = () => undefined } = options;
  const profile = options.profile ?? parseSandboxProfile({});
  const clock = createSandboxClock({ now, speed });
  const random = createRandomness(options.seed ?? Math.floor(clock.now()));
  const transport = createWebhookTransport({
    clock,
    appSecret: profile.appSecret,
    timeoutMs: profile.webhook?.timeoutMs ?? 10_000,
  });
  const world = createWorld({ profile, clock, random, transport, log });
  const app = createApp(world);
  const url = await app.listen({ host, port });
  log(`sandbox listens on ${url}`);
  return {
    url,
    port: Number(new URL(url).port),
    async close() {
      stopRun(world);
      transport.close();
      await app.close();
    },
    state: () => readState(world),
  };
}

function createApp(world: World): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
  // Bodies stay as they came: a broken one gets the error of the side it was sent to, and nothing is parsed that nobody reads.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_UPLOAD_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, _request, reply) =>
    answerRefusal(world, reply, refuseCall(error instanceof Error ? error.message : 'Bad request')),
  );
  registerControlRoutes(app, world);
  registerDialogRoutes(app, world);
  registerGraphRoutes(app, world);
  return app;
}
