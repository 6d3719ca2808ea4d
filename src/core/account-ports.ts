/**
 * What consend asks of the account behind a provider, beside sending. All of these are management calls: few per hour,
 * so callers ask once and keep the answer. Each throws `api.unavailable` (no answer), `api.refused` (code, title, detail),
 * `api.unexpected` (an answer of another form), `api.throttled` (the hour's calls are used up; asked nothing),
 * `api.endless` (a list goes in circles), and `api.unsupported` where the provider has no such interface. Ids are opaque texts.
 */
import type { Template } from './template.ts';

/** A template as it is to be made: the platform's own form of its parts (Meta, "Template components"). */
export interface TemplateDraft {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly parameterFormat?: 'POSITIONAL' | 'NAMED' | undefined;
  readonly subCategory?: string | undefined;
  /** How long delivery is tried, seconds. */
  readonly ttlSeconds?: number | undefined;
  /** Whether the platform is not to count clicks on its links. */
  readonly linkTrackingOptedOut?: boolean | undefined;
  readonly components: readonly Readonly<Record<string, unknown>>[];
}

/** What is to change of a template; its components are replaced as a whole. */
export type TemplateChange = Partial<
  Pick<TemplateDraft, 'category' | 'parameterFormat' | 'ttlSeconds' | 'components'>
>;

/** What became of a draft: the category may be another than asked for. */
export interface TemplateReceipt {
  readonly id: string;
  /** Upper case: PENDING, APPROVED, REJECTED. */
  readonly status: string;
  readonly category: string | undefined;
}

/** The account's node. Absent: the platform does not say. */
export interface AccountInfo {
  readonly name: string | undefined;
  /** ISO 4217. */
  readonly currency: string | undefined;
  /** Meta's number for the account's time zone: it sets the days and months of prices. */
  readonly timeZoneId: string | undefined;
  readonly country: string | undefined;
  readonly reviewStatus: string | undefined;
  readonly verificationStatus: string | undefined;
  /** Distinct people per moving 24 h; Infinity for unlimited. */
  readonly messagingLimit: number | undefined;
}

/** The token in use. */
export interface TokenInfo {
  readonly isValid: boolean;
  readonly appId: string | undefined;
  /** Epoch milliseconds; undefined: it does not expire. */
  readonly expiresAt: number | undefined;
  readonly scopes: readonly string[];
  /** Scope → ids of accounts it is limited to; a scope that is missing here holds for all. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
}

/** Whether something may send. `entities`: the whole chain from the number or template up to the app. */
export interface HealthInfo {
  /** AVAILABLE, LIMITED, BLOCKED: the worst of the chain. */
  readonly canSend: string;
  readonly entities: readonly {
    /** PHONE_NUMBER, MESSAGE_TEMPLATE, WABA, BUSINESS, APP. */
    readonly kind: string;
    readonly id: string;
    readonly canSend: string;
    readonly notes: readonly string[];
    readonly errors: readonly { readonly code: number; readonly text: string; readonly solution: string }[];
  }[];
}

/** An app that gets the account's webhooks. */
export interface SubscribedApp {
  readonly id: string;
  readonly name: string | undefined;
  /** Its own address for this account; absent: the app's general one. */
  readonly callbackUrl: string | undefined;
}

/** A template's sample on its way to the platform. */
export interface MediaFile {
  readonly name: string;
  /** `image/jpeg` */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A file to send, on its way to the platform: a document may have 100 MB and is never in memory as a whole. */
export interface MediaUpload {
  readonly name: string;
  /** `image/jpeg` */
  readonly type: string;
  /** Size in bytes: exactly what `content` gives. */
  readonly size: number;
  /** SHA-256 of the content, `sha256:` + hex. */
  readonly digest: string;
  /** Reads the content once; what it throws breaks the upload off, so that the platform keeps nothing of it. */
  content(): AsyncIterable<Uint8Array>;
}

/** What is known of uploaded media; its address is short-lived and left out. */
export interface MediaInfo {
  readonly id: string;
  readonly type: string | undefined;
  /** Hex. */
  readonly sha256: string | undefined;
  readonly bytes: number | undefined;
}

/** The account behind a provider. */
export interface AccountApi {
  /** One template by its id; undefined where there is none. */
  template(id: string, signal?: AbortSignal): Promise<Template | undefined>;
  createTemplate(draft: TemplateDraft, signal?: AbortSignal): Promise<TemplateReceipt>;
  editTemplate(id: string, change: TemplateChange, signal?: AbortSignal): Promise<void>;
  account(signal?: AbortSignal): Promise<AccountInfo>;
  token(signal?: AbortSignal): Promise<TokenInfo>;
  /** Health of the phone number, or of a template and all that it depends on. */
  health(of: 'phone-number' | { readonly template: string }, signal?: AbortSignal): Promise<HealthInfo>;
  subscribedApps(signal?: AbortSignal): Promise<readonly SubscribedApp[]>;
  /** Subscribes the token's app to the account's webhooks; with an address of its own where one is given. */
  subscribe(
    override?: { readonly callbackUrl: string; readonly verifyToken: string },
    signal?: AbortSignal,
  ): Promise<void>;
  /** Uploads a file to send; gives its id, which lasts 30 days (Meta, "Media"). Throws what reading the content throws. */
  uploadMedia(file: MediaUpload, signal?: AbortSignal): Promise<string>;
  /** What is known of uploaded media; undefined where the id is not known (any more). */
  media(id: string, signal?: AbortSignal): Promise<MediaInfo | undefined>;
  deleteMedia(id: string, signal?: AbortSignal): Promise<void>;
  /** Uploads a template's sample, going on after a broken connection; gives the handle for `header_handle`. */
  uploadSample(file: MediaFile, signal?: AbortSignal): Promise<string>;
}
