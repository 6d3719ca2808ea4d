import { describe, expect, test } from 'vitest';
import { privateKeyPem, signerOf, verifySignature } from '../../../../src/adapters/keys/ed25519.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** RFC 8032, 7.1, tests 1 to 3. */
const VECTORS = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
] as const;

test.each(VECTORS)('signs and verifies as RFC 8032 has it: key $key', ({ seed, key, message, signature }) => {
  const signer = signerOf(privateKeyPem(bytes(seed)));
  expect(signer.publicKey).toEqual(bytes(key));
  expect(signer.sign(bytes(message))).toEqual(bytes(signature));
  expect(verifySignature(bytes(key), bytes(message), bytes(signature))).toBe(true);
});

test('a private key is PKCS8 PEM, as other tools read it', () => {
  // RFC 8410, 10.3: the example key.
  const pem = privateKeyPem(bytes('d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842'));
  expect(pem).toContain('MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC');
  expect(signerOf(pem).publicKey).toEqual(
    bytes('19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1'),
  );
});

test('a key of another kind, and a text that is none, sign nothing', async () => {
  const { generateKeyPairSync } = await import('node:crypto');
  const { privateKey } = generateKeyPairSync('x25519');
  expect(() => signerOf(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())).toThrow(TypeError);
  expect(() => signerOf('no key')).toThrow();
});

describe('verifying never throws and never says yes to', () => {
  const [{ key, message, signature }] = [VECTORS[2]];
  const flipped = (hex: string, at: number): Uint8Array => {
    const changed = bytes(hex);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  };
  test.each([
    ['another message', bytes(key), bytes('af83'), bytes(signature)],
    ['a changed signature', bytes(key), bytes(message), flipped(signature, 5)],
    ['a changed scalar', bytes(key), bytes(message), flipped(signature, 40)],
    ['a changed key', flipped(key, 3), bytes(message), bytes(signature)],
    ['a short key', bytes(key).subarray(1), bytes(message), bytes(signature)],
    ['no key', bytes(''), bytes(message), bytes(signature)],
    ['a key that is no point', new Uint8Array(32).fill(0xff), bytes(message), bytes(signature)],
    ['a short signature', bytes(key), bytes(message), bytes(signature).subarray(1)],
    ['no signature', bytes(key), bytes(message), bytes('')],
  ])('%s', (_, publicKey, text, signed) => {
    expect(verifySignature(publicKey, text, signed)).toBe(false);
  });
});
