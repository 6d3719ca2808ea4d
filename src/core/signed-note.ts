/**
 * Signed notes and checkpoints as the C2SP specifies them (c2sp.org/signed-note, c2sp.org/tlog-checkpoint), so that any
 * verifier of transparency logs reads ours. Pure: hashing, signing and verifying are passed in.
 */
import type { CheckpointSigner, Sha256, VerifySignature } from './ports.ts';

/** What a checkpoint says: the log's name, its size in leaves and the root of its tree (32 bytes). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
  readonly keyHash: Uint8Array;
  readonly signature: Uint8Array;
}

/** A note as it was read: what is signed, and by whom it says so. */
export interface SignedNote {
  /** The signed text, its final newline included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Type byte of Ed25519 in key hashes and verifier keys (c2sp.org/signed-note). */
const ED25519 = 1;
const KEY_HASH_BYTES = 4;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** Before each signature line: an em dash and a space. */
const MARK = '\u2014 ';
/** Largest note that is read, characters: a checkpoint has a few hundred. */
const LONGEST = 1_000_000;
/** Most signatures that are read; a verifier must take 16 (c2sp.org/signed-note). */
const MOST_SIGNATURES = 100;
/** A key's name: no Unicode space, no plus. `\s` knows all spaces but NEL. */
const NAME = String.raw`[^\s\u0085+]+`;
/** What a note must not hold: ASCII control characters other than newline, halves of surrogate pairs (no UTF-8). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the rule is about them
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f]|\p{Cs}/u;
const VERIFIER_KEY = new RegExp(String.raw`^(${NAME})\+([0-9a-f]{8})\+(\S+)$`);
const SIGNATURE_LINE = new RegExp(String.raw`^(${NAME}) (\S+)$`);

const encoder = new TextEncoder();

/** Base64 (RFC 4648, section 4, padded) of bytes. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Bytes of a base64 text; undefined where it is none, or not the one way to write those bytes. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return base64(bytes) === text ? bytes : undefined;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

/** The four bytes by which a note names an Ed25519 key. */
export function keyHashOf(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  const input = joined(encoder.encode(`${name}\n`), Uint8Array.of(ED25519), publicKey);
  return sha256(input).subarray(0, KEY_HASH_BYTES);
}

/** A key as other verifiers take it: `<name>+<hash in hex>+<base64 of type and key>`. */
export function verifierKey(sha256: Sha256, name: string, publicKey: Uint8Array): string {
  const hash = [...keyHashOf(sha256, name, publicKey)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${name}+${hash.join('')}+${base64(joined(Uint8Array.of(ED25519), publicKey))}`;
}

/** Name and public key (32 bytes) of a verifier key; undefined where the text is none, or its hash is another key's. */
export function parseVerifierKey(
  sha256: Sha256,
  text: string,
): { readonly name: string; readonly publicKey: Uint8Array } | undefined {
  const match = VERIFIER_KEY.exec(text.trim());
  const bytes = fromBase64(match?.[3] ?? '');
  if (match === null || bytes === undefined || bytes.length !== 1 + KEY_BYTES || bytes[0] !== ED25519)
    return undefined;
  const name = match[1] ?? '';
  const publicKey = bytes.subarray(1);
  return verifierKey(sha256, name, publicKey) === text.trim() ? { name, publicKey } : undefined;
}

/** The text of a checkpoint: origin, size, root, a line each. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

/** A text (which ends in a newline) with the signature of a key under its name. */
export function signNote(
  sha256: Sha256,
  text: string,
  { name, signer }: { readonly name: string; readonly signer: CheckpointSigner },
): string {
  const hash = keyHashOf(sha256, name, signer.publicKey);
  return `${text}\n${MARK}${name} ${base64(joined(hash, signer.sign(encoder.encode(text))))}\n`;
}

/** A checkpoint signed under its origin's name. */
export function signCheckpoint(sha256: Sha256, checkpoint: Checkpoint, signer: CheckpointSigner): string {
  return signNote(sha256, checkpointText(checkpoint), { name: checkpoint.origin, signer });
}

function parseSignature(line: string): NoteSignature | undefined {
  const match = SIGNATURE_LINE.exec(line.startsWith(MARK) ? line.slice(MARK.length) : '');
  const bytes = fromBase64(match?.[2] ?? '');
  if (match === null || bytes === undefined || bytes.length <= KEY_HASH_BYTES) return undefined;
  return {
    name: match[1] ?? '',
    keyHash: bytes.subarray(0, KEY_HASH_BYTES),
    signature: bytes.subarray(KEY_HASH_BYTES),
  };
}

/** Reads a note; undefined where the text is none. Signatures of kinds that we do not know are kept and prove nothing. */
export function parseNote(note: string): SignedNote | undefined {
  // The last blank line divides: what is signed may itself hold blank lines.
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || note.length > LONGEST || !note.endsWith('\n') || FORBIDDEN.test(note)) return undefined;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.map(parseSignature).filter((signature) => signature !== undefined);
  if (signatures.length !== lines.length || lines.length > MOST_SIGNATURES) return undefined;
  return { text: note.slice(0, split + 1), signatures };
}

/** Reads a checkpoint's text; undefined where it is none. Lines after the third are extensions and mean nothing to us. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const bytes = fromBase64(root);
  const isWhole = rest.at(-1) === '' && !rest.slice(0, -1).includes('');
  if (origin === '' || !/^(?:0|[1-9]\d{0,15})$/.test(size) || bytes?.length !== KEY_BYTES || !isWhole)
    return undefined;
  const number = Number(size);
  return Number.isSafeInteger(number) ? { origin, size: number, root: bytes } : undefined;
}

/** What verifying a note's signature needs. */
export interface NoteVerifier {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  /** Name of the key. */
  readonly name: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** The signatures that say they are the key's. */
function claimsOf(note: SignedNote, { sha256, name, publicKey }: NoteVerifier): readonly NoteSignature[] {
  const hash = keyHashOf(sha256, name, publicKey);
  return note.signatures.filter((line) => line.name === name && sameBytes(line.keyHash, hash));
}

/** Whether a note says that the key signed it, and its text is not what the key signed: then it was altered since. */
export function isAltered(note: SignedNote, verifier: NoteVerifier): boolean {
  return claimsOf(note, verifier).length > 0 && !isSignedBy(note, verifier);
}

/**
 * Whether a note is signed by the key. Signatures under other names or key hashes count for nothing; one of this key that is
 * wrong spoils the note, as the specification advises.
 */
export function isSignedBy(note: SignedNote, verifier: NoteVerifier): boolean {
  const { verify, publicKey } = verifier;
  const message = encoder.encode(note.text);
  const own = claimsOf(note, verifier);
  return (
    own.length > 0 &&
    own.every(
      ({ signature }) => signature.length === SIGNATURE_BYTES && verify(publicKey, message, signature),
    )
  );
}
