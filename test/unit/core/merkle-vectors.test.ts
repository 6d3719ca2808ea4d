import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import { verifyConsistency, verifyInclusion } from '../../../src/core/merkle.ts';

interface Inclusion {
  file: string;
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[];
  wantErr: boolean;
}
interface Consistency {
  file: string;
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[];
  wantErr: boolean;
}

const { inclusion, consistency } = JSON.parse(
  readFileSync(new URL('../../fixtures/merkle/proofs.json', import.meta.url), 'utf8'),
) as { inclusion: Inclusion[]; consistency: Consistency[] };
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const verdict = (wantErr: boolean): string => (wantErr ? 'is refused' : 'holds');

describe('inclusion proofs of transparency-dev/merkle', () => {
  test.each(inclusion.map((vector) => [vector.file, verdict(vector.wantErr), vector] as const))(
    '%s %s',
    (_, __, vector) => {
      const claim = {
        leaf: bytes(vector.leafHash),
        index: vector.leafIdx,
        size: vector.treeSize,
        proof: vector.proof.map(bytes),
        root: bytes(vector.root),
      };
      expect(verifyInclusion(sha256, claim)).toBe(!vector.wantErr);
    },
  );
});

describe('consistency proofs of transparency-dev/merkle', () => {
  test.each(consistency.map((vector) => [vector.file, verdict(vector.wantErr), vector] as const))(
    '%s %s',
    (_, __, vector) => {
      const claim = {
        oldSize: vector.size1,
        oldRoot: bytes(vector.root1),
        newSize: vector.size2,
        newRoot: bytes(vector.root2),
        proof: vector.proof.map(bytes),
      };
      expect(verifyConsistency(sha256, claim)).toBe(!vector.wantErr);
    },
  );
});
