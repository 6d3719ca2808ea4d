/** Media that a message shows: where it comes from, and what is known of it before anything is sent. */
import { MEDIA_KINDS, type MediaKind } from './bound-message.ts';

/** Where a header's media comes from: an https address or a local file, as the campaign or the recipient's row names it. */
export type MediaSource =
  | { readonly kind: MediaKind; readonly link: string }
  | { readonly kind: MediaKind; readonly file: string };

/**
 * Why a source gave nothing. Files: `missing`; `unreadable`; `outside` the campaign's folder; `hidden` (its path has a part
 * that begins with a dot); `record` (the recipients themselves, or a paper of the workspace's); `no-file` (a folder, a device). Addresses: `unreachable`; `refused` (an HTTP status); `forbidden`
 * (one that consend does not ask: private, not https, too many redirects).
 */
export type MediaSourceFault =
  | 'missing'
  | 'unreadable'
  | 'outside'
  | 'hidden'
  | 'record'
  | 'no-file'
  | 'unreachable'
  | 'refused'
  | 'forbidden';

/** What was learned of a source by reading the file or asking the address. */
export type MediaFinding =
  | {
      /** `image/jpeg`; of a file: what its first bytes are, not what its name says. Undefined where nobody can tell. */
      readonly type: string | undefined;
      /** Size in bytes; undefined where the address does not say. */
      readonly bytes: number | undefined;
      /** Of a file: SHA-256 of its content, `sha256:` + hex. */
      readonly digest: string | undefined;
      /** Of an image file: its pixels where they are not 8-bit RGB or RGBA: `16-bit RGB`, `8-bit CMYK`. */
      readonly pixels?: string | undefined;
    }
  | { readonly fault: MediaSourceFault; readonly detail: string };

/** Whether something in a campaign's `parameters:` names media: a header's kind is its key, at whatever depth. */
export function namesMedia(parameters: unknown): boolean {
  if (typeof parameters !== 'object' || parameters === null) return false;
  return Object.entries(parameters).some(
    ([key, value]) => MEDIA_KINDS.some((kind) => kind === key) || namesMedia(value),
  );
}

/** What is known of sources. Undefined: nobody looked (an address without `--check-media`). */
export interface MediaKnowledge {
  of(source: MediaSource): MediaFinding | undefined;
}
