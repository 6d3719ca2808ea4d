import { verifySignature } from '../../adapters/keys/index.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import { ConsendError } from '../../core/errors.ts';
import type { LedgerRows } from '../../core/ports.ts';
import { base64, isSignedBy, parseCheckpoint, parseNote, verifierKey } from '../../core/signed-note.ts';
import { formatNumber } from '../../i18n/format.ts';
import { plain, wrap } from '../../report/terminal/layout.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { withWorkspace } from '../workspace.ts';
import { writeNewFile } from '../write-new-file.ts';

/** Options of `consend consent checkpoint`. */
export interface CheckpointOptions {
  readonly out?: string;
}

/** The newest checkpoint with the key that signed it. */
interface NewestCheckpoint {
  readonly note: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly verifierKey: string;
}

/** The newest checkpoint. Throws `ledger.empty`, and `ledger.tampered` where no key of the ledger signed it. */
async function newest(rows: LedgerRows): Promise<NewestCheckpoint> {
  const kept = await rows.checkpointAt(Number.MAX_SAFE_INTEGER);
  if (kept === undefined) throw new ConsendError('ledger.empty');
  const note = parseNote(kept.note);
  const checkpoint = note && parseCheckpoint(note.text);
  const { origin: name = '', size = 0, root } = checkpoint ?? {};
  for (const { publicKey } of await rows.keys()) {
    if (note === undefined || root === undefined) break;
    if (!isSignedBy(note, { sha256, verify: verifySignature, name, publicKey })) continue;
    return {
      note: kept.note,
      origin: name,
      size,
      root: base64(root),
      verifierKey: verifierKey(sha256, name, publicKey),
    };
  }
  throw new ConsendError('ledger.tampered', { params: { detail: `checkpoints ${kept.size}` } });
}

async function print(session: Session, found: NewestCheckpoint, file: string | undefined): Promise<void> {
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
