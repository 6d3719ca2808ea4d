/** Asks what lies behind the addresses of media, without fetching it. */
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { MediaFinding } from '../../core/media.ts';
import type { MediaLinks } from '../../core/ports.ts';
import { guardedLookup, isClosedHost } from './public-address.ts';

/** How addresses are asked. */
export interface MediaLinksOptions {
  readonly userAgent: string;
  /** Whether this machine's own addresses are asked: where the provider itself is one of them (a sandbox). */
  readonly allowsLoopback: boolean;
  readonly proxy?:
    | {
        readonly http?: string | undefined;
        readonly https?: string | undefined;
        readonly noProxy?: string | undefined;
      }
    | undefined;
  /** How long one address may take with all its redirects, milliseconds. */
  readonly timeoutMs?: number | undefined;
}

const CONNECT_MS = 5000;
const TIMEOUT_MS = 15_000;
const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Names that some servers use beside the registered ones. */
const ALIASES: Readonly<Record<string, string>> = { 'image/jpg': 'image/jpeg', 'image/pjpeg': 'image/jpeg' };

type Fault = Extract<MediaFinding, { fault: string }>;
type Headers = Dispatcher.ResponseData['headers'];

/** An answer without its body. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

const textOf = (header: Headers[string]): string | undefined => (Array.isArray(header) ? header[0] : header);

function dispatcherOf({ allowsLoopback, proxy = {} }: MediaLinksOptions): Dispatcher {
  const { http = '', https = '', noProxy = '' } = proxy;
  const connect = { timeout: CONNECT_MS, rejectUnauthorized: true, lookup: guardedLookup(allowsLoopback) };
  if ((https || http) === '') return new Agent({ connect });
  // Behind a proxy it is the proxy that looks names up, and that decides where it may go.
  return new EnvHttpProxyAgent({ connect, httpProxy: http, httpsProxy: https || http, noProxy });
}

/** The size that an answer tells of the whole, not of the part that was asked for. */
function sizeOf({ status, headers }: Answer): number | undefined {
  const text =
    status === 206
      ? /\/(\d+)$/.exec(textOf(headers['content-range']) ?? '')?.[1]
      : textOf(headers['content-length']);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function findingOf(answer: Answer): MediaFinding {
  const { status, headers } = answer;
  if (status < 200 || status > 299) return { fault: 'refused', detail: `HTTP ${status}` };
  const named = textOf(headers['content-type'])?.split(';', 1)[0]?.trim().toLowerCase();
  const type = named === undefined || named === '' ? undefined : (ALIASES[named] ?? named);
  return { type, bytes: sizeOf(answer), digest: undefined };
}

function faultOf(error: unknown): Fault {
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in cause ? String(cause.code) : cause.name;
  if (code === 'CLOSED_ADDRESS') return { fault: 'forbidden', detail: 'closed' };
  return { fault: 'unreachable', detail: cause.name === 'TimeoutError' ? 'ETIMEDOUT' : code };
}

class LinkAsker {
  private readonly options: MediaLinksOptions;
  private readonly dispatcher: Dispatcher;

  constructor(options: MediaLinksOptions) {
    this.options = options;
    this.dispatcher = dispatcherOf(options);
  }

  async ask(link: string, signal?: AbortSignal): Promise<MediaFinding> {
    const limit = AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS);
    const ending = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    try {
      return await this.follow(new URL(link), ending);
    } catch (error) {
      signal?.throwIfAborted();
      return faultOf(error);
    }
  }

  private async follow(first: URL, signal: AbortSignal): Promise<MediaFinding> {
    let url = first;
    for (let redirects = 0; ; redirects += 1) {
      if (url.protocol !== 'https:') return { fault: 'forbidden', detail: 'not-https' };
      if (isClosedHost(url.hostname, this.options.allowsLoopback))
        return { fault: 'forbidden', detail: 'closed' };
      const answer = await this.question(url, signal);
      const place = textOf(answer.headers.location);
      if (!REDIRECTS.has(answer.status) || place === undefined) return findingOf(answer);
      if (redirects === MOST_REDIRECTS) return { fault: 'forbidden', detail: 'redirects' };
      url = new URL(place, url);
    }
  }

  /** HEAD; where a server answers that with an error, the first byte of a GET. */
  private async question(url: URL, signal: AbortSignal): Promise<Answer> {
    const head = await this.exchange(url, { method: 'HEAD', signal });
    if (head.status < 400) return head;
    return await this.exchange(url, { method: 'GET', headers: { range: 'bytes=0-0' }, signal });
  }

  private async exchange(
    url: URL,
    {
      headers = {},
      ...options
    }: { method: 'HEAD' | 'GET'; headers?: Record<string, string>; signal: AbortSignal },
  ): Promise<Answer> {
    const {
      statusCode,
      headers: got,
      body,
    } = await request(url, {
      ...options,
      headers: { 'user-agent': this.options.userAgent, accept: '*/*', ...headers },
      dispatcher: this.dispatcher,
    });
    // The content is of no interest, and a server that ignores the range would send all of it.
    body.on('error', () => {});
    body.destroy();
    return { status: statusCode, headers: got };
  }

  async close(): Promise<void> {
    await this.dispatcher.destroy();
  }
}

/** Opens the asking of addresses; whoever opens it closes it. */
export function openMediaLinks(options: MediaLinksOptions): MediaLinks & { close(): Promise<void> } {
  const asker = new LinkAsker(options);
  return { ask: (link, signal) => asker.ask(link, signal), close: () => asker.close() };
}
