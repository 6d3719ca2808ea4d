/** Where an export goes: standard output, or a file for its owner alone that is there whole or not at all. */
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ConsendError } from '../core/errors.ts';
import { confirms } from './confirm.ts';
import type { Session } from './session.ts';

/** A place that takes text. */
export interface ExportTarget {
  readonly isFile: boolean;
  write(text: string): Promise<void>;
  /** Ends it: a file is in its place from now on. */
  finish(): Promise<void>;
  /** Leaves nothing behind. Harmless after `finish`. */
  discard(): Promise<void>;
}

function outputTarget(session: Session): ExportTarget {
  return {
    isFile: false,
    write: (text) => session.io.out(text),
    finish: async () => {},
    discard: async () => {},
  };
}

/** Text is handed to the system in pieces of at least so many characters. */
const PIECE = 1 << 18;

async function fileTarget(file: string): Promise<ExportTarget> {
  const unwritable = (error: unknown): ConsendError =>
    new ConsendError('file.unwritable', { params: { file, detail: String(error) }, cause: error });
  const partial = `${file}.partial`;
  const handle = await mkdir(dirname(file), { recursive: true })
    .then(() => open(partial, 'w', 0o600))
    .catch((error: unknown) => {
      throw unwritable(error);
    });
  let text = '';
  let isOpen = true;
  const flush = async (): Promise<void> => {
    const piece = text;
    text = '';
    try {
      await handle.appendFile(piece);
    } catch (error) {
      throw unwritable(error);
    }
  };
  return {
    isFile: true,
    async write(more) {
      text += more;
      if (text.length >= PIECE) await flush();
    },
    async finish() {
      await flush();
      await handle.sync();
      await handle.close();
      isOpen = false;
      await rename(partial, file);
    },
    async discard() {
      if (!isOpen) return;
      isOpen = false;
      await handle.close();
      await rm(partial, { force: true });
    },
  };
}

/**
 * Opens the target. Asks before a file is overwritten; undefined: the user does not want that.
 * @throws ConsendError `usage.confirmation-needed` where nobody can be asked, `file.unwritable`
 */
export async function openExportTarget(
  session: Session,
  { file, yes }: { readonly file: string | undefined; readonly yes: boolean | undefined },
): Promise<ExportTarget | undefined> {
  if (file === undefined) return outputTarget(session);
  const text = session.messages.transfer.export;
  const name = basename(file);
  const question = { question: text.overwrite(name), action: text.overwriteAction(name), yes };
  if (existsSync(file) && !(await confirms(session, question))) return undefined;
  return await fileTarget(file);
}
