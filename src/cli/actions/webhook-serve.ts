import { startWebhookServer } from '../../adapters/webhook/server.ts';
import { ConsendError } from '../../core/errors.ts';
import type { WebhookEvent } from '../../core/inbound.ts';
import { redactText } from '../../core/redact.ts';
import { ingest } from '../../pipeline/ingest.ts';
import { EXIT } from '../exit-codes.ts';
import { readPort } from '../options.ts';
import type { Session } from '../session.ts';
import { untilInterrupted } from '../wait.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend webhook serve`. */
export interface ServeOptions {
  readonly port: string;
  readonly host: string;
  readonly path: string;
  readonly insecure?: boolean;
}

const LOOPBACK = /^(127\.|localhost$|::1$)/;

/** Serves until Ctrl-C; each delivery is answered after its content is durable. */
async function serve(open: OpenWorkspace, options: ServeOptions): Promise<number> {
  const { session, workspace, store } = open;
  const insecure = options.insecure === true && LOOPBACK.test(options.host);
  if (options.insecure && !insecure) {
    const { usage } = session.messages.cli;
    throw new ConsendError('usage.invalid', {
      params: { detail: usage.conflict('--insecure', `--host ${options.host}`), command: 'webhook serve' },
    });
  }
  if (!/^\/[\w./-]*$/.test(options.path) || options.path === '/healthz') {
    const { usage } = session.messages.cli;
    const detail = usage.badValue('--path', options.path, usage.path);
    throw new ConsendError('usage.invalid', { params: { detail, command: 'webhook serve' } });
  }
  const server = await startWebhookServer({
    host: options.host,
    port: readPort(session, '--port', options.port) ?? 8080,
    path: options.path,
    appSecret: workspace.secret('appSecret'),
    verifyToken: workspace.secret('verifyToken'),
    insecure,
    onEvents: async (events: readonly WebhookEvent[]) => {
      const { statuses, optOuts } = await ingest(store, events, session.clock.now());
      if (!session.globals.verbose) return;
      const count = statuses.applied + statuses.known + statuses.foreign;
      session.note(session.messages.cli.said.received({ statuses: String(count), optOuts: String(optOuts) }));
    },
    log: (entry) => {
      if (entry.status < 400) return;
      const cause = entry.cause instanceof Error ? `: ${redactText(entry.cause.message)}` : '';
      session.warn(`${entry.event} (${entry.status})${cause}`, entry.event);
    },
  });
  try {
    const line = session.globals.json
      ? JSON.stringify({ schema: 'consend.webhook/1', url: server.url, port: server.port })
      : session.messages.cli.said.listening(server.url);
    // Listening for the signal first: a supervisor may send it as soon as it reads the line.
    const interrupted = untilInterrupted(session);
    await session.io.out(`${line}\n`);
    await interrupted;
    return EXIT.ok;
  } finally {
    await server.close();
  }
}

/** `consend webhook serve`. */
export async function runWebhookServe(session: Session, options: ServeOptions): Promise<number> {
  return await withWorkspace(session, (open) => serve(open, options));
}
