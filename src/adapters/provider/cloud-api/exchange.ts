/** One HTTP request and its answer, with the one distinction that matters for a message: did the request leave? */
import type { Dispatcher } from 'undici';
import type { ExchangeResult, UsageHeaders, WireRequest } from '../wire.ts';
import type { Abortable } from './abort-hub.ts';
import { join, leave } from './abort-hub.ts';
import type { Connection } from './connection.ts';

/** No answer of this API is larger; one that is must not fill the memory. */
const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;

/** What an error tells, on one line. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses tried at once: the message is empty, the reasons are inside.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  if (first instanceof Error) return describe(first);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.message.includes(code) || error.message === ''
    ? error.message || code
    : `${code}: ${error.message}`;
}

const textOf = (header: unknown): string | undefined => (typeof header === 'string' ? header : undefined);

/** Collects one answer. undici calls `onRequestStart` right before it writes: what fails earlier never left. */
class AnswerCollector implements Dispatcher.DispatchHandler, Abortable {
  slot = -1;
  private started = false;
  private done = false;
  private status = 0;
  private retryAfter: string | undefined;
  private usage: UsageHeaders | undefined;
  private chunks: Buffer[] = [];
  private bytes = 0;
  private controller: Dispatcher.DispatchController | undefined;
  private readonly settle: (result: ExchangeResult) => void;
  private readonly signal: AbortSignal | undefined;

  constructor(settle: (result: ExchangeResult) => void, signal: AbortSignal | undefined) {
    this.settle = settle;
    this.signal = signal;
    if (signal) join(signal, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while it waited for a connection: nothing has been written, and nothing will be.
    if (this.done) {
      controller.abort(new Error('aborted'));
      return;
    }
    this.started = true;
    this.controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, unknown>): void {
    this.status = status;
    this.retryAfter = textOf(headers['retry-after']);
    const app = textOf(headers['x-app-usage']);
    const business = textOf(headers['x-business-use-case-usage']);
    if (app !== undefined || business !== undefined) this.usage = { app, business };
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > LONGEST_ANSWER_BYTES)
      controller.abort(new Error(`answer longer than ${LONGEST_ANSWER_BYTES} bytes`));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.chunks;
    const whole = this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks);
    this.finish({
      kind: 'answered',
      status: this.status,
      retryAfter: this.retryAfter,
      usage: this.usage,
      body: whole.toString('utf8'),
    });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.finish({ kind: this.started ? 'lost' : 'not-sent', detail: describe(error) });
  }

  abort(): void {
    this.finish({ kind: this.started ? 'lost' : 'not-sent', detail: 'aborted' });
    this.controller?.abort(new Error('aborted'));
  }

  private finish(result: ExchangeResult): void {
    if (this.done) return;
    this.done = true;
    if (this.signal) leave(this.signal, this);
    this.settle(result);
  }
}

/** Sends a request and collects its answer. Resolves always. */
export function exchange(
  connection: Connection,
  request: WireRequest,
  signal?: AbortSignal,
): Promise<ExchangeResult> {
  if (signal?.aborted) return Promise.resolve({ kind: 'not-sent', detail: 'aborted' });
  if (connection.exchange) return connection.exchange(request, signal);
  return new Promise((resolve) => {
    const collector = new AnswerCollector(resolve, signal);
    connection.dispatcher.dispatch(
      {
        origin: connection.origin,
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: request.body,
      },
      collector,
    );
  });
}
