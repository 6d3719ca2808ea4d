/** Makes a proof bundle of one person from the ledger's rows: one pass over the log, whatever its size. */
import { ConsendError } from '../core/errors.ts';
import { leafHash } from '../core/merkle.ts';
import { ProofCollector } from '../core/merkle-proofs.ts';
import type {
  KeptWording,
  LedgerRows,
  RawCheckpoint,
  RawEvent,
  Sha256,
  VerifySignature,
} from '../core/ports.ts';
import { checkProof, PROOF_METHOD, type ProofBundle } from '../core/proof-bundle.ts';
import { readEvent } from '../core/sealed-event.ts';
import { base64, isSignedBy, parseCheckpoint, parseNote, verifierKey } from '../core/signed-note.ts';

/** What proving takes. */
export interface ProveRequest {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  readonly personKey: number;
  readonly onProgress?: (progress: { readonly events: number; readonly total: number }) => void;
  readonly signal?: AbortSignal | undefined;
}

/** An event that still has its content. */
type WholeEvent = RawEvent & { readonly body: string; readonly salt: Uint8Array };
const isWhole = (event: RawEvent): event is WholeEvent => event.body !== null && event.salt !== null;

/**
 * The proof of everything that the ledger still holds of a person. Throws `ledger.tampered` where the ledger's own rows do
 * not bear it out: then there is nothing to prove, and verifying tells more.
 */
export async function provePerson(rows: LedgerRows, request: ProveRequest): Promise<ProofBundle> {
  const [person] = await rows.peopleOf([request.personKey]);
  const events = (person?.events ?? []).filter(isWhole);
  if (person === undefined || events.length === 0) throw broken('no-events');
  const checkpoint = await rows.checkpointAt(Number.MAX_SAFE_INTEGER);
  if (checkpoint === undefined) throw broken('no-checkpoint');
  const proofs = await collect(rows, request, events);
  const bundle: ProofBundle = {
    schema: 'consend.proof/1',
    method: PROOF_METHOD,
    person: person.ref,
    events: events.map(({ seq, body, salt }) => ({
      seq,
      body,
      salt: base64(salt),
      proof: proofs.inclusion(seq - 1).map(base64),
    })),
    checkpoint: checkpoint.note,
    verifierKey: await signingKey(rows, request, checkpoint),
    wordings: namedWordings(events, await rows.wordings()),
  };
  // What goes out was checked as its reader will check it.
  const { faults } = checkProof(bundle, { ...request, expectedKey: undefined });
  if (faults[0] !== undefined) throw broken(`${faults[0].part} ${faults[0].problem}`);
  return bundle;
}

function broken(detail: string): ConsendError {
  return new ConsendError('ledger.tampered', { params: { detail } });
}

/** The key that signed a checkpoint, as other verifiers take it. */
async function signingKey(
  rows: LedgerRows,
  { sha256, verify }: ProveRequest,
  { note }: RawCheckpoint,
): Promise<string> {
  const parsed = parseNote(note);
  const name = (parsed && parseCheckpoint(parsed.text))?.origin ?? '';
  for (const { publicKey } of await rows.keys())
    if (parsed !== undefined && isSignedBy(parsed, { sha256, verify, name, publicKey }))
      return verifierKey(sha256, name, publicKey);
  throw broken('checkpoint.signature');
}

/** The inclusion proofs of events, once the whole log has gone by. */
async function collect(
  rows: LedgerRows,
  { sha256, onProgress, signal }: ProveRequest,
  events: readonly RawEvent[],
): Promise<ProofCollector> {
  const collector = new ProofCollector(sha256, { leaves: events.map(({ seq }) => seq - 1) });
  const tree = await rows.tree();
  for await (const batch of rows.events(0)) {
    signal?.throwIfAborted();
    for (const { commitment } of batch) collector.add(leafHash(sha256, commitment));
    onProgress?.({ events: collector.frontier().size, total: tree.size });
  }
  return collector;
}

/** The texts that events name, each once. */
function namedWordings(events: readonly WholeEvent[], kept: readonly KeptWording[]): ProofBundle['wordings'] {
  const named = new Set<string>();
  for (const { body } of events) {
    const event = readEvent(body);
    if (typeof event !== 'string' && event.wording?.digest !== undefined)
      named.add(`${event.wording.id}@${event.wording.version} ${event.wording.digest}`);
  }
  return kept
    .filter(({ id, version, digest }) => named.has(`${id}@${version} ${digest}`))
    .map(({ id, version, digest, text }) => ({ id, version, digest, text }));
}
