/**
 * Turns the files that messages show into ids of uploads, so that each content is uploaded once for a number and renewed
 * before the platform forgets it. What everybody is shown is uploaded before the first message; what is one recipient's
 * own, right before theirs, since who stopped meanwhile must not have their papers uploaded.
 */
import { ConsendError } from '../core/errors.ts';
import type { PlannedFile } from '../core/media-facts.ts';
import { type FileContent, filesOf, type MediaIds, withMediaIds } from '../core/message-files.ts';
import type {
  Clock,
  MediaFiles,
  OutgoingMessage,
  Platform,
  Provider,
  SendResult,
  StoredUpload,
  UploadLog,
} from '../core/ports.ts';
import { createGate } from './gate.ts';

/** How old an upload may be that is still sent: the platform keeps it 30 days (Meta, "Media"), and a run takes its time. */
export const USABLE_MS: number = 29 * 86_400_000;
/** Uploads under way at once. */
const AT_ONCE = 4;
/**
 * Codes with which a message may be refused because the platform does not know its media (any more): Meta names none for
 * it, so it is asked whether it does (131053 and 131009 are what is seen; error table of November 2026).
 */
const PERHAPS_LOST: ReadonlySet<number> = new Set([100, 131008, 131009, 131052, 131053]);
/** The app's limit of calls: a throttle, told as the API tells it. */
const TOO_MANY_CALLS = 4;

/** What turning files into ids works with. */
export interface MediaSendingParts {
  readonly files: Pick<MediaFiles, 'open'>;
  readonly uploads: UploadLog;
  readonly platform: Pick<Platform, 'send' | 'uploadMedia' | 'media'>;
  readonly phoneNumberId: string;
  readonly clock: Clock;
  /** Called before an upload of what everybody is shown, with the file's name and size in bytes. */
  readonly onUpload?: (file: string, bytes: number) => void;
}

/** Sending with media. */
export interface MediaSending {
  /**
   * Checks that files are what was planned, and uploads those that need it. Throws `media.changed`, `media.missing`,
   * `media.upload-failed` (file, detail, code), `run.interrupted`.
   */
  prepare(files: readonly PlannedFile[], signal: AbortSignal): Promise<void>;
  /** Sends one message as the platform's own `send` does; files that it shows are uploaded first where they need it. */
  send: Provider['send'];
}

/** What an upload's failure means for one message. Nothing has been sent in any case. */
function resultOf(error: unknown): SendResult {
  const detail = error instanceof Error ? error.message : String(error);
  if (!(error instanceof ConsendError)) return { kind: 'not-sent', detail };
  const { code, params } = error;
  const text = (name: string): string => String(params[name] ?? '');
  switch (code) {
    case 'media.changed':
    case 'media.missing':
      return { kind: 'withheld', reason: code, detail: text('file') };
    case 'api.refused':
      return {
        kind: 'refused',
        code: Number(params.code),
        title: text('title'),
        detail: text('detail'),
        retryAfterMs: undefined,
      };
    case 'api.throttled':
      return {
        kind: 'refused',
        code: TOO_MANY_CALLS,
        title: code,
        detail: '',
        retryAfterMs: Number(params.minutes) * 60_000,
      };
    default:
      return { kind: 'not-sent', detail: text('detail') || detail };
  }
}

/** Whether what the platform says of a content, in whatever form, is surely the digest of another one. */
function isOther(told: string | undefined, digest: string): boolean {
  return told !== undefined && /^[0-9a-f]{64}$/i.test(told) && `sha256:${told.toLowerCase()}` !== digest;
}

class Uploader implements MediaSending {
  private readonly parts: MediaSendingParts;
  private readonly gate = createGate(AT_ONCE);
  /** Ids of what everybody is shown. Those of single recipients are left to the store: a run may have a million. */
  private readonly shared = new Map<string, StoredUpload>();
  /** Contents that the campaign file names, not a recipient's row. */
  private readonly named = new Set<string>();
  private readonly underWay = new Map<string, Promise<StoredUpload>>();
  /** What the platform was asked about after a refusal: once in a run. */
  private readonly doubted = new Set<string>();

  constructor(parts: MediaSendingParts) {
    this.parts = parts;
  }

  async prepare(files: readonly PlannedFile[], signal: AbortSignal): Promise<void> {
    const { uploads, clock } = this.parts;
    await uploads.forgetBefore(clock.now() - USABLE_MS);
    const contents = new Map(files.map(({ digest, file }) => [digest, { digest, path: file }]));
    for (const digest of contents.keys()) this.named.add(digest);
    try {
      // All of them before the first upload: one that changed ends the run before anything has happened.
      for (const { file, digest } of files) await this.parts.files.open(file, digest, signal);
      for (const content of contents.values())
        this.shared.set(content.digest, await this.uploadOf(content, signal));
    } catch (error) {
      if (signal.aborted) throw new ConsendError('run.interrupted', { cause: error });
      throw error;
    }
  }

  private isUsable({ uploadedAt }: StoredUpload): boolean {
    return this.parts.clock.now() - uploadedAt < USABLE_MS;
  }

  /** A content's upload, made where there is none that can be used. Two who ask at once wait for the same. */
  private async uploadOf(content: FileContent, signal?: AbortSignal): Promise<StoredUpload> {
    const { digest } = content;
    const shared = this.shared.get(digest);
    if (shared && this.isUsable(shared)) return shared;
    const upload = await this.once(
      digest,
      async () => (await this.stored(digest, signal)) ?? this.upload(content, signal),
    );
    // A run that waits for its window may outlive an upload.
    if (shared) this.shared.set(digest, upload);
    return upload;
  }

  private async once(digest: string, work: () => Promise<StoredUpload>): Promise<StoredUpload> {
    const running = this.underWay.get(digest);
    if (running) return await running;
    const started = this.gate(work).finally(() => this.underWay.delete(digest));
    this.underWay.set(digest, started);
    return await started;
  }

  /** An upload of before that is young enough, and that the platform still knows: it is asked, for it may have been deleted. */
  private async stored(digest: string, signal?: AbortSignal): Promise<StoredUpload | undefined> {
    const { uploads, phoneNumberId } = this.parts;
    const upload = await uploads.find(phoneNumberId, digest);
    if (upload === undefined || !this.isUsable(upload)) return undefined;
    if (await this.isKnown({ id: upload.id, digest }, signal)) return upload;
    await uploads.forget(phoneNumberId, digest);
    return undefined;
  }

  /**
   * Whether the platform has a content under an id. What it does not answer is left to the sending itself. An id may have
   * come to stand for something else: a sandbox that starts anew counts from the beginning.
   */
  private async isKnown(
    { id, digest }: { readonly id: string; readonly digest: string },
    signal?: AbortSignal,
  ): Promise<boolean> {
    try {
      const info = await this.parts.platform.media(id, signal);
      return info !== undefined && !isOther(info.sha256, digest);
    } catch (error) {
      if (error instanceof ConsendError) return true;
      throw error;
    }
  }

  private async upload({ digest, path }: FileContent, signal?: AbortSignal): Promise<StoredUpload> {
    const { files, platform, uploads, clock, phoneNumberId } = this.parts;
    const file = await files.open(path, digest, signal);
    if (this.named.has(digest)) this.parts.onUpload?.(path, file.size);
    // The age counts from before the upload: the platform's own count cannot begin earlier.
    const uploadedAt = clock.now();
    const id = await this.uploadFile(path, () => platform.uploadMedia(file, signal));
    const upload = { id, uploadedAt };
    await uploads.put(phoneNumberId, digest, upload);
    return upload;
  }

  /** Names the file in what the API has to say. */
  private async uploadFile(path: string, work: () => Promise<string>): Promise<string> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConsendError) || !error.code.startsWith('api.')) throw error;
      const { code, title, detail } = error.params;
      const told = [code, title, detail].filter((part) => part !== undefined && part !== '').join(' ');
      throw new ConsendError('media.upload-failed', {
        params: { file: path, detail: told === '' ? error.code : told, code },
        cause: error,
      });
    }
  }

  async send(message: OutgoingMessage, signal?: AbortSignal): Promise<SendResult> {
    const contents = filesOf(message.components);
    if (contents.length === 0) return await this.parts.platform.send(message, signal);
    try {
      const ids = await this.idsOf(contents, signal);
      const result = await this.sendWith(message, ids, signal);
      if (result.kind !== 'refused' || !PERHAPS_LOST.has(result.code)) return result;
      const renewed = await this.renew(contents, ids, signal);
      return renewed === undefined ? result : await this.sendWith(message, renewed, signal);
    } catch (error) {
      const failed = error instanceof ConsendError && error.code === 'media.upload-failed';
      return resultOf(failed ? error.cause : error);
    }
  }

  private async sendWith(message: OutgoingMessage, ids: MediaIds, signal?: AbortSignal): Promise<SendResult> {
    return await this.parts.platform.send(
      { ...message, components: withMediaIds(message.components, ids) },
      signal,
    );
  }

  private async idsOf(contents: readonly FileContent[], signal?: AbortSignal): Promise<MediaIds> {
    const ids = new Map<string, string>();
    for (const content of contents) ids.set(content.digest, (await this.uploadOf(content, signal)).id);
    return ids;
  }

  /** New ids after a refusal, where one that was used is lost; undefined where it was not that. */
  private async renew(
    contents: readonly FileContent[],
    used: MediaIds,
    signal?: AbortSignal,
  ): Promise<MediaIds | undefined> {
    const ids = new Map(used);
    for (const content of contents) {
      const { digest } = content;
      const id = used.get(digest) ?? '';
      const current = (await this.current(digest))?.id ?? id;
      ids.set(digest, current === id ? await this.renewOne(content, id, signal) : current);
    }
    return contents.some(({ digest }) => ids.get(digest) !== used.get(digest)) ? ids : undefined;
  }

  /** What is known by now: another message may have found out and renewed it meanwhile. */
  private async current(digest: string): Promise<StoredUpload | undefined> {
    const { uploads, phoneNumberId } = this.parts;
    return (
      (await this.underWay.get(digest)) ??
      this.shared.get(digest) ??
      (await uploads.find(phoneNumberId, digest))
    );
  }

  private async renewOne(content: FileContent, id: string, signal?: AbortSignal): Promise<string> {
    const { digest } = content;
    if (this.doubted.has(digest)) return id;
    this.doubted.add(digest);
    const { uploads, phoneNumberId } = this.parts;
    const renewed = await this.once(digest, async () => {
      const known = await uploads.find(phoneNumberId, digest);
      if (known?.id === id && (await this.isKnown({ id, digest }, signal))) return known;
      await uploads.forget(phoneNumberId, digest);
      return await this.upload(content, signal);
    });
    if (this.shared.has(digest)) this.shared.set(digest, renewed);
    return renewed.id;
  }
}

/** Makes the sending of a run whose messages show files. */
export function mediaSending(parts: MediaSendingParts): MediaSending {
  const uploader = new Uploader(parts);
  return {
    prepare: (files, signal) => uploader.prepare(files, signal),
    send: (message, signal) => uploader.send(message, signal),
  };
}
