import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Workspace } from '../../../src/adapters/config/index.ts';
import { keepWordings } from '../../../src/cli/wordings.ts';
import { ConsendError } from '../../../src/core/errors.ts';
import type { KeptWording, Store } from '../../../src/core/ports.ts';
import { CONFIG, load } from '../adapters/config/workspaces.ts';

const LISTED = [
  ...CONFIG,
  'wordings:',
  '  - { id: news, version: 1, language: de, file: news-1.txt, purposes: [newsletter], channels: [whatsapp] }',
  '  - { id: news, version: 2, language: de, file: news-2.txt, purposes: [newsletter], channels: [whatsapp] }',
];

/** A ledger of texts alone, that counts how often it is written to. */
function textLedger() {
  const kept = new Map<string, KeptWording>();
  const written = { times: 0 };
  const ledger = {
    wordings: async () => new Map(kept),
    async keepWordings(texts: readonly KeptWording[]) {
      written.times += 1;
      for (const text of texts) {
        const name = `${text.id}@${text.version}`;
        const before = kept.get(name);
        if (before !== undefined && before.digest !== text.digest)
          throw new ConsendError('wording.changed', { params: { wording: name } });
        kept.set(name, text);
      }
    },
  };
  return { store: { ledger } as unknown as Store, kept, written };
}

const workspaceOf = (): Promise<Workspace> =>
  load(LISTED, { files: { 'news-1.txt': 'first', 'news-2.txt': 'second' } });

test('texts of consend.yaml are kept once, under id@version, without what the settings say of them', async () => {
  const { store, kept, written } = textLedger();
  const workspace = await workspaceOf();
  const first = await keepWordings({ workspace, store });
  await keepWordings({ workspace, store });
  expect(written.times).toBe(1);
  expect([...kept.keys()]).toEqual(['news@1', 'news@2']);
  expect(Object.keys(kept.get('news@1') ?? {}).sort()).toEqual([
    'digest',
    'id',
    'language',
    'text',
    'version',
  ]);
  expect(first.digests.get('news@2')).toBe(kept.get('news@2')?.digest);
  expect(first.find('news@2')).toMatchObject({ text: 'second', purposes: ['newsletter'] });
});

test('a text that changed under its name is told, and refused to whoever names it, with the file that holds it', async () => {
  const { store } = textLedger();
  const workspace = await workspaceOf();
  await keepWordings({ workspace, store });
  writeFileSync(join(workspace.dir, 'news-2.txt'), 'second, and more');
  const wordings = await keepWordings({ workspace, store });
  expect([...wordings.changed]).toEqual([['news@2', 'news-2.txt']]);
  expect(wordings.find('news@1').text).toBe('first');
  expect(() => wordings.find('news@2')).toThrow(
    expect.objectContaining({
      code: 'wording.changed',
      params: { wording: 'news@2', file: 'news-2.txt' },
    }),
  );
});

test('looking only keeps nothing, and tells a changed text all the same', async () => {
  const { store, written } = textLedger();
  const workspace = await workspaceOf();
  const looked = await keepWordings({ workspace, store }, { looksOnly: true });
  expect(written.times).toBe(0);
  expect(looked.digests.get('news@1')).toMatch(/^sha256:/);
  await keepWordings({ workspace, store });
  writeFileSync(join(workspace.dir, 'news-1.txt'), 'another first');
  const again = await keepWordings({ workspace, store }, { looksOnly: true });
  expect([...again.changed.keys()]).toEqual(['news@1']);
});

test('a text that the ledger kept is known by its digest when its file is gone, and cannot be agreed to any more', async () => {
  const { store } = textLedger();
  const workspace = await workspaceOf();
  await keepWordings({ workspace, store });
  rmSync(join(workspace.dir, 'news-1.txt'));
  const wordings = await keepWordings({ workspace, store });
  expect(wordings.digests.get('news@1')).toMatch(/^sha256:/);
  expect(() => wordings.find('news@1')).toThrow(
    expect.objectContaining({ code: 'file.missing', params: { file: 'news-1.txt' } }),
  );
});

test('a text that nobody lists is refused with the known ones', async () => {
  const { store } = textLedger();
  const wordings = await keepWordings({ workspace: await workspaceOf(), store });
  expect(() => wordings.find('news@3')).toThrow(
    expect.objectContaining({
      code: 'wording.unknown',
      params: { wording: 'news@3', known: ['news@1', 'news@2'] },
    }),
  );
});
