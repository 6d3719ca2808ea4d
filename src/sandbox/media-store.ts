/** An uploaded file, its content left out: nobody asks for it back but by its size and digest. */
export interface StoredMedia {
  readonly id: string;
  readonly mimeType: string;
  readonly content: Buffer;
  readonly sha256: string;
  /** Virtual time of the upload. */
  readonly uploadedAt: number;
}

/** An upload in parts, for the samples of templates. */
export interface UploadSession {
  readonly id: string;
  readonly fileLength: number;
  readonly fileType: string;
  received: number;
  /** What a template names as its sample; null until all bytes are there. */
  handle: string | null;
}

/** The files that the account uploaded. */
export interface MediaStore {
  add(media: StoredMedia): void;
  /** How many files were added, deleted ones included. */
  added(): number;
  get(id: string, nowMs: number): StoredMedia | undefined;
  /** Whether a file with this id was uploaded, whatever became of it. */
  has(id: string): boolean;
  remove(id: string): void;
  /**
   * What a send may name this id for: `image`, `video`, `document`, … of an upload not older than 30 days, `any` of an id that
   * the profile lists, null of any other.
   */
  kindOf(id: string, nowMs: number): string | null;
  addSession(session: UploadSession): void;
  session(id: string): UploadSession | undefined;
  /** The MIME type of the sample with this handle. */
  typeOfHandle(handle: string): string | undefined;
  noteHandle(handle: string, mimeType: string): void;
}

/** How long an uploaded file is kept. Source: Meta, business-phone-numbers/media. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** An empty store; `knownIds` may be sent with although they were never uploaded. */
export function createMediaStore(knownIds: readonly string[]): MediaStore {
  const known = new Set(knownIds);
  const media = new Map<string, StoredMedia>();
  const sessions = new Map<string, UploadSession>();
  const handles = new Map<string, string>();
  let added = 0;
  const get = (id: string, nowMs: number): StoredMedia | undefined => {
    const found = media.get(id);
    return found !== undefined && nowMs - found.uploadedAt <= KEPT_MS ? found : undefined;
  };
  return {
    add(item) {
      added += 1;
      media.set(item.id, item);
    },
    added: () => added,
    get,
    has: (id) => media.has(id),
    remove: (id) => void media.delete(id),
    kindOf(id, nowMs) {
      if (known.has(id)) return 'any';
      const kind = get(id, nowMs)?.mimeType.split('/', 1)[0];
      if (kind === undefined) return null;
      return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document';
    },
    addSession: (session) => void sessions.set(session.id, session),
    session: (id) => sessions.get(id),
    typeOfHandle: (handle) => handles.get(handle),
    noteHandle: (handle, mimeType) => void handles.set(handle, mimeType),
  };
}
