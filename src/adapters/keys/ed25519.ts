/** Ed25519 (RFC 8032) through node:crypto: keys from and to their raw 32 bytes, signing, verifying. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { CheckpointSigner, VerifySignature } from '../../core/ports.ts';

/** Bytes of a private key's seed and of a public key (RFC 8032, 5.1.5). */
export const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** What comes before the 32 bytes in PKCS8 and in SPKI, DER (RFC 8410, 7 and 4). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The private key of a seed of 32 random bytes, as PKCS8 PEM. */
export function privateKeyPem(seed: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** Signs with the private key in a PEM text. Throws where the text holds no Ed25519 key. */
export function signerOf(pem: string): CheckpointSigner {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the key is no Ed25519 key');
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(SPKI_HEAD.length)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** The key that was asked for last: a log is signed by one, thousands of times, and reading it costs more than verifying. */
let lastKey: { readonly raw: Buffer; readonly key: KeyObject } | undefined;

function publicKeyOf(raw: Uint8Array): KeyObject {
  if (lastKey?.raw.equals(raw)) return lastKey.key;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
  lastKey = { raw: Buffer.from(raw), key };
  return key;
}

/** Verifies an Ed25519 signature. Total: a malformed key or signature is false. */
export const verifySignature: VerifySignature = (publicKey, message, signature) => {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  try {
    return verify(null, message, publicKeyOf(publicKey), signature);
  } catch {
    return false;
  }
};
