/** Where the providers that speak the Cloud API differ: address, authorization, paths, template listing. */
import { ConsendError } from '../../core/errors.ts';
import type { ProviderOptions } from './options.ts';

/** What a provider may have an interface for, by the name of its path. */
export type PathName =
  | 'messages'
  | 'marketingMessages'
  | 'templates'
  | 'template'
  | 'phoneNumber'
  | 'account'
  | 'token'
  | 'media'
  | 'mediaItem'
  | 'subscribedApps'
  | 'uploads'
  | 'uploadSession';

/** Paths after the base URL, with `{apiVersion}`, `{phoneNumberId}`, `{wabaId}`, `{id}`; false: no such interface. */
type Paths = Readonly<Record<PathName, string | false>>;

/** One provider's ways. */
interface Ways {
  /** The header that carries the token, and what stands before it. */
  readonly header: string;
  readonly scheme: string;
  readonly paths: Paths;
  /** How the template list pages. */
  readonly paging: 'cursor' | 'offset';
}

const META_URL = 'https://graph.facebook.com';
const DIALOG_URL = 'https://waba-v2.360dialog.io';

/** Meta's own interface (Meta, endpoints of the Cloud and Business Management APIs). */
const GRAPH: Ways = {
  header: 'authorization',
  scheme: 'Bearer ',
  paths: {
    messages: '/{apiVersion}/{phoneNumberId}/messages',
    marketingMessages: '/{apiVersion}/{phoneNumberId}/marketing_messages',
    templates: '/{apiVersion}/{wabaId}/message_templates',
    template: '/{apiVersion}/{id}',
    phoneNumber: '/{apiVersion}/{phoneNumberId}',
    account: '/{apiVersion}/{wabaId}',
    token: '/{apiVersion}/debug_token',
    media: '/{apiVersion}/{phoneNumberId}/media',
    mediaItem: '/{apiVersion}/{id}',
    subscribedApps: '/{apiVersion}/{wabaId}/subscribed_apps',
    uploads: '/{apiVersion}/{id}/uploads',
    uploadSession: '/{apiVersion}/{id}',
  },
  paging: 'cursor',
};

/**
 * 360dialog (docs.360dialog.com): one key per number, so no ids and no version in paths. What its documentation does not
 * show, or only unverified copies do (health), counts as absent.
 */
const DIALOG: Ways = {
  header: 'D360-API-KEY',
  scheme: '',
  paths: {
    messages: '/messages',
    marketingMessages: '/marketing_messages',
    templates: '/v1/configs/templates',
    template: false,
    phoneNumber: false,
    account: false,
    token: false,
    media: '/media',
    mediaItem: '/{id}',
    subscribedApps: false,
    uploads: false,
    uploadSession: false,
  },
  paging: 'offset',
};

/** Meta's ways with other paths and another header, as the settings say. */
function compatible({ authHeader, paths = {} }: ProviderOptions): Ways {
  const own = Object.entries(paths).filter(([, path]) => path !== undefined);
  return {
    ...GRAPH,
    ...(authHeader === undefined ? {} : { header: authHeader, scheme: '' }),
    paths: { ...GRAPH.paths, ...Object.fromEntries(own) },
  };
}

function waysOf(options: ProviderOptions): Ways {
  switch (options.kind) {
    case 'meta':
      return GRAPH;
    case '360dialog':
      return DIALOG;
    case 'compatible':
      return compatible(options);
  }
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

function baseUrlOf({ kind, baseUrl }: ProviderOptions): string {
  const url = withoutSlash(baseUrl);
  // The setting's default is Meta's address: a 360dialog key must never go there.
  return kind === '360dialog' && url === META_URL ? DIALOG_URL : url;
}

/** A provider's ways, its settings filled in. */
export interface Dialect {
  /** Without trailing slash. */
  readonly baseUrl: string;
  /** Name and value of the header that authorizes, for a token. */
  readonly authorization: (token: string) => readonly [name: string, value: string];
  readonly paging: 'cursor' | 'offset';
  readonly has: (name: PathName) => boolean;
  /** A path after the base URL, `id` filled in where it names one. Throws `api.unsupported` where there is none. */
  readonly path: (name: PathName, id?: string) => string;
}

/** The ways of the provider that the options name. */
export function dialectOf(options: ProviderOptions): Dialect {
  const ways = waysOf(options);
  const baseUrl = baseUrlOf(options);
  // A base URL may name the version already, as proxies of Graph do.
  const versioned = /\/v\d+\.\d+$/.test(baseUrl);
  const { apiVersion, phoneNumberId, wabaId, kind } = options;
  return {
    baseUrl,
    authorization: (token) => [ways.header, `${ways.scheme}${token}`],
    paging: ways.paging,
    has: (name) => ways.paths[name] !== false,
    path(name, id = '') {
      const path = ways.paths[name];
      if (path === false)
        throw new ConsendError('api.unsupported', { params: { provider: kind, what: name } });
      const values = { apiVersion, phoneNumberId, wabaId, id };
      return path
        .replace(versioned ? /^\/\{apiVersion\}/ : '', '')
        .replace(/\{(\w+)\}/g, (_, key: keyof typeof values) => encodeURIComponent(values[key]));
    },
  };
}
