/** One HTTP request and its answer, with the one distinction that matters for a message: did the request leave? */
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Abortable } from './abort-hub.ts';
import { join, leave } from './abort-hub.ts';
import type { Connection } from './connection.ts';

/** Usage headers as they came. */
export interface UsageHeaders {
  readonly app: string | undefined;
  readonly business: string | undefined;
}

/** What came of a request. */
export type ExchangeResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | undefined;
      /** The headers that tell how much of the hour's calls is used; undefined where there is none. */
      readonly usage: UsageHeaders | undefined;
      readonly body: string;
    }
  /** It failed before its first byte was written: connecting, resolving, TLS, or still waiting for a connection. */
  | { readonly kind: 'not-sent'; readonly detail: string }
  /** It was written, or partly, and no whole answer came. */
  | { readonly kind: 'lost'; readonly detail: string };

/** A request, ready to be written. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path with query, base path included. */
  readonly path: string;
  /** Names and values in turn. undici declares its arrays mutable and only reads them. */
  readonly headers: string[];
  /** A stream is read once and with its `content-length` among the headers. */
  readonly body: string | Uint8Array | Readable | null;
}

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
