import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMediaFiles } from '../../../src/adapters/media/index.ts';
import { openProvider } from '../../../src/adapters/provider/index.ts';
import type { PlannedFile } from '../../../src/core/media-facts.ts';
import type { OutgoingMessage, Platform, Store } from '../../../src/core/ports.ts';
import { mediaSending } from '../../../src/pipeline/media-sending.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { PNG, pdfOf } from '../../helpers/media.ts';
import { NOW } from '../core/builders.ts';
import { memoryStore } from './stores.ts';

const DAY = 86_400_000;
const NUMBER = '100000000000001';
const SIGNAL = new AbortController().signal;

let time = NOW;
const clock = { now: () => time, sleep: async () => {} };
let dir: string;
let store: Store;
let sandbox: Sandbox;
let provider: Platform;
const uploads: string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'consend-media-'));
  writeFileSync(join(dir, 'herbst.png'), PNG);
  writeFileSync(join(dir, 'brief.pdf'), pdfOf('brief'));
  sandbox = await startSandbox({ now: () => time, seed: 1 });
  store = await memoryStore(clock);
  provider = openProvider({
    kind: 'meta',
    baseUrl: sandbox.url,
    apiVersion: 'v25.0',
    phoneNumberId: NUMBER,
    wabaId: '100000000000002',
    token: 'sandbox-token',
    userAgent: 'test',
    clock,
  });
});
afterAll(async () => {
  await provider.close();
  await sandbox.close();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const sending = () =>
  mediaSending({
    files: openMediaFiles(dir),
    uploads: store.uploads,
    platform: provider,
    phoneNumberId: NUMBER,
    clock,
    onUpload: (file) => uploads.push(file),
  });

async function plannedFile(): Promise<PlannedFile> {
  const finding = await openMediaFiles(dir).find('herbst.png');
  if ('fault' in finding) throw new Error(finding.fault);
  return {
    file: 'herbst.png',
    kind: 'image',
    type: 'image/png',
    bytes: PNG.length,
    digest: finding.digest!,
    rows: 1,
  };
}

let serial = 0;
async function messageOf(media: object): Promise<OutgoingMessage> {
  serial += 1;
  return {
    to: `+4915112${String(100_000 + serial)}`,
    template: 'new_collection',
    language: 'de',
    components: [
      { type: 'header', parameters: [{ kind: 'image', ...media }] },
      { type: 'body', parameters: [{ kind: 'text', text: 'Zoë' }] },
    ],
    correlation: `c/${serial}`,
  };
}

test('a picture is uploaded once, goes out with its id, and is renewed before its 30 days are over', async () => {
  const file = await plannedFile();
  const picture = () => messageOf({ file: file.digest, path: file.file });
  const first = sending();
  await first.prepare([file], SIGNAL);
  for (let n = 0; n < 3; n += 1)
    expect(await first.send(await picture())).toMatchObject({ kind: 'accepted' });
  expect(uploads).toEqual(['herbst.png']);

  time += 28 * DAY;
  const second = sending();
  await second.prepare([file], SIGNAL);
  expect(await second.send(await picture())).toMatchObject({ kind: 'accepted' });
  expect(uploads).toHaveLength(1);

  time += DAY;
  const third = sending();
  await third.prepare([file], SIGNAL);
  expect(uploads).toHaveLength(2);
  // Past the first upload's 30 days: only the renewed id still works.
  time += 1.5 * DAY;
  expect(await third.send(await picture())).toMatchObject({ kind: 'accepted' });
});

test('an upload that somebody deleted meanwhile is made anew, in the middle of a run', async () => {
  const file = await plannedFile();
  const run = sending();
  await run.prepare([file], SIGNAL);
  const before = uploads.length;
  const { id } = (await store.uploads.find(NUMBER, file.digest))!;
  await provider.deleteMedia(id);
  expect(await provider.send(await messageOf({ id }))).toMatchObject({ kind: 'refused', code: 131009 });
  expect(await run.send(await messageOf({ file: file.digest, path: file.file }))).toMatchObject({
    kind: 'accepted',
  });
  expect(uploads).toHaveLength(before + 1);
});

test('the sandbox refuses ids that are unknown, of another kind, or older than 30 days', async () => {
  const files = openMediaFiles(dir);
  const upload = async (name: string): Promise<string> => {
    const finding = await files.find(name);
    if ('fault' in finding) throw new Error(finding.fault);
    return await provider.uploadMedia(await files.open(name, finding.digest!));
  };
  const [picture, letter] = [await upload('herbst.png'), await upload('brief.pdf')];
  const answer = async (id: string) => await provider.send(await messageOf({ id }));
  expect(await answer(picture)).toMatchObject({ kind: 'accepted' });
  expect(await answer('900000000099999')).toMatchObject({ kind: 'refused', code: 131009 });
  expect(await answer(letter)).toMatchObject({ kind: 'refused', code: 131053 });
  time += 30 * DAY + 1;
  expect(await answer(picture)).toMatchObject({ kind: 'refused', code: 131009 });
});
