import type { Delimiter } from './table-types.ts';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', '|'];
/** Lines looked at. */
const MAX_LINES = 100;

/**
 * The delimiter of a text: of those in the header line, the one that stands most evenly in the lines below, outside
 * quotes; more columns win a draw. A text with none of them has one column, and `,` is as good as any.
 * @param head the beginning of the text, header line first
 */
export function detectDelimiter(head: string): Delimiter {
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  // A line with an odd number of quotes is part of a longer record, or broken: it tells nothing.
  const even = lines.slice(0, MAX_LINES).filter((line) => line.split('"').length % 2 === 1);
  const outside = even.map((line) => line.replace(/"[^"]*"/g, ''));
  let best: { delimiter: Delimiter; share: number; count: number } = { delimiter: ',', share: 0, count: 0 };
  for (const delimiter of CANDIDATES) {
    const counts = outside.map((line) => line.split(delimiter).length - 1);
    const count = counts[0] ?? 0;
    if (count === 0) continue;
    const share = counts.filter((other) => other === count).length / counts.length;
    if (share > best.share || (share === best.share && count > best.count))
      best = { delimiter, share, count };
  }
  return best.delimiter;
}

/** The delimiter that an Excel `sep=;` line names; undefined where the line is none, or names something else. */
export function delimiterFromSepLine(line: string): Delimiter | undefined {
  const named = /^"?sep=(.)"?\s*$/i.exec(line)?.[1];
  return CANDIDATES.find((candidate) => candidate === named);
}
