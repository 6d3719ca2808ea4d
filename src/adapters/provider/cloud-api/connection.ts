import type { Dispatcher } from 'undici';
import { Pool } from 'undici';
import type { Dialect } from '../dialects.ts';
import type { ProviderOptions } from '../options.ts';
import { openProxy } from './proxy.ts';

/** A pool of connections to one API, with what every request has in common. */
export interface Connection {
  readonly dispatcher: Dispatcher;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path of the base URL, without trailing slash; mostly empty. */
  readonly basePath: string;
  /** Names and values in turn, as undici takes them with the least work. */
  readonly headers: string[];
  /** Answers in place of the network, where the options have such a one. */
  readonly exchange: ProviderOptions['exchange'];
}

const CONNECTIONS = 128;
const CONNECT_MS = 10_000;
const HEADERS_MS = 30_000;
const BODY_MS = 15_000;

/**
 * Opens a pool, through a proxy where the options name one for the URL's scheme. Connections are kept alive as long as the
 * server's hint says, else 4 s (undici's default): one kept longer may be closed by the server just as a message is written
 * to it. One request at a time on a connection (no pipelining): a connection that breaks then leaves the outcome of one
 * message open, not of many.
 */
export function openConnection(options: ProviderOptions, dialect: Dialect): Connection {
  const url = new URL(dialect.baseUrl);
  // Said outright, for NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would switch the check off unseen.
  const connect = { timeout: options.timeouts?.connectMs ?? CONNECT_MS, rejectUnauthorized: true };
  const settings = {
    connections: options.connections ?? CONNECTIONS,
    pipelining: 1,
    connect,
    headersTimeout: options.timeouts?.headersMs ?? HEADERS_MS,
    bodyTimeout: options.timeouts?.bodyMs ?? BODY_MS,
  };
  // A token read from a file may end in a new line, which no header may hold.
  const [name, value] = dialect.authorization(options.token.trim());
  return {
    dispatcher: openProxy(url, options, settings) ?? new Pool(url.origin, settings),
    origin: url.origin,
    basePath: url.pathname.replace(/\/+$/, ''),
    headers: [name, value, 'user-agent', options.userAgent],
    exchange: options.exchange,
  };
}
