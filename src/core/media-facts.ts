/** What a plan has to tell of the media in its messages. */
import { z } from 'zod';
import { MEDIA_KINDS } from './bound-message.ts';

const counted = z.number().int().nonnegative();

/** A local file that the campaign names itself: the same for everybody who is shown it. */
export const plannedFileSchema = z.object({
  /** As the campaign file names it, relative to its folder. */
  file: z.string(),
  kind: z.enum(MEDIA_KINDS),
  /** `image/png` */
  type: z.string(),
  bytes: counted,
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** Rows whose message would show it. */
  rows: counted,
});
/** A local file that the campaign names itself. */
export type PlannedFile = z.infer<typeof plannedFileSchema>;

/** Something wrong with media, and how many rows it concerns. */
export const mediaTroubleSchema = z.object({
  kind: z.enum(MEDIA_KINDS),
  /** A file or an address that the campaign names itself; null for those of single rows, which may tell of a person. */
  source: z.string().nullable(),
  /** A code of `media.faults`, with what fills its text. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  rows: counted,
  /** Physical line of the first of them. */
  firstRow: counted,
});
/** Something wrong with media, and how many rows it concerns. */
export type MediaTrouble = z.infer<typeof mediaTroubleSchema>;

/** The schema of `media` in `plan.json`. */
export const mediaFactsSchema = z.object({
  files: z.array(plannedFileSchema),
  /** Rows whose message shows a file of their own. */
  ownFiles: counted,
  /** Rows whose message shows an address. */
  links: counted,
  /** How many addresses were asked (`--check-media`); null: none was. */
  asked: counted.nullable(),
  troubles: z.array(mediaTroubleSchema),
});
/** What a plan tells of the media in its messages. */
export type MediaFacts = z.infer<typeof mediaFactsSchema>;

/** Whether any message shows media that consend knows of. */
export function hasMedia({ files, ownFiles, links }: MediaFacts): boolean {
  return files.length + ownFiles + links > 0;
}
