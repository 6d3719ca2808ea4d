/** The texts that people agreed to, taken into the ledger before anything is recorded that could name one. */
import { readWordings, type WordingText, wordingName } from '../adapters/config/index.ts';
import { ConsendError } from '../core/errors.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The workspace's texts, kept in the ledger. */
export interface Wordings {
  /** Files by `id@version` of texts that are not what people agreed to under that name: nothing that names one is recorded. */
  readonly changed: ReadonlyMap<string, string>;
  /** Digest by `id@version` of every text that the ledger keeps, those that consend.yaml no longer lists included. */
  readonly digests: ReadonlyMap<string, string>;
  /**
   * The text that a user names as `id@version`.
   * @throws ConsendError `wording.unknown` (wording, known) where consend.yaml does not list it, `file.missing` where its file
   *   is gone, `wording.changed` (wording, file) where it is not the text that was kept under its name
   */
  find(name: string): WordingText;
}

/**
 * Reads the texts of consend.yaml and keeps those that are new, unless it only looks. One that changed under its name is
 * told (`changed`) and stands in nobody's way: a stop that names no text must be recorded whatever became of the texts.
 * @throws ConsendError `wording.not-utf-8`, `file.unreadable`
 */
export async function keepWordings(
  { workspace, store }: Pick<OpenWorkspace, 'workspace' | 'store'>,
  options: { readonly looksOnly?: boolean } = {},
): Promise<Wordings> {
  const texts = await readWordings(workspace);
  const before = await store.ledger.wordings();
  const digests = new Map([...before].map(([name, { digest }]) => [name, digest]));
  const isNew = (text: WordingText): boolean => !digests.has(wordingName(text));
  const changed = new Map(
    texts
      .filter((text) => !isNew(text) && digests.get(wordingName(text)) !== text.digest)
      .map((text) => [wordingName(text), text.file]),
  );
  const added = texts.filter(isNew);
  // Nothing is written where nothing is new: most commands find it so.
  if (added.length > 0 && !options.looksOnly) {
    await store.ledger.keepWordings(
      added.map(({ id, version, digest, language, text }) => ({ id, version, digest, language, text })),
    );
  }
  for (const text of added) digests.set(wordingName(text), text.digest);
  const byName = new Map(texts.map((text) => [wordingName(text), text]));
  const listed = new Map(workspace.config.wordings.map((wording) => [wordingName(wording), wording.file]));
  return {
    digests,
    changed,
    find(name) {
      const other = changed.get(name);
      if (other !== undefined)
        throw new ConsendError('wording.changed', { params: { wording: name, file: other } });
      const found = byName.get(name);
      if (found !== undefined) return found;
      const file = listed.get(name);
      if (file !== undefined) throw new ConsendError('file.missing', { params: { file } });
      throw new ConsendError('wording.unknown', { params: { wording: name, known: [...listed.keys()] } });
    },
  };
}

/** Warns of texts that are not what people agreed to under their name. */
export function warnOfChanges({ warn, messages }: Session, { changed }: Wordings): void {
  for (const [name, file] of changed)
    warn(messages.records.warnings.wordingChanged(name, file), 'wording.changed');
}
