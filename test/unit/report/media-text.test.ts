import { expect, test } from 'vitest';
import type { MediaFacts } from '../../../src/core/media-facts.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { mediaPhrases, mediaTroubles } from '../../../src/report/media-text.ts';
import { voiceOf } from '../../../src/report/voice.ts';

const voice = (language: 'en' | 'de') =>
  voiceOf({
    language,
    messages: messagesFor(language),
    checks: () => ({ rule: '', fix: '' }),
    zone: 'Europe/Berlin',
  });

const NONE: MediaFacts = { files: [], ownFiles: 0, links: 0, asked: null, troubles: [] };
const FACTS: MediaFacts = {
  files: [
    {
      file: 'bilder/herbst.png',
      kind: 'image',
      type: 'image/png',
      bytes: 2_411_724,
      digest: `sha256:${'a'.repeat(64)}`,
      rows: 1000,
    },
  ],
  ownFiles: 1200,
  links: 3400,
  asked: null,
  troubles: [
    {
      kind: 'image',
      source: 'https://a.example/b.png',
      code: 'refused',
      params: { kind: 'image', detail: 'HTTP 404' },
      rows: 1200,
      firstRow: 2,
    },
    {
      kind: 'document',
      source: null,
      code: 'missing',
      params: { kind: 'document' },
      rows: 1,
      firstRow: 1017,
    },
  ],
};

test('nothing is said of media where messages show none', () => {
  expect(mediaPhrases(undefined, voice('en'))).toEqual([]);
  expect(mediaPhrases(NONE, voice('de'))).toEqual([]);
  expect(mediaTroubles(NONE, voice('en'))).toEqual([]);
});

test('files are named with their size, those of rows counted, and addresses said not to be asked', () => {
  expect(mediaPhrases(FACTS, voice('en'))).toEqual([
    'bilder/herbst.png (image, 2.3 MB)',
    'files of their own for 1,200 rows',
    'addresses in 3,400 rows, which were not asked whether they answer (--check-media)',
  ]);
  expect(mediaPhrases({ ...FACTS, asked: 17 }, voice('de'))).toEqual([
    'bilder/herbst.png (Bild, 2,3 MB)',
    'eigene Dateien für 1.200 Zeilen',
    'Adressen in 3.400 Zeilen, jede einmal abgefragt: 17',
  ]);
  const single = { ...NONE, ownFiles: 1, links: 1, asked: 1 };
  expect(mediaPhrases(single, voice('en')).join()).toBe(
    'files of their own for 1 row,addresses in 1 row, each asked once: 1',
  );
});

test('a trouble tells what, why and where, without the name of what belongs to a row', () => {
  expect(mediaTroubles(FACTS, voice('en'))).toEqual([
    'https://a.example/b.png: answers with an error (HTTP 404) (1,200 rows, first: row 2)',
    'rows with media of their own: there is no such file (row 1,017)',
  ]);
  expect(mediaTroubles(FACTS, voice('de'))[0]).toBe(
    'https://a.example/b.png: antwortet mit einem Fehler (HTTP 404) (1.200 Zeilen, zuerst Zeile 2)',
  );
});
