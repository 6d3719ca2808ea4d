/** A request and what comes of it, as the client of the Cloud API sees the wire. */
import type { Readable } from 'node:stream';

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

/** Answers requests in place of the network. Resolves always. */
export type Exchange = (request: WireRequest, signal?: AbortSignal) => Promise<ExchangeResult>;
