import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifySignature } from '../../../src/adapters/keys/index.ts';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { Store } from '../../../src/core/ports.ts';
import { checkProof, type ProofBundle, proofBundleSchema } from '../../../src/core/proof-bundle.ts';
import { signNote, verifierKey } from '../../../src/core/signed-note.ts';
import { provePerson } from '../../../src/pipeline/prove.ts';
import { keysOf } from '../../contract/store-tools.ts';
import { fillLedger, given, type LedgerFile, ledgerFile, phoneOf, WORDING } from '../../helpers/ledger.ts';

let ledger: LedgerFile;
let store: Store;
let bundle: ProofBundle;

async function prove(n: number): Promise<ProofBundle> {
  const person = await store.ledger.person(phoneOf(n));
  const request = { sha256, verify: verifySignature, personKey: person!.personKey };
  return await store.snapshot((rows) => provePerson(rows, request));
}

beforeAll(async () => {
  ledger = ledgerFile();
  store = await ledger.open();
  await fillLedger(store);
  bundle = await prove(1);
});
afterAll(async () => {
  await store.close();
  ledger.remove();
});

const check = (value: ProofBundle, expectedKey?: string) =>
  checkProof(value, { sha256, verify: verifySignature, expectedKey });
/** Whether a value that came out of a file is taken for a proof that holds. */
function isTaken(value: unknown): boolean {
  const read = proofBundleSchema.safeParse(value);
  return read.success && check(read.data).faults.length === 0;
}

describe('a proof', () => {
  test('holds by itself, with every event of the person and the texts that they name', () => {
    expect(check(bundle).faults).toEqual([]);
    expect(check(bundle).events.map(({ event }) => event.kind)).toEqual(['given', 'withdrawn']);
    expect(bundle.wordings).toEqual([
      { id: WORDING.id, version: WORDING.version, digest: WORDING.digest, text: WORDING.text },
    ]);
    expect(isTaken(JSON.parse(JSON.stringify(bundle)))).toBe(true);
  });

  test('holds for everybody in the ledger, also after it has grown', async () => {
    const growing = ledger.copy();
    const other = await growing.open();
    // Three of them were erased, and one of those came back.
    for (const n of [0, 1, 2, 3, 4, 55, 6, 9, 10]) {
      await other.ledger.record([given(300 + n)]);
      const person = (await other.ledger.person(phoneOf(n)))!;
      const request = { sha256, verify: verifySignature, personKey: person.personKey };
      expect(check(await other.snapshot((rows) => provePerson(rows, request))).faults).toEqual([]);
    }
    await other.close();
    growing.remove();
  });

  test('holds for a reader who knows the key, and not for one who knows another', () => {
    expect(check(bundle, bundle.verifierKey).faults).toEqual([]);
    const key = verifierKey(sha256, 'consend.local/other', keysOf('other').signer.publicKey);
    expect(check(bundle, key).faults).toEqual([{ part: 'verifierKey', problem: 'key.not-expected' }]);
  });
});

/** Every place in a value with what stands there. */
function* places(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const name = Array.isArray(value) ? Number(key) : key;
    yield* places((value as Record<string, unknown>)[key], [...path, name]);
  }
}

/** A copy with the place replaced by what a function makes of it; undefined takes it out. */
function changed(
  value: unknown,
  path: readonly (string | number)[],
  make: (old: unknown) => unknown,
): unknown {
  const copy = structuredClone(value) as Record<string | number, unknown>;
  let holder = copy;
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder;
  const last = path.at(-1)!;
  const made = make(holder[last]);
  if (made !== undefined) holder[last] = made;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

/** A text with the character at a place changed, with one more before it, or without it: in the middle one of these in turn. */
function mutations(text: string, index: number): string[] {
  const head = text.slice(0, index);
  const tail = text.slice(index + 1);
  const made = [head + (text[index] === 'A' ? 'B' : 'A') + tail, `${head} ${text.slice(index)}`, head + tail];
  const isEdge = index < 2 || index > text.length - 3;
  return made.filter((one, kind) => one !== text && (isEdge || kind === index % 3));
}

describe('a proof is refused', () => {
  test('with any character of any text changed, added or left out, and with any number changed', () => {
    for (const path of places(bundle)) {
      const old = path.reduce<unknown>(
        (value, step) => (value as Record<string | number, unknown>)[step],
        bundle,
      );
      if (typeof old === 'number')
        for (const step of [-1, 1, 0.5]) expect(isTaken(changed(bundle, path, () => old + step))).toBe(false);
      if (typeof old !== 'string') continue;
      for (let index = 0; index <= old.length; index += 1) {
        for (const text of mutations(old, index))
          expect(isTaken(changed(bundle, path, () => text)), `${path.join('.')} at ${index}`).toBe(false);
      }
    }
  });

  test('with any member taken out, or any element of a list taken out or doubled', () => {
    for (const path of places(bundle)) {
      // Fewer events are a smaller proof; it says that it is not about all of them.
      if (path.length === 2 && path[0] === 'events') continue;
      expect(isTaken(changed(bundle, path, () => undefined)), `without ${path.join('.')}`).toBe(false);
    }
    for (const list of ['events', 'wordings'] as const)
      expect(isTaken({ ...bundle, [list]: [...bundle[list], bundle[list].at(-1)] })).toBe(false);
    const [first, ...rest] = bundle.events;
    const longer = { ...first!, proof: [...first!.proof, first!.proof[0]!] };
    expect(isTaken({ ...bundle, events: [longer, ...rest] })).toBe(false);
  });

  test('with its events in another order, one of another person, or a member that it does not have', async () => {
    expect(isTaken({ ...bundle, events: bundle.events.toReversed() })).toBe(false);
    const other = await prove(9);
    expect(
      check({ ...bundle, events: [...bundle.events, ...other.events].sort((a, b) => a.seq - b.seq) }).faults,
    ).toEqual([{ part: 'events[1].body', problem: 'event.person' }]);
    expect(isTaken({ ...bundle, more: 1 })).toBe(false);
  });

  test('signed again by somebody else under the old key, or with a second signature beside the right one', () => {
    const { signer } = keysOf('forger');
    const [text = '', line = ''] = bundle.checkpoint.split('\n\n');
    const name = text.split('\n')[0]!;
    const forged = signNote(sha256, `${text}\n`, { name, signer });
    expect(check({ ...bundle, checkpoint: forged }).faults).toEqual([
      { part: 'checkpoint', problem: 'checkpoint.signature' },
    ]);
    expect(isTaken({ ...bundle, checkpoint: `${text}\n\n${line}${forged.split('\n\n')[1]}` })).toBe(false);
    // With the key exchanged as well it holds in itself: only a reader who knows the right key sees through it.
    const resigned = {
      ...bundle,
      checkpoint: forged,
      verifierKey: verifierKey(sha256, name, signer.publicKey),
    };
    expect(check(resigned).faults).toEqual([]);
    expect(check(resigned, bundle.verifierKey).faults).toEqual([
      { part: 'verifierKey', problem: 'key.not-expected' },
    ]);
  });
});

describe('nothing is proven', () => {
  test('from a ledger whose rows do not bear it out', async () => {
    const copy = ledger.copy();
    await copy.tamper((database) => database.exec("UPDATE events SET salt = x'00' WHERE seq = 2"));
    const broken = await copy.open();
    const person = (await broken.ledger.person(phoneOf(1)))!;
    const request = { sha256, verify: verifySignature, personKey: person.personKey };
    await expect(broken.snapshot((rows) => provePerson(rows, request))).rejects.toMatchObject({
      code: 'ledger.tampered',
    });
    await broken.close();
    copy.remove();
  });

  test('of somebody whom no event names', async () => {
    const request = { sha256, verify: verifySignature, personKey: 4711 };
    await expect(store.snapshot((rows) => provePerson(rows, request))).rejects.toMatchObject({
      code: 'ledger.tampered',
    });
  });
});
