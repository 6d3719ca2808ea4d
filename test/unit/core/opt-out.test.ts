import { describe, expect, test } from 'vitest';
import { OPT_OUT_WORDS } from '../../../src/core/data/opt-out-words.ts';
import { isStopWord } from '../../../src/core/opt-out.ts';

const entries = Object.entries(OPT_OUT_WORDS).flatMap(([language, words]) =>
  words.map((word) => [language, word] as const),
);

test('every entry of every language is recognised as it stands', () => {
  expect(entries.filter(([, word]) => isStopWord(word) === undefined)).toEqual([]);
});

test('every entry is recognised shouted, punctuated and padded', () => {
  expect(entries.filter(([, word]) => isStopWord(`  „${word.toUpperCase()}!!!“ \n`) === undefined)).toEqual(
    [],
  );
});

test('every entry is recognised without its diacritics', () => {
  const bare = (word: string) =>
    word
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC');
  expect(entries.filter(([, word]) => isStopWord(bare(word)) === undefined)).toEqual([]);
});

test.each([
  ['STOP', 'stop'],
  ['/stop', 'stop'],
  ['#STOP', 'stop'],
  ['(Stop)', 'stop'],
  ['stooooop', 'stop'],
  ['S\u200bTOP', 'stop'],
  ['ＳＴＯＰ', 'stop'],
  ['Stop 🛑', 'stop'],
  ['Kuendigen', 'kündigen'],
  ['KÜNDIGEN', 'kündigen'],
  ['kundigen', 'kündigen'],
  ['ku\u0308ndigen', 'kündigen'],
  ['Stop,\nWerbung', 'stop werbung'],
  ['don’t contact me', "don't contact me"],
  ['dont contact me', "don't contact me"],
  ['Opt-Out', 'opt-out'],
  ['¡Baja!', 'baja'],
  ['ARRET', 'arrêt'],
  ['IPTAL', 'iptal'],
  ['İptal', 'iptal'],
  ['ÇIK', 'çık'],
  ['cik', 'çık'],
  ['ΔΙΑΚΟΠΗ', 'διακοπή'],
  ['الغاء', 'إلغاء'],
  ['إلـغـاء', 'إلغاء'],
  ['取 消', '取消'],
  ['수신거부', '수신거부'],
  ['usun mnie', 'usuń mnie'],
])('%j is the stop entry %j', (message, word) => {
  expect(isStopWord(message)?.word).toBe(word);
});

describe('is no stop', () => {
  test.each([
    'para mañana',
    'Quiero reservar para mañana, por favor',
    'non-stop',
    'one-stop shop',
    'nonstop',
    'bus stop',
    'Ende der Woche',
    'cancel my order',
    'end of sale?',
    'Ich möchte meinen Vertrag kündigen',
    'sair cedo',
    'soy alto',
    'unstoppable',
    'don’t stop',
    'ok',
    'ja',
    'START',
    'Danke!',
    'Finn',
    '🛑',
    '?',
    '',
    '   ',
    `stop ${'bitte '.repeat(100)}`,
  ])('%j', (message) => {
    expect(isStopWord(message)).toBeUndefined();
  });
});

test.each([
  ['para', 'pt'],
  ['sair', 'pt'],
  ['Ende', 'de'],
  ['fin', 'fr'],
])('the ambiguous word %j alone counts', (message, language) => {
  expect(isStopWord(message)?.language).toBe(language);
});

test('a huge message costs no time', () => {
  const started = performance.now();
  isStopWord('stop'.repeat(500_000));
  expect(performance.now() - started).toBeLessThan(50);
});
