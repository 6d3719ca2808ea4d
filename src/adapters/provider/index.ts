import type { Platform } from '../../core/ports.ts';
import { openCloudApi } from './cloud-api/cloud-api.ts';
import { dialectOf } from './dialects.ts';
import type { ProviderOptions } from './options.ts';

export type { ProviderOptions, ProxyOptions, TimeoutOptions } from './options.ts';
export type { Exchange, ExchangeResult, WireRequest } from './wire.ts';

/** Opens the provider of a kind. Opens no connection yet and throws nothing; `close` it when done. */
export function openProvider(options: ProviderOptions): Platform {
  return openCloudApi(options, dialectOf(options));
}
