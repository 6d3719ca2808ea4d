/** Media that a message shows: where it comes from, and what is known of it before anything is sent. */
import type { MediaKind } from './bound-message.ts';

/** Where a header's media comes from: an https address or a local file, as the campaign or the recipient's row names it. */
export type MediaSource =
  | { readonly kind: MediaKind; readonly link: string }
  | { readonly kind: MediaKind; readonly file: string };

/** What was learned of a source by reading the file or asking the address. */
export type MediaFinding =
  | {
      /** `image/jpeg`; undefined where the address does not say. */
      readonly type: string | undefined;
      /** Size in bytes; undefined where the address does not say. */
      readonly bytes: number | undefined;
      /** Of a file: SHA-256 of its content, `sha256:` + hex. */
      readonly digest: string | undefined;
    }
  | { readonly fault: 'missing' | 'unreadable' | 'unreachable'; readonly detail: string };

/** What is known of sources. Undefined: nobody looked (an address without `--check-media`). */
export interface MediaKnowledge {
  of(source: MediaSource): MediaFinding | undefined;
}
