/** The texts that people agreed to, taken into the ledger before anything is recorded that could name one. */
import { readWordings, type WordingText, wordingName } from '../adapters/config/index.ts';
import { ConsendError } from '../core/errors.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The workspace's texts, kept in the ledger. */
export interface Wordings {
  /** Digest by `id@version` of every text that the ledger keeps, those that consend.yaml no longer lists included. */
  readonly digests: ReadonlyMap<string, string>;
  /**
   * The text that a user names as `id@version`.
   * @throws ConsendError `wording.unknown` (wording, known) where consend.yaml does not list it, `file.missing` where its file is gone
   */
  find(name: string): WordingText;
}

/** A changed text, told with the file that holds it. */
function named(error: unknown, texts: readonly WordingText[]): unknown {
  if (!(error instanceof ConsendError) || error.code !== 'wording.changed') return error;
  const file = texts.find((text) => wordingName(text) === error.params.wording)?.file;
  return new ConsendError('wording.changed', { params: { ...error.params, file }, cause: error });
}

/**
 * Reads the texts of consend.yaml and keeps those that are new.
 * @throws ConsendError `wording.changed` (wording, file) where a text is not the one that was kept under its name,
 *   `wording.not-utf-8`, `file.unreadable`
 */
export async function keepWordings({
  workspace,
  store,
}: Pick<OpenWorkspace, 'workspace' | 'store'>): Promise<Wordings> {
  const texts = await readWordings(workspace);
  const before = await store.ledger.wordings();
  const digests = new Map([...before].map(([name, { digest }]) => [name, digest]));
  const isKept = (text: WordingText): boolean => digests.get(wordingName(text)) === text.digest;
  // Nothing is written where nothing is new: most commands find it so.
  if (!texts.every(isKept)) {
    try {
      await store.ledger.keepWordings(
        texts.map(({ id, version, digest, language, text }) => ({ id, version, digest, language, text })),
      );
    } catch (error) {
      throw named(error, texts);
    }
    for (const text of texts) digests.set(wordingName(text), text.digest);
  }
  const byName = new Map(texts.map((text) => [wordingName(text), text]));
  const listed = new Map(workspace.config.wordings.map((wording) => [wordingName(wording), wording.file]));
  return {
    digests,
    find(name) {
      const found = byName.get(name);
      if (found !== undefined) return found;
      const file = listed.get(name);
      if (file !== undefined) throw new ConsendError('file.missing', { params: { file } });
      throw new ConsendError('wording.unknown', { params: { wording: name, known: [...listed.keys()] } });
    },
  };
}
