/** The proxy that the environment names. */

/** Proxies by the scheme of what is asked, and the hosts that need none. */
export interface EnvironmentProxy {
  readonly http: string | undefined;
  readonly https: string | undefined;
  readonly noProxy: string | undefined;
}

/** Reads `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in capitals or not, as curl does. */
export function proxyOf(env: Readonly<Record<string, string | undefined>>): EnvironmentProxy {
  return {
    http: env.HTTP_PROXY ?? env.http_proxy,
    https: env.HTTPS_PROXY ?? env.https_proxy,
    noProxy: env.NO_PROXY ?? env.no_proxy,
  };
}
