import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWordings, wordingName } from '../../../../src/adapters/config/index.ts';
import { CONFIG, failure, load } from './workspaces.ts';

const LISTED = [
  ...CONFIG,
  'wordings:',
  '  - { id: news-de, version: 3, language: de, file: texts/news.txt, purposes: [newsletter], channels: [whatsapp], from: 2025-01-15 }',
];
const TEXT = 'Ja, ich möchte Neues per WhatsApp.\r\n';

test('a text is read with the digest of its very bytes and what it is for', async () => {
  const workspace = await load(LISTED, { files: { 'texts/news.txt': TEXT } });
  expect(await readWordings(workspace)).toEqual([
    {
      id: 'news-de',
      version: '3',
      language: 'de',
      text: TEXT,
      digest: `sha256:${createHash('sha256').update(TEXT, 'utf8').digest('hex')}`,
      file: 'texts/news.txt',
      purposes: ['newsletter'],
      channels: ['whatsapp'],
      from: '2025-01-15',
    },
  ]);
  expect(wordingName({ id: 'news-de', version: 3 })).toBe('news-de@3');
});

test('a byte order mark belongs to the text: digest and text stay in step', async () => {
  const workspace = await load(LISTED, { files: { 'texts/news.txt': `\ufeff${TEXT}` } });
  const [text] = await readWordings(workspace);
  expect(text?.text).toBe(`\ufeff${TEXT}`);
  expect(text?.digest).toBe(`sha256:${createHash('sha256').update(`\ufeff${TEXT}`, 'utf8').digest('hex')}`);
});

test('a text that is not UTF-8 is refused by name', async () => {
  const workspace = await load(LISTED, { files: { 'texts/news.txt': TEXT } });
  writeFileSync(join(workspace.dir, 'texts/news.txt'), Buffer.from([0x6d, 0xf6, 0x63, 0x68, 0x74, 0x65]));
  expect(await failure(readWordings(workspace))).toMatchObject({
    code: 'wording.not-utf-8',
    params: { file: 'texts/news.txt' },
  });
});

test('a text whose file is gone is left out', async () => {
  const workspace = await load(LISTED, { files: { 'texts/news.txt': TEXT } });
  rmSync(join(workspace.dir, 'texts/news.txt'));
  expect(await readWordings(workspace)).toEqual([]);
});
