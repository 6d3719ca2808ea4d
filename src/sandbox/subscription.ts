import type { SandboxProfile } from './profile.ts';

/** Where updates go. */
export interface WebhookTarget {
  readonly url: string;
  /** Given when the address has to pass the handshake before its first update. */
  readonly verifyToken: string | null;
  /**
   * Headers of the receiver's own, which 360dialog sends in place of a signature; null where updates are signed.
   * Source: docs.360dialog.com, which documents no signature.
   */
  readonly headers: Readonly<Record<string, string>> | null;
}

/** Whether the app listens to the account, and at which address. */
export interface Subscription {
  /** Null when nobody listens. */
  target(): WebhookTarget | null;
  isSubscribed(): boolean;
  /** The address that replaces the app's own for this account. */
  overrideUrl(): string | null;
  /** Subscribes, at the app's own address or an override, signed or with headers of the receiver's own. */
  subscribe(overrideUrl: string | null, headers?: WebhookTarget['headers']): void;
  unsubscribe(): void;
}

/** Starts subscribed at the profile's address. Source: Meta, webhooks/override. */
export function createSubscription(webhook: SandboxProfile['webhook']): Subscription {
  let isSubscribed = true;
  let override: string | null = null;
  let ownHeaders: WebhookTarget['headers'] = null;
  const own =
    webhook === undefined
      ? null
      : { url: webhook.url, verifyToken: webhook.verifyToken ?? null, headers: null };
  return {
    target() {
      if (!isSubscribed) return null;
      return override === null ? own : { url: override, verifyToken: null, headers: ownHeaders };
    },
    isSubscribed: () => isSubscribed,
    overrideUrl: () => override,
    subscribe(overrideUrl, headers = null) {
      isSubscribed = true;
      override = overrideUrl;
      ownHeaders = headers;
    },
    unsubscribe() {
      isSubscribed = false;
      override = null;
    },
  };
}
