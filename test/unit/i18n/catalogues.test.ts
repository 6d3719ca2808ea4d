import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, languageFrom, messagesFor } from '../../../src/i18n/index.ts';

type Leaf = string | ((...values: never[]) => unknown);

/** Every text of a catalogue by its path: plain ones as they are, functions as they are. */
function leaves(value: unknown, path: string, into = new Map<string, Leaf>()): Map<string, Leaf> {
  if (typeof value === 'string' || typeof value === 'function') into.set(path, value as Leaf);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value))
      leaves(child, path === '' ? key : `${path}.${key}`, into);
  }
  return into;
}

const en = leaves(messagesFor('en'), '');
const de = leaves(messagesFor('de'), '');

/** Texts that both languages write alike, each with its reason. */
const ALIKE: Readonly<Record<string, string>> = {
  'care.store.facts.version': 'the same word in both languages',
  'config.syntax': 'puts a table’s sentence and the detail together; the tables differ',
  'config.invalidForm': 'takes its sentence from a table; the tables differ',
  'errors.usage.invalid.headline': 'the detail is the sentence',
  'ledger.channels.whatsapp': 'a name',
  'media.report.file': 'puts name, kind and size together',
  'media.report.trouble': 'puts source, fault and place together',
  'papers.processors.service.meta': 'a name',
  'approval.line': 'a name, a time and a state',
  'errors.approval.key.hint': 'texts of its own file, looked up alike',
  'papers.record.own.marketingApi.0': 'a name',
  'parameters.campaign.value-refused': 'the reason is the sentence',
  'report.labels.plan': 'the same word in both languages',
  'report.html.plan': 'the same word in both languages',
  'rules.needs.config': 'a setting and a file, by their names',
  'simulation.nothingBinds': 'a dash',
  'simulation.perSecond': 'a unit',
  'templateShow.kinds.gif': 'an international name',
  'templateShow.labels.status': 'the same word in both languages',
  'phone.header.VIDEO': 'the same word in both languages',
  'phone.header.GIF': 'an international name',
  'report.html.problem': 'the same word in both languages',
  'report.html.code': 'the same word in both languages',
};

describe('the two catalogues', () => {
  test('have the same texts, plain where the other is plain', () => {
    expect([...de.keys()].sort()).toEqual([...en.keys()].sort());
    expect(en.size).toBeGreaterThan(500);
    const different = [...en].filter(([path, text]) => typeof text !== typeof de.get(path));
    expect(different.map(([path]) => path)).toEqual([]);
  });

  test('have no text that was left in the other language by mistake', () => {
    const same = [...en]
      .filter(([path, text]) => String(de.get(path)) === String(text))
      .map(([path]) => path);
    expect(same.sort()).toEqual(Object.keys(ALIKE).sort());
  });

  test.each([...LANGUAGES])('have no empty text and no stray blanks in %s', (language) => {
    const texts = [...leaves(messagesFor(language), '')].filter(([, text]) => typeof text === 'string') as [
      string,
      string,
    ][];
    expect(texts.filter(([, text]) => text.trim() === '').map(([path]) => path)).toEqual([]);
    // A text that goes on with another may begin or end with a blank or a comma, not with two blanks.
    expect(texts.filter(([, text]) => /\S {2}\S/.test(text)).map(([path]) => path)).toEqual([]);
  });
});

const SOURCES = new URL('../../../src/i18n/', import.meta.url).pathname;
/** The string and template literals of a language's files, comments and imports taken away. */
function literals(language: 'en' | 'de'): string[] {
  return readdirSync(`${SOURCES}${language}`).flatMap((name) => {
    const code = readFileSync(`${SOURCES}${language}/${name}`, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/^import.*$/gm, '')
      // Keys of objects are codes, not words.
      .replace(/^(\s*)'[^']+':/gm, '$1');
    const strings = code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
    return strings.map((text) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, ' '));
  });
}
const wordsOf = (texts: readonly string[]): string[] => texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []);

/** Words in which ae, oe or ue are two sounds or belong to another language's word. */
const NO_UMLAUT =
  /^(neu|erneu)|neu|zuerst|steuer|quell|queue|frequ|dauer|bauen|aktuell|schauen|trauen|genau|virtuell|feuer|teuer|value|true|blue|query|request|unique|issue/i;

describe('German', () => {
  test('is written with umlauts, not with their substitutes', () => {
    const suspicious = wordsOf(literals('de')).filter(
      (word) => /ae|oe|ue/i.test(word) && !NO_UMLAUT.test(word),
    );
    expect([...new Set(suspicious)]).toEqual([]);
  });

  test('is written with ß where two s are none', () => {
    const wrong =
      /^(gross|grösse|grösser|ausser|ausserdem|heisst|heissen|schliess\p{L}*|massnahm\p{L}*|strasse|weiss|gemäss|regelmäss\p{L}*|stösst)$/iu;
    expect(wordsOf(literals('de')).filter((word) => wrong.test(word))).toEqual([]);
  });

  test('has umlauts at all: the files are what they seem', () => {
    expect(wordsOf(literals('de')).filter((word) => /[äöüß]/i.test(word)).length).toBeGreaterThan(200);
  });

  test('addresses nobody with du', () => {
    expect(
      wordsOf(literals('de')).filter((word) => /^([Dd]u|[Dd]eine?n?|[Dd]ich|[Dd]ir)$/.test(word)),
    ).toEqual([]);
  });

  test('sets quotation marks as German does', () => {
    expect(literals('de').filter((text) => /\u201c[^\u201e\u201c]*\u201d/.test(text))).toEqual([]);
  });
});

describe('English', () => {
  test('has no word of German left in it', () => {
    const german = /^(und|oder|nicht|keine?|wird|werden|nachrichten?|vorlagen?|zeilen?|für|über)$/i;
    expect(wordsOf(literals('en')).filter((word) => german.test(word))).toEqual([]);
  });

  test('has no umlauts', () => {
    expect(wordsOf(literals('en')).filter((word) => /[äöüß]/i.test(word))).toEqual([]);
  });
});

describe('the language of a locale', () => {
  test.each([
    ['de_DE.UTF-8', 'de'],
    ['DE', 'de'],
    ['en_US.UTF-8', 'en'],
    ['fr_FR', 'en'],
    ['C', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const)('%j is %s', (locale, language) => {
    expect(languageFrom(locale)).toBe(language);
  });
});
