/** Where the providers that speak the Cloud API differ: address, authorization, paths, template listing. */
import type { ProviderOptions } from './options.ts';

/** One provider's ways. */
export interface Dialect {
  /** Base URL without trailing slash. */
  readonly baseUrl: (options: ProviderOptions) => string;
  /** Name and value of the header that authorizes. */
  readonly authorization: (token: string) => readonly [name: string, value: string];
  /** Path of sends, after the base URL. */
  readonly messages: (options: ProviderOptions) => string;
  /** Path of the template list and how it pages. */
  readonly templates: (options: ProviderOptions) => {
    readonly path: string;
    readonly paging: 'cursor' | 'offset';
  };
  /** Path of the phone number's node; undefined where the provider has none. */
  readonly phoneNumber: (options: ProviderOptions) => string | undefined;
}

const META_URL = 'https://graph.facebook.com';
const DIALOG_URL = 'https://waba-v2.360dialog.io';

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** The version's path segment, unless the base URL names a version already (proxies of Graph do). */
const version = (options: ProviderOptions): string =>
  /\/v\d+\.\d+\/*$/.test(options.baseUrl) ? '' : `/${options.apiVersion}`;

/** Meta's own interface, and proxies that keep its paths. */
const graph: Dialect = {
  baseUrl: (options) => withoutSlash(options.baseUrl),
  authorization: (token) => ['authorization', `Bearer ${token}`],
  messages: (options) => `${version(options)}/${options.phoneNumberId}/messages`,
  templates: (options) => ({
    path: `${version(options)}/${options.wabaId}/message_templates`,
    paging: 'cursor',
  }),
  phoneNumber: (options) => `${version(options)}/${options.phoneNumberId}`,
};

/**
 * 360dialog (docs.360dialog.com): one key per number, so no ids and no version in paths. Its health end point is
 * unverified, so nothing is asked of the number.
 */
const dialog360: Dialect = {
  // The setting's default is Meta's address: a 360dialog key must never go there.
  baseUrl: (options) =>
    withoutSlash(options.baseUrl) === META_URL ? DIALOG_URL : withoutSlash(options.baseUrl),
  authorization: (token) => ['D360-API-KEY', token],
  messages: () => '/messages',
  templates: () => ({ path: '/v1/configs/templates', paging: 'offset' }),
  phoneNumber: () => undefined,
};

/** Kind → its ways. */
export const DIALECTS: Readonly<Record<ProviderOptions['kind'], Dialect>> = {
  meta: graph,
  '360dialog': dialog360,
  compatible: graph,
};
