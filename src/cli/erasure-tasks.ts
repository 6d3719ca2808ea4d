/** What is left to do after an erasure because consend cannot reach it. */
import type { ErasureTask, FileTraces, FolderSearch, KnownBackup } from '../core/erasure.ts';
import type { NumberSearch } from '../core/number-search.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What the tasks follow from. */
export interface TaskParts {
  readonly search: NumberSearch;
  /** Consend's own files. */
  readonly files: FileTraces;
  /** Everything else in the workspace's folder. */
  readonly elsewhere: FolderSearch & { readonly isVersioned: boolean };
  readonly isScrubbed: boolean;
  /** Names of imported files. */
  readonly imports: readonly string[];
  /** Backups that are older than the erasure. */
  readonly backups: readonly KnownBackup[];
  readonly isKnownToProcessor: boolean;
}

/** Files named at most of those that are no text. */
const MOST_UNREAD = 200;
/** What hides a number in a file's name. */
const HIDDEN = '…';

/** The party that processes for the controller: as named in consend.yaml, else whoever the platform's terms name. */
function processorOf({ workspace }: OpenWorkspace): { readonly name: string; readonly others: string[] } {
  const { kind, processor, baseUrl } = workspace.config.provider;
  const others = (processor?.subProcessors ?? []).map(({ name }) => name);
  if (processor !== undefined) return { name: processor.name, others };
  return { name: kind === 'meta' ? 'WhatsApp Ireland Limited' : new URL(baseUrl).host, others };
}

function contactBook({ workspace }: OpenWorkspace): string {
  const { kind, baseUrl, apiVersion, phoneNumberId } = workspace.config.provider;
  const path = kind === 'meta' ? `/${apiVersion}/${phoneNumberId}/contact_book` : '/contact_book';
  return `DELETE ${baseUrl.replace(/\/$/, '')}${path}`;
}

/** The tasks, the most pressing first. File names are given without the number. */
export function erasureTasks(open: OpenWorkspace, parts: TaskParts): ErasureTask[] {
  const { search, files, elsewhere, imports, backups } = parts;
  const named = (path: string): string => search.hide(path, HIDDEN);
  const tasks: ErasureTask[] = [];
  if (files.busy.length > 0) tasks.push({ what: 'again', files: files.busy.map(named) });
  if (!parts.isScrubbed) tasks.push({ what: 'scrub' });
  const hits = [...files.foreign, ...elsewhere.hits].map((hit) => ({ ...hit, path: named(hit.path) }));
  if (hits.length > 0) tasks.push({ what: 'files', files: hits });
  if (imports.length > 0) tasks.push({ what: 'imports', files: imports.map(named) });
  const { unread } = elsewhere;
  if (unread.length > 0) {
    const shown = unread.slice(0, MOST_UNREAD).map(named);
    tasks.push({ what: 'unread', files: shown, count: unread.length });
  }
  if (backups.length > 0) tasks.push({ what: 'backups', backups });
  if (parts.isKnownToProcessor) {
    tasks.push({ what: 'processor', ...processorOf(open) });
    tasks.push({ what: 'contact-book', request: contactBook(open) });
  }
  if (elsewhere.isVersioned) tasks.push({ what: 'version-control' });
  tasks.push({ what: 'shell-history' });
  return tasks;
}
