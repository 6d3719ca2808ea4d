/**
 * A proof that stands by itself: events of one person with what binds them to a signed checkpoint, and the texts that they
 * name. Whoever has the file needs nothing else to check it. Every member of it is bound: none can be changed unnoticed.
 */
import { z } from 'zod';
import type { ConsentEvent } from './consent.ts';
import { leafHash, verifyInclusion } from './merkle.ts';
import type { Sha256, VerifySignature } from './ports.ts';
import { commitmentOf, readEvent, SALT_BYTES } from './sealed-event.ts';
import {
  type Checkpoint,
  fromBase64,
  isSignedBy,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
} from './signed-note.ts';

/** How to check a bundle by hand or with another program, in one sentence; part of every bundle. */
export const PROOF_METHOD =
  'commitment = SHA-256(salt || UTF-8 of body); leaf = SHA-256(0x00 || commitment); proof = RFC 9162 inclusion proof of leaf seq - 1 in the tree of the checkpoint; checkpoint = C2SP signed note, Ed25519, verifierKey; digest = sha256: and hex of SHA-256(UTF-8 of text)';

/** The zod schema of a bundle. */
export const proofBundleSchema = z.strictObject({
  schema: z.literal('consend.proof/1'),
  method: z.literal(PROOF_METHOD),
  /** Random id of the person in the ledger. */
  person: z.string(),
  /** Their events by sequence number. */
  events: z
    .array(
      z.strictObject({
        /** Sequence number, 1-based; the leaf's index is one less. */
        seq: z.number().int().min(1),
        /** Canonical JSON of the event (RFC 8785), to the letter. */
        body: z.string(),
        /** 32 bytes, base64. */
        salt: z.string(),
        /** Audit path, lowest sibling first, base64. */
        proof: z.array(z.string()),
      }),
    )
    .min(1),
  /** The signed checkpoint, a C2SP note. */
  checkpoint: z.string(),
  /** The key that signed it, as other verifiers of such notes take it. */
  verifierKey: z.string(),
  /** The texts that the events name by their digest. */
  wordings: z.array(
    z.strictObject({ id: z.string(), version: z.string(), digest: z.string(), text: z.string() }),
  ),
});

/** A proof bundle. */
export type ProofBundle = z.infer<typeof proofBundleSchema>;

/** What can be wrong with a bundle. Codes are stable: scripts read them. */
export type ProofProblem =
  | 'key.unreadable'
  | 'key.not-expected'
  | 'checkpoint.unreadable'
  | 'checkpoint.name'
  | 'checkpoint.signature'
  | 'event.order'
  | 'event.salt'
  | 'event.not-an-event'
  | 'event.not-canonical'
  | 'event.person'
  | 'event.inclusion'
  | 'wording.digest'
  | 'wording.missing'
  | 'wording.unnamed';

/** A part of a bundle that does not hold. */
export interface ProofFault {
  /** Where: `events[2].proof`, `checkpoint`. */
  readonly part: string;
  readonly problem: ProofProblem;
}

/** What checking a bundle came to. */
export interface ProofVerdict {
  readonly faults: readonly ProofFault[];
  readonly checkpoint: Checkpoint | undefined;
  /** The events that could be read, with their numbers. */
  readonly events: readonly { readonly seq: number; readonly event: ConsentEvent }[];
}

/** What checking needs beside the bundle. */
export interface ProofTools {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  /** The verifier key that the reader knows from elsewhere; undefined: the bundle's own is taken at its word. */
  readonly expectedKey: string | undefined;
}

/** Checks every part of a bundle against every other. */
export function checkProof(bundle: ProofBundle, tools: ProofTools): ProofVerdict {
  const faults: ProofFault[] = [];
  const blame = (part: string, problem: ProofProblem): void => void faults.push({ part, problem });
  const checkpoint = checkCheckpoint(bundle, tools, blame);
  const events: { seq: number; event: ConsentEvent }[] = [];
  let last = 0;
  for (const [index, entry] of bundle.events.entries()) {
    if (entry.seq <= last) blame(`events[${index}].seq`, 'event.order');
    last = Math.max(last, entry.seq);
    const event = readEvent(entry.body);
    if (typeof event === 'string') blame(`events[${index}].body`, `event.${event}`);
    else {
      if (event.person !== bundle.person) blame(`events[${index}].body`, 'event.person');
      events.push({ seq: entry.seq, event });
    }
    const problem = inclusionProblem(entry, checkpoint, tools.sha256);
    if (problem !== undefined) blame(`events[${index}]`, problem);
  }
  checkWordings(bundle, { events: events.map(({ event }) => event), sha256: tools.sha256 }, blame);
  return { faults, checkpoint, events };
}

type Blame = (part: string, problem: ProofProblem) => void;

/** The checkpoint, where its note can be read; whatever is wrong with note or key is said. */
function checkCheckpoint(bundle: ProofBundle, tools: ProofTools, blame: Blame): Checkpoint | undefined {
  const { sha256, verify, expectedKey } = tools;
  const key = parseVerifierKey(sha256, bundle.verifierKey);
  if (key === undefined || bundle.verifierKey !== bundle.verifierKey.trim())
    blame('verifierKey', 'key.unreadable');
  if (expectedKey !== undefined && expectedKey.trim() !== bundle.verifierKey.trim())
    blame('verifierKey', 'key.not-expected');
  const note = parseNote(bundle.checkpoint);
  const checkpoint = note && parseCheckpoint(note.text);
  if (note === undefined || checkpoint === undefined) {
    blame('checkpoint', 'checkpoint.unreadable');
    return undefined;
  }
  if (key === undefined) return checkpoint;
  if (checkpoint.origin !== key.name) blame('checkpoint', 'checkpoint.name');
  // A bundle has one signature: another one beside it would be bound by nothing.
  const isSigned = note.signatures.length === 1 && isSignedBy(note, { sha256, verify, ...key });
  if (!isSigned) blame('checkpoint', 'checkpoint.signature');
  return checkpoint;
}

/** Whether text, salt and path of an event lead to the signed root; without a root that cannot be said. */
function inclusionProblem(
  { seq, body, salt, proof }: ProofBundle['events'][number],
  checkpoint: Checkpoint | undefined,
  sha256: Sha256,
): ProofProblem | undefined {
  const bytes = fromBase64(salt);
  if (bytes?.length !== SALT_BYTES) return 'event.salt';
  const path = proof.map(fromBase64).filter((hash) => hash !== undefined);
  if (path.length !== proof.length) return 'event.inclusion';
  if (checkpoint === undefined) return undefined;
  const leaf = leafHash(sha256, commitmentOf(sha256, bytes, body));
  const { size, root } = checkpoint;
  return verifyInclusion(sha256, { leaf, index: seq - 1, size, proof: path, root })
    ? undefined
    : 'event.inclusion';
}

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const nameOf = ({
  id,
  version,
  digest,
}: {
  id: string;
  version: string;
  digest?: string | undefined;
}): string => JSON.stringify([id, version, digest]);

/** Each text is what its digest says, and is named by an event; each that an event names is there. */
function checkWordings(
  bundle: ProofBundle,
  { events, sha256 }: { readonly events: readonly ConsentEvent[]; readonly sha256: Sha256 },
  blame: Blame,
): void {
  const named = new Map<string, string>();
  for (const { wording } of events)
    if (wording?.digest !== undefined) named.set(nameOf(wording), `${wording.id}@${wording.version}`);
  const there = new Set<string>();
  for (const [index, wording] of bundle.wordings.entries()) {
    const name = nameOf(wording);
    if (wording.digest !== `sha256:${hexOf(sha256(wording.text))}`)
      blame(`wordings[${index}].text`, 'wording.digest');
    if (!named.has(name) || there.has(name)) blame(`wordings[${index}]`, 'wording.unnamed');
    there.add(name);
  }
  for (const [name, text] of named) if (!there.has(name)) blame(`wordings: ${text}`, 'wording.missing');
}
