/** What the pipelines need of the outside to show media: files, what lies behind addresses, ids of what was uploaded. */
import type { MediaUpload } from './account-ports.ts';
import type { MediaFinding } from './media.ts';

/** The files below one folder, by the names that a campaign or a row gives them, relative to that folder. */
export interface MediaFiles {
  /** What a file is. Resolves always, but for an abort; reads a file once as long as it does not change. */
  find(name: string, signal?: AbortSignal): Promise<MediaFinding>;
  /**
   * Opens a file for its upload. Throws `media.missing` (file, reason, detail) where it is gone or may not be read,
   * `media.changed` where it is not the content of that digest; reading the content throws the same when it turns out then.
   */
  open(name: string, digest: string, signal?: AbortSignal): Promise<MediaUpload>;
}

/** Asks what lies behind addresses. */
export interface MediaLinks {
  /** Resolves always, but for an abort. */
  ask(link: string, signal?: AbortSignal): Promise<MediaFinding>;
}

/** An upload that the platform keeps for some time. */
export interface StoredUpload {
  /** The platform's id of it. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly uploadedAt: number;
}

/**
 * Which content was uploaded for which phone number. By digest alone, no names: a file's name may be a person's. Ids
 * belong to the number that uploaded them.
 */
export interface UploadLog {
  /** The newest upload of a content, however old; undefined: there is none. */
  find(phoneNumberId: string, digest: string): Promise<StoredUpload | undefined>;
  /** Notes an upload; it takes the place of an older one of that content. */
  put(phoneNumberId: string, digest: string, upload: StoredUpload): Promise<void>;
  /** Forgets an upload that the platform no longer knows. */
  forget(phoneNumberId: string, digest: string): Promise<void>;
  /** Forgets what was uploaded before an instant, epoch milliseconds. Resolves to the count. */
  forgetBefore(instant: number): Promise<number>;
}
