import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { privateKeyPem, signerOf, verifySignature } from '../../../src/adapters/keys/ed25519.ts';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import { leafHash, verifyInclusion } from '../../../src/core/merkle.ts';
import {
  base64,
  checkpointText,
  fromBase64,
  isSignedBy,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signCheckpoint,
  signNote,
  verifierKey,
} from '../../../src/core/signed-note.ts';

const FIXTURES = new URL('../../fixtures/signed-note/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FIXTURES), 'utf8');
const go = JSON.parse(read('go-note.json')) as {
  verifierKey: string;
  signerKey: string;
  text: string;
  peterLine: string;
  enochKey: string;
  enochLine: string;
  refusedKeys: string[];
};
const sumdb = JSON.parse(read('sumdb-43930254.json')) as {
  index: number;
  entry: string;
  leafHash: string;
  proof: string[];
  checkpoint: string;
  verifierKey: string;
};

const keyOf = (text: string) => parseVerifierKey(sha256, text)!;
const isSigned = (note: string, key: string): boolean => {
  const parsed = parseNote(note);
  return parsed !== undefined && isSignedBy(parsed, { sha256, verify: verifySignature, ...keyOf(key) });
};
const note = `${go.text}\n${go.peterLine}`;

describe('the note of Go’s own tests', () => {
  test('is signed by its key', () => {
    expect(isSigned(note, go.verifierKey)).toBe(true);
    expect(parseNote(note)?.text).toBe(go.text);
  });

  test('comes out byte for byte when its text is signed with its key', () => {
    const seed = fromBase64(go.signerKey.split('+').slice(4).join('+'))!.subarray(1);
    const signer = signerOf(privateKeyPem(seed));
    expect(signNote(sha256, go.text, { name: 'PeterNeumann', signer })).toBe(note);
    expect(verifierKey(sha256, 'PeterNeumann', signer.publicKey)).toBe(go.verifierKey);
  });

  test('with a second signature is signed by both keys, each by itself', () => {
    const both = note + go.enochLine;
    expect(isSigned(both, go.verifierKey)).toBe(true);
    expect(isSigned(both, go.enochKey)).toBe(true);
    expect(isSigned(note, go.enochKey)).toBe(false);
    expect(parseNote(both)?.signatures.map(({ name }) => name)).toEqual(['PeterNeumann', 'EnochRoot']);
  });

  test('is not signed any more once a character of text, name, key hash or signature differs', () => {
    for (let index = 0; index < note.length; index += 1) {
      const changed = `${note.slice(0, index)}${note[index] === 'A' ? 'B' : 'A'}${note.slice(index + 1)}`;
      expect(isSigned(changed, go.verifierKey), `character ${index}`).toBe(false);
    }
  });

  test('is spoilt by a wrong signature of the same key beside the right one', () => {
    const wrong = go.peterLine.replace('x08go/ZJ', 'x08go/ZK');
    expect(isSigned(note + wrong, go.verifierKey)).toBe(false);
    expect(isSigned(note + go.peterLine, go.verifierKey)).toBe(true);
  });

  test.each([
    ['no signatures', go.text],
    ['a blank line and no signatures', `${go.text}\n`],
    ['no newline at the end', note.slice(0, -1)],
    ['a control character', `\u0001${note}`],
    ['a tab', note.replace('you think', 'you\tthink')],
    ['a carriage return', note.replaceAll('\n', '\r\n')],
    ['half a surrogate pair', `\ud800${note}`],
    ['a name with a space', `${go.text}\n${go.peterLine.replace('PeterNeumann', 'Bad Name')}`],
    ['a name with a no-break space', `${go.text}\n${go.peterLine.replace('PeterNeumann', 'Bad\u00a0Name')}`],
    ['a name with a plus', `${go.text}\n${go.peterLine.replace('PeterNeumann', 'a+b')}`],
    ['a line that is no signature', `${note}Unexpected line.\n`],
    ['a hyphen for the dash', `${go.text}\n${go.peterLine.replace('—', '-')}`],
    ['101 signatures', `${go.text}\n${go.peterLine.repeat(101)}`],
    ['a signature of four bytes', `${go.text}\n— PeterNeumann x08gow==\n`],
    ['bits after the base64', `${go.text}\n${go.peterLine.replace('JnAM=', 'JnAN=')}`],
  ])('with %s it is no note', (_, text) => {
    expect(parseNote(text)).toBeUndefined();
  });

  test('may have 16 signatures, as the specification asks, and blank lines in its text', () => {
    expect(parseNote(`${go.text}\n${go.enochLine.repeat(15)}${go.peterLine}`)?.signatures).toHaveLength(16);
    expect(parseNote(read('spec-note.txt'))?.text).toBe(
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n',
    );
  });
});

describe('a verifier key', () => {
  test('is refused in any mangled form', () => {
    const key = go.verifierKey;
    for (let from = 0; from < key.length; from += 1) {
      for (let to = from + 1; to <= key.length; to += 1) {
        if (from === 0 && to === key.length) continue;
        expect(parseVerifierKey(sha256, key.slice(from, to))).toBeUndefined();
      }
    }
    for (let index = 0; index < key.length; index += 1) {
      const next = String.fromCharCode(key.charCodeAt(index) + 1);
      expect(parseVerifierKey(sha256, key.slice(0, index) + next + key.slice(index + 1))).toBeUndefined();
    }
  });

  test.each(go.refusedKeys)('of another length or kind is refused: %s', (key) => {
    expect(parseVerifierKey(sha256, key)).toBeUndefined();
  });

  test('says the name and the key', () => {
    expect(keyOf(` ${sumdb.verifierKey}\n`)).toMatchObject({ name: 'sum.golang.org' });
    expect(verifierKey(sha256, 'sum.golang.org', keyOf(sumdb.verifierKey).publicKey)).toBe(sumdb.verifierKey);
  });
});

describe('checkpoints', () => {
  test.each(['15081221', '63096908', '63512409'])(
    'of the Go checksum database at size %s are signed by the key of the Go command',
    (size) => {
      const text = read(`sumdb-${size}.txt`);
      expect(isSigned(text, sumdb.verifierKey)).toBe(true);
      expect(parseCheckpoint(parseNote(text)?.text ?? '')).toMatchObject({
        origin: 'go.sum database tree',
        size: Number(size),
      });
    },
  );

  test('and an inclusion proof of that log prove one of its 58 million entries', () => {
    const leaf = leafHash(sha256, Buffer.from(sumdb.entry));
    expect(Buffer.from(leaf).toString('hex')).toBe(sumdb.leafHash);
    expect(isSigned(sumdb.checkpoint, sumdb.verifierKey)).toBe(true);
    const { size, root } = parseCheckpoint(parseNote(sumdb.checkpoint)!.text)!;
    const proof = sumdb.proof.map((hash) => fromBase64(hash)!);
    const claim = { leaf, index: sumdb.index, size, proof, root };
    expect(verifyInclusion(sha256, claim)).toBe(true);
    expect(verifyInclusion(sha256, { ...claim, index: sumdb.index + 1 })).toBe(false);
  });

  test('are read as the specification writes them, and written as they were read', () => {
    const text = parseNote(read('spec-checkpoint.txt'))?.text ?? '';
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(checkpointText(checkpoint!)).toBe(text);
  });

  test('may have extension lines, which say nothing', () => {
    const root = base64(new Uint8Array(32));
    expect(parseCheckpoint(`log\n0\n${root}\nmore\n`)).toEqual({
      origin: 'log',
      size: 0,
      root: new Uint8Array(32),
    });
  });

  const root = base64(new Uint8Array(32));
  test.each([
    ['no origin', `\n1\n${root}\n`],
    ['no size', `log\n\n${root}\n`],
    ['a leading zero', `log\n01\n${root}\n`],
    ['a sign', `log\n+1\n${root}\n`],
    ['a size beyond what a number holds', `log\n9007199254740993\n${root}\n`],
    ['a short root', `log\n1\n${base64(new Uint8Array(31))}\n`],
    ['a root that is no base64', `log\n1\n${root.slice(0, -1)}\n`],
    ['no newline at the end', `log\n1\n${root}`],
    ['an empty extension line', `log\n1\n${root}\n\nmore\n`],
    ['two lines', 'log\n1\n'],
  ])('with %s are none', (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  test('signed here are signed by the key that they say, and by no other', () => {
    const signer = signerOf(privateKeyPem(new Uint8Array(32).fill(7)));
    const other = signerOf(privateKeyPem(new Uint8Array(32).fill(8)));
    const origin = 'consend.local/abcd';
    const signed = signCheckpoint(sha256, { origin, size: 3, root: new Uint8Array(32).fill(1) }, signer);
    expect(isSigned(signed, verifierKey(sha256, origin, signer.publicKey))).toBe(true);
    expect(isSigned(signed, verifierKey(sha256, origin, other.publicKey))).toBe(false);
    expect(isSigned(signed, verifierKey(sha256, 'consend.local/efgh', signer.publicKey))).toBe(false);
  });
});
