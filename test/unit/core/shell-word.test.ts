import { expect, test } from 'vitest';
import { shellWord } from '../../../src/core/shell-word.ts';

test('a word that a shell reads as itself stays as it is', () => {
  for (const word of ['DD.MM.YYYY', 'phone=Händy,purpose=Zweck', '/a/b-c_d.csv', 'newsletter-de@3'])
    expect(shellWord(word)).toBe(word);
});

test('a word with blanks stands between double quotes, one with live characters between single ones', () => {
  expect(shellWord('DD.MM.YYYY HH:mm')).toBe('"DD.MM.YYYY HH:mm"');
  expect(shellWord('a;b')).toBe('"a;b"');
  expect(shellWord('')).toBe('""');
  expect(shellWord("it's $HOME")).toBe("'it'\\''s $HOME'");
});
