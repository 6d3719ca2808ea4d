/**
 * Takes people out of a report's page: their line among the blocked, their phone with its message, a cell that was shown
 * as an example. Counts stay; they tell of nobody.
 */
import { readFile } from 'node:fs/promises';
import type { NumberSearch } from '../../core/number-search.ts';
import { maskPhone } from '../../core/redact.ts';
import { rewriteFile } from './rewrite-file.ts';

/** Whom a page is searched for. */
export interface PageOf {
  readonly search: NumberSearch;
  /** Their numbers, canonical. */
  readonly phones: ReadonlySet<string>;
  /** Rows of their entries in the page's plan; empty where they are not known. */
  readonly rows: ReadonlySet<number>;
}

/** A line of a table, or a phone with its message; neither holds another of its kind. */
const ELEMENT = /<(tr|figure)\b[^>]*>[\s\S]*?<\/\1>\n?/g;
/** A masked number. */
const MASKED = /\+\d{1,3}(?: \d{1,3})? ••••(?: \d{1,4})?/g;
/** The row in a line among the blocked. */
const ROW = /class="num">(\d+)</;
/** A cell shown with its digits hidden but for three in front and two at the end (`maskDigits`). */
const HIDDEN_CELL = /<code>([^<]*•[^<]*)<\/code>/g;

/** First three and last two digits of what a cell may spell a number like, and how many digits it has. */
function cellShapes(phones: ReadonlySet<string>): Set<string> {
  const shapes = new Set<string>();
  const shape = (digits: string): string => `${digits.slice(0, 3)} ${digits.length} ${digits.slice(-2)}`;
  for (const phone of phones) {
    const digits = phone.slice(1);
    // Country codes have one to three digits; the wrong ones make shapes that nothing has.
    for (const code of [1, 2, 3]) {
      const national = digits.slice(code);
      for (const prefix of ['', '0', `${digits.slice(0, code)}0`, `00${digits.slice(0, code)}`])
        shapes.add(shape(prefix + national));
    }
    shapes.add(shape(digits));
  }
  return shapes;
}

function withoutCells(element: string, shapes: ReadonlySet<string>): string {
  return element.replace(HIDDEN_CELL, (cell, text: string) => {
    const characters = text.replace(/[^\d•]/g, '');
    const shape = `${characters.slice(0, 3)} ${characters.length} ${characters.slice(-2)}`;
    return shapes.has(shape) ? '<code>…</code>' : cell;
  });
}

/** The page's text without these people. */
export function pageWithout(page: string, { search, phones, rows }: PageOf): string {
  const masked = new Set([...phones].map(maskPhone));
  const shapes = cellShapes(phones);
  const isMasked = (element: string): boolean =>
    [...element.matchAll(MASKED)].some(([text]) => masked.has(text));
  return page.replace(ELEMENT, (element, tag: string) => {
    if (search.has(element)) return '';
    if (isMasked(element)) {
      // Thousands of people share a masked number: in a table the row tells whose it is.
      const row = ROW.exec(element)?.[1];
      const isTheirs = tag === 'figure' || rows.size === 0 || row === undefined || rows.has(Number(row));
      if (isTheirs) return '';
    }
    return tag === 'tr' ? withoutCells(element, shapes) : element;
  });
}

/** What becomes of a page: it stays as it is, is written anew, or cannot be freed of these people but as a whole. */
export type PageFate = 'clean' | 'rewrite' | 'remove';

/** What would become of a page. */
export async function judgePage(file: string, of: PageOf): Promise<PageFate> {
  const page = await readFile(file, 'utf8');
  const rest = pageWithout(page, of);
  if (of.search.has(rest)) return 'remove';
  return rest === page ? 'clean' : 'rewrite';
}

/** Writes a page anew without these people. Throws `file.unwritable`. */
export async function forgetInPage(file: string, of: PageOf): Promise<void> {
  const rest = pageWithout(await readFile(file, 'utf8'), of);
  async function* bytes(): AsyncGenerator<string> {
    yield Buffer.from(rest).toString('latin1');
  }
  await rewriteFile(file, bytes());
}
