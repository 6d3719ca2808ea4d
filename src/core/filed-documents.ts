/** Documents that the settings name (agreement, measures, lists): whether they are there, and still what was reviewed. */
import type { WorkspaceConfig } from './config.ts';

/** A document as the settings name it. */
export interface FiledDocument {
  /** A path below the workspace, or an https address. */
  readonly document?: string | undefined;
  /** Digest of what was reviewed. */
  readonly digest?: string | undefined;
}

/** What was found at the paths that the settings name: the file's digest (`sha256:` + hex); undefined: there is no such file. */
export type FoundDocuments = ReadonlyMap<string, string | undefined>;

/**
 * `unnamed`: the settings name none. `gone`: named, and not there. `elsewhere`: filed at an address, or nobody looked. `unpinned`:
 * there, but no digest says what was reviewed. `changed`: not what was reviewed. `fine`: it is.
 */
export type Filing = 'unnamed' | 'gone' | 'elsewhere' | 'unpinned' | 'changed' | 'fine';

/** Whether a document is filed at an address instead of beside the settings. */
export function isElsewhere(document: string): boolean {
  return /^https?:\/\//i.test(document);
}

/** How a document stands. */
export function filingOf(filed: FiledDocument | undefined, found: FoundDocuments): Filing {
  const { document, digest } = filed ?? {};
  if (document === undefined) return 'unnamed';
  if (isElsewhere(document) || !found.has(document)) return 'elsewhere';
  const now = found.get(document);
  if (now === undefined) return 'gone';
  if (digest === undefined) return 'unpinned';
  return digest === now ? 'fine' : 'changed';
}

/** Paths of the documents that the settings name as files. */
export function documentPaths({ provider }: Pick<WorkspaceConfig, 'provider'>): readonly string[] {
  const { agreement, measures, subProcessorList, transfers = [] } = provider.processor ?? {};
  const named = [
    agreement?.document,
    measures?.document,
    subProcessorList?.document,
    ...transfers.map(({ assessment }) => assessment),
  ];
  return [...new Set(named)].filter((path) => path !== undefined).filter((path) => !isElsewhere(path));
}
