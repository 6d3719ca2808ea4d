/** The newest signed checkpoint of a ledger with the key that signed it. */
import { ConsendError } from '../core/errors.ts';
import type { PaperCheckpoint } from '../core/paper.ts';
import type { LedgerRows, Sha256, VerifySignature } from '../core/ports.ts';
import { base64, isSignedBy, parseCheckpoint, parseNote, verifierKey } from '../core/signed-note.ts';

/** What reading one takes. */
export interface CheckpointTools {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
}

/**
 * The newest checkpoint of at most a size (all of them by default); undefined: there is none. Throws `ledger.tampered`
 * where no key of the ledger signed it.
 */
export async function newestCheckpoint(
  rows: Pick<LedgerRows, 'checkpointAt' | 'keys'>,
  { sha256, verify }: CheckpointTools,
  atMost = Number.MAX_SAFE_INTEGER,
): Promise<PaperCheckpoint | undefined> {
  const kept = await rows.checkpointAt(atMost);
  if (kept === undefined) return undefined;
  const note = parseNote(kept.note);
  const checkpoint = note && parseCheckpoint(note.text);
  const { origin: name = '', size = 0, root } = checkpoint ?? {};
  for (const { publicKey } of await rows.keys()) {
    if (note === undefined || root === undefined) break;
    if (!isSignedBy(note, { sha256, verify, name, publicKey })) continue;
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
