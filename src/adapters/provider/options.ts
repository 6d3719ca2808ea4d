import type { ProviderConfig } from '../../core/config.ts';
import type { Clock } from '../../core/ports.ts';
import type { Exchange } from './wire.ts';

/** Proxies as the environment names them (HTTP_PROXY, HTTPS_PROXY, NO_PROXY); the caller reads it, not the adapter. */
export interface ProxyOptions {
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  readonly noProxy?: string | undefined;
}

/** Time limits of a request, in milliseconds. */
export interface TimeoutOptions {
  /** Until a connection (TLS included) stands. Default 10,000. */
  readonly connectMs?: number | undefined;
  /** From the request's last byte to the answer's headers. Default 30,000. */
  readonly headersMs?: number | undefined;
  /** Between two parts of the answer's body. Default 15,000. */
  readonly bodyMs?: number | undefined;
}

/** Settings of a provider: those of `consend.yaml` and what the program adds. */
export interface ProviderOptions
  extends Pick<ProviderConfig, 'kind' | 'phoneNumberId' | 'wabaId' | 'apiVersion' | 'baseUrl' | 'token'>,
    Partial<
      Pick<ProviderConfig, 'authHeader' | 'paths' | 'marketingApi' | 'productPolicy' | 'activitySharing'>
    > {
  /** Sent as User-Agent: `consend/1.0.0`. */
  readonly userAgent: string;
  /** Tells how far away a Retry-After date is, and waits before management calls are asked again. */
  readonly clock: Clock;
  /** Connections at most; they are opened as needed. Default 128. */
  readonly connections?: number | undefined;
  readonly timeouts?: TimeoutOptions | undefined;
  readonly proxy?: ProxyOptions | undefined;
  /** Answers requests in place of the network: a simulation's platform. */
  readonly exchange?: Exchange | undefined;
}
