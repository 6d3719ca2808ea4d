/** Checks what the program gives out with nothing of the program: node:crypto, RFC 9162 and c2sp.org/signed-note alone. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { type Person, people, withdrawalsCsv } from '../helpers/people.ts';
import { removeFolders, workspace } from '../helpers/workspace.ts';

afterAll(removeFolders);

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** The root that a leaf and its audit path lead to, after the recursive definition of RFC 9162, 2.1.3.1. */
function rootFrom(leaf: Buffer, place: { index: number; size: number }, path: readonly Buffer[]): Buffer {
  const { index, size } = place;
  if (size === 1) return leaf;
  let split = 1;
  while (split * 2 < size) split *= 2;
  const sibling = path.at(-1)!;
  const rest = path.slice(0, -1);
  return index < split
    ? sha256(Buffer.of(1), rootFrom(leaf, { index, size: split }, rest), sibling)
    : sha256(Buffer.of(1), sibling, rootFrom(leaf, { index: index - split, size: size - split }, rest));
}

/** Whether a note is signed by a verifier key, and its three lines. */
function openNote(note: string, key: string): { isSigned: boolean; lines: string[] } {
  const end = note.lastIndexOf('\n\n') + 1;
  const text = Buffer.from(note.slice(0, end));
  const [name = '', hash = '', ...encoded] = key.split('+');
  const raw = bytes(encoded.join('+'));
  expect(sha256(Buffer.from(`${name}\n`), raw).toString('hex', 0, 4)).toBe(hash);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const [, signer = '', signature = ''] = note
    .slice(end + 1)
    .trimEnd()
    .split(' ');
  expect(signer).toBe(name);
  expect(bytes(signature).toString('hex', 0, 4)).toBe(hash);
  const isSigned = verify(null, text, publicKey, bytes(signature).subarray(4));
  return { isSigned, lines: text.toString().split('\n') };
}

test('a proof can be checked by hand, by whoever knows the standards that it names', async () => {
  const everybody = people(9);
  const [, second] = everybody as [Person, Person];
  const space = await workspace({ consenting: everybody });
  await space.import(withdrawalsCsv([second], '2026-06-01T10:00:00+02:00'));
  expect((await space.run('consent', 'prove', second.phone, '--out', 'p.json')).code).toBe(0);
  const bundle = JSON.parse(await space.read('p.json')) as {
    person: string;
    events: { seq: number; body: string; salt: string; proof: string[] }[];
    checkpoint: string;
    verifierKey: string;
    wordings: { digest: string; text: string }[];
  };

  const { isSigned, lines } = openNote(bundle.checkpoint, bundle.verifierKey);
  expect(isSigned).toBe(true);
  const [origin, size, root] = lines;
  expect(origin).toBe(bundle.verifierKey.split('+')[0]);
  expect(bundle.events.length).toBeGreaterThanOrEqual(2);
  for (const { seq, body, salt, proof } of bundle.events) {
    const leaf = sha256(Buffer.of(0), sha256(bytes(salt), Buffer.from(body)));
    const place = { index: seq - 1, size: Number(size) };
    expect(rootFrom(leaf, place, proof.map(bytes)).toString('base64')).toBe(root);
    expect(JSON.parse(body)).toMatchObject({ person: bundle.person });
  }
  for (const { digest, text } of bundle.wordings)
    expect(`sha256:${sha256(Buffer.from(text)).toString('hex')}`).toBe(digest);
});
