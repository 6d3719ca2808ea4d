/** The README's table of what was asked for, held to what there is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/cli/program.ts';
import { checkByCode } from '../../../src/core/checks/index.ts';
import { LANGUAGES, messagesFor } from '../../../src/i18n/index.ts';
import { fakeSession } from './sessions.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const README = readFileSync(`${ROOT}README.md`, 'utf8');
const ROWS = [...README.matchAll(/^\| (SR-\d\d[a-e]?) \| (.+) \| (.+) \| (.+) \|$/gm)].map(
  ([, point = '', says = '', holds = '', see = '']) => ({ point, says, holds, see }),
);
/** The points of the article lie beside the repository where both are checked out. */
const POINTS = `${ROOT}../shared/reference/compliance/seed-requirements.md`;

/** What stands between backticks. */
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

describe('the table of what was asked for', () => {
  test('lists each point once, SR-01 to SR-23, the four conditions and their sum as points of their own', () => {
    const expected = Array.from(
      { length: 23 },
      (_, index) => `SR-${String(index + 1).padStart(2, '0')}`,
    ).flatMap((point) =>
      point === 'SR-12' ? ['a', 'b', 'c', 'd', 'e'].map((letter) => point + letter) : [point],
    );
    expect(ROWS.map(({ point }) => point)).toEqual(expected);
  });

  test.skipIf(!existsSync(POINTS))(
    'lists the points of the article (skipped where they are not checked out beside the repository)',
    () => {
      const text = readFileSync(POINTS, 'utf8');
      const points = [...text.matchAll(/^\| (SR-\d\d[a-e]?) \|/gm)].map(([, point]) => point);
      expect(ROWS.map(({ point }) => point)).toEqual(points);
    },
  );

  test('names checks that there are', () => {
    const codes = ROWS.flatMap(({ holds }) => quoted(holds));
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => checkByCode(code) === undefined)).toEqual([]);
  });

  test('names one command each, and there is each of them', async () => {
    const commands = [...new Set(ROWS.flatMap(({ see }) => quoted(see)))];
    expect(ROWS.filter(({ see }) => quoted(see).length !== 1).map(({ point }) => point)).toEqual([]);
    for (const command of commands) {
      const { session, written } = fakeSession([...command.split(' ').slice(1), '--help']);
      expect(await runProgram(session), command).toBe(0);
      expect(written.out).toContain(`Usage: ${command}`);
    }
  });
});

/**
 * Claims that nobody can make about a message or a tool (§ 5 UWG; no. 10 of the annex to § 3 (3) UWG): that it complies, is
 * lawful, safe in law, or a hundred per cent of anything.
 */
const CLAIM =
  /100\s?(%|percent|per cent|Prozent)|complian(t\b|ce guaranteed)|(is|are|fully|completely) (legal|lawful)\b|legally (safe|secure)|konform\b|rechtssicher|rechtskonform|(ist|sind|völlig|vollständig) (legal|rechtmäßig|zulässig)\b|guarantee|garantier/iu;

/** Every text of a catalogue by its path; of what takes values, its source. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    textsOf(child, path === '' ? key : `${path}.${key}`),
  );
}

describe('no sentence claims more than that checks passed', () => {
  test.each([...LANGUAGES])('in what consend says in %s', (language) => {
    const found = textsOf(messagesFor(language)).filter(([, text]) => CLAIM.test(text));
    expect(found).toEqual([]);
  });

  test('in README and docs', () => {
    const docs = readdirSync(`${ROOT}docs`).filter((name) => name.endsWith('.md'));
    const pages = ['README.md', ...docs.map((name) => `docs/${name}`)];
    const found = pages.flatMap((page) =>
      readFileSync(ROOT + page, 'utf8')
        .split('\n')
        .filter((line) => CLAIM.test(line) && !line.startsWith('| SR-01 |'))
        .map((line) => `${page}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    'This campaign is 100 % GDPR compliant.',
    'Your messages are lawful.',
    'Diese Kampagne ist DSGVO-konform.',
    'Rechtssicher versenden',
  ])('and would be found: %s', (text) => {
    expect(CLAIM.test(text)).toBe(true);
  });
});
