import type { Dispatcher } from 'undici';
import { EnvHttpProxyAgent, Pool } from 'undici';
import type { ProviderOptions } from '../options.ts';

type ConnectOptions = Omit<Dispatcher.ConnectOptions, 'origin'>;
type ConnectCallback = (error: Error | null, data: Dispatcher.ConnectData) => void;

/**
 * Connections to the proxy itself. A proxy that drops a CONNECT request fails with the code UND_ERR_SOCKET, which undici
 * takes for a broken connection to the target and tries again without end; under another error it gives up.
 */
class ProxyPool extends Pool {
  override connect(options: ConnectOptions, callback: ConnectCallback): void;
  override connect(options: ConnectOptions): Promise<Dispatcher.ConnectData>;
  override connect(
    options: ConnectOptions,
    callback?: ConnectCallback,
  ): Promise<Dispatcher.ConnectData> | undefined {
    if (callback) {
      super.connect(options, callback);
      return undefined;
    }
    return super.connect(options).catch((cause: unknown) => {
      throw new Error(`proxy: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    });
  }
}

/** A dispatcher through the proxy that the options name for this URL's scheme; undefined where they name none. */
export function openProxy(
  url: URL,
  options: ProviderOptions,
  settings: Pool.Options,
): Dispatcher | undefined {
  const { http = '', https = '', noProxy = '' } = options.proxy ?? {};
  if ((url.protocol === 'https:' ? https || http : http) === '') return undefined;
  // Behind a proxy undici takes these instead of `connect`.
  const tls = typeof settings.connect === 'object' ? settings.connect : {};
  return new EnvHttpProxyAgent({
    ...settings,
    requestTls: tls,
    proxyTls: tls,
    // Every value is given, empty ones too: what is missing undici would look up in the process's environment.
    httpProxy: http,
    httpsProxy: https,
    noProxy,
    clientFactory: (origin, client) => new ProxyPool(origin, { ...settings, ...client }),
  });
}
