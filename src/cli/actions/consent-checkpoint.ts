import { verifySignature } from '../../adapters/keys/index.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import { ConsendError } from '../../core/errors.ts';
import type { PaperCheckpoint } from '../../core/paper.ts';
import type { LedgerRows } from '../../core/ports.ts';
import { formatNumber } from '../../i18n/format.ts';
import { newestCheckpoint } from '../../pipeline/newest-checkpoint.ts';
import { plain, wrap } from '../../report/terminal/layout.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { withWorkspace } from '../workspace.ts';
import { writeNewFile } from '../write-new-file.ts';

/** Options of `consend consent checkpoint`. */
export interface CheckpointOptions {
  readonly out?: string;
}

/** The newest checkpoint. Throws `ledger.empty`, and as `newestCheckpoint`. */
async function newest(rows: LedgerRows): Promise<PaperCheckpoint> {
  const found = await newestCheckpoint(rows, { sha256, verify: verifySignature });
  if (found === undefined) throw new ConsendError('ledger.empty');
  return found;
}

async function print(session: Session, found: PaperCheckpoint, file: string | undefined): Promise<void> {
  const { json, language, quiet } = session.globals;
  const texts = session.messages.proof.checkpoint;
  if (json) {
    await session.io.out(
      `${JSON.stringify({ schema: 'consend.checkpoint/1', ...found, file: file ?? null })}\n`,
    );
    return;
  }
  const key = `${texts.key}  ${found.verifierKey}`;
  if (file === undefined) {
    // The note alone, so that it can be piped to where it is kept.
    await session.io.out(found.note);
    session.note([key, ...wrap(texts.keep, session.io.columns)].join('\n'));
    return;
  }
  if (quiet) return;
  const lines = [
    texts.written(formatNumber(language, found.size), file),
    key,
    ...wrap(texts.keep, session.io.columns),
    texts.next(file),
  ];
  await session.io.out(plain(lines));
}

/** `consend consent checkpoint`: gives the newest signed checkpoint out. */
export async function runCheckpoint(session: Session, options: CheckpointOptions): Promise<number> {
  return await withWorkspace(
    session,
    async ({ store }) => {
      const found = await store.snapshot(newest);
      const file =
        options.out === undefined ? undefined : await writeNewFile(session, options.out, found.note);
      await print(session, found, file);
      return EXIT.ok;
    },
    { readOnly: true },
  );
}
