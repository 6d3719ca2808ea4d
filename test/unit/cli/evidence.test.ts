import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachEvidence, readEvidence } from '../../../src/cli/evidence.ts';
import { failure, folder } from '../adapters/config/workspaces.ts';
import { countedRandom } from '../pipeline/stores.ts';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function place() {
  const dir = folder({ 'scans/card.pdf': 'scan', 'elsewhere.txt': 'x' });
  return { cwd: join(dir, 'scans'), workspace: { dir, stateDir: join(dir, '.consend') } };
}

describe('what is named as evidence', () => {
  test('is, of a file in the workspace, its place there and its digest', async () => {
    expect(await readEvidence('card.pdf', place())).toMatchObject({
      reference: 'scans/card.pdf',
      digest: digestOf('scan'),
    });
  });

  test('is, of a file elsewhere, its own name: where it lies is nobody’s business', async () => {
    const here = place();
    const outside = folder({ 'letter.txt': 'hello' });
    expect(await readEvidence(join(outside, 'letter.txt'), here)).toMatchObject({
      reference: 'letter.txt',
      digest: digestOf('hello'),
    });
  });

  test.each([
    'https://crm.example/contacts/42',
    'letter of 3 November',
    'binder 12/3',
    'Order 2026-17',
    'doc:archive/1.pdf',
  ])('is a reference as it stands: %s', async (text) => {
    expect(await readEvidence(text, place())).toEqual({
      reference: text,
      digest: undefined,
      file: undefined,
    });
  });

  test('is a digest where it is one', async () => {
    const digest = digestOf('scan');
    expect(await readEvidence(digest, place())).toMatchObject({ reference: digest, digest });
  });

  test.each(['./scan', '../gone.pdf', '/nowhere/scan', 'card2.pdf', 'C:\\scans\\card', '~/card'])(
    'is refused where it looks like a file and is none: %s',
    async (text) => {
      expect(await failure(readEvidence(text, place()))).toMatchObject({
        code: 'file.missing',
        params: { file: text },
      });
    },
  );

  test('is no folder', async () => {
    expect(await failure(readEvidence('..', place()))).toMatchObject({ code: 'file.unreadable' });
  });
});

describe('an attached file', () => {
  test('is kept once under its digest, for the owner alone', async () => {
    const { cwd, workspace } = place();
    const file = join(cwd, 'card.pdf');
    const random = countedRandom();
    const first = await attachEvidence(file, workspace, random);
    const again = await attachEvidence(file, workspace, random);
    const hex = digestOf('scan').slice('sha256:'.length);
    expect(first).toMatchObject({ reference: `.consend/evidence/${hex}.pdf`, digest: digestOf('scan') });
    expect(again.reference).toBe(first.reference);
    const kept = join(workspace.dir, first.reference);
    expect(readFileSync(kept, 'utf8')).toBe('scan');
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(statSync(join(workspace.stateDir, 'evidence')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(workspace.stateDir, 'evidence'))).toEqual([`${hex}.pdf`]);
    expect(readdirSync(join(workspace.stateDir, 'tmp'))).toEqual([]);
  });

  test('replaces a copy that was changed since it was attached', async () => {
    const { cwd, workspace } = place();
    const file = join(cwd, 'card.pdf');
    const { reference } = await attachEvidence(file, workspace, countedRandom());
    writeFileSync(join(workspace.dir, reference), 'forged');
    await attachEvidence(file, workspace, countedRandom());
    expect(readFileSync(join(workspace.dir, reference), 'utf8')).toBe('scan');
  });

  test('takes no ending along that could tell who it is about', async () => {
    const { cwd, workspace } = place();
    const file = join(cwd, 'card.+4915120000042');
    writeFileSync(file, 'x');
    const { reference } = await attachEvidence(file, workspace, countedRandom());
    expect(reference).toMatch(/^\.consend\/evidence\/[0-9a-f]{64}$/);
  });

  test('is told where it cannot be kept', async () => {
    const { cwd, workspace } = place();
    mkdirSync(workspace.stateDir);
    writeFileSync(join(workspace.stateDir, 'evidence'), 'in the way');
    expect(await failure(attachEvidence(join(cwd, 'card.pdf'), workspace, countedRandom()))).toMatchObject({
      code: 'file.unwritable',
    });
  });
});
