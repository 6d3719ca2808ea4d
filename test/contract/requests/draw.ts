/** Chance that repeats with its seed, in the shapes that templates and cells are made of. */
import { chance } from '../../drill/depth.ts';

/** Draws. */
export interface Draw {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** True so often, of 1. */
  maybe(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A text as people write them, with what JSON, URLs and markup hold special. */
  text(most: number): string;
  /** A text of these characters. */
  of(characters: string, least: number, most: number): string;
  digits(least: number, most: number): string;
}

// Code points, so that a flag comes in halves now and then: letters of several scripts, right to left too, signs that are special somewhere, signs outside of the BMP.
const SIGNS = [
  ...'abcxyzÄÖÜäöüßéñçøŁğж漢字かな한글שלוםمرحبا0123456789"\\\'/<>&%{}[]*_~`.,;:!?–„“€@#+=😀🇩🇪👩🏽‍🔬',
];

/** Draws that follow from a name and the drills' seed. */
export function drawOf(name: string): Draw {
  const next = chance(name);
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
  const some = (signs: readonly string[], least: number, most: number): string =>
    Array.from({ length: int(least, most) }, () => pick(signs)).join('');
  return {
    int,
    pick,
    maybe: (share) => next() < share,
    text: (most) => {
      const words = Array.from({ length: int(1, 4) }, () => some(SIGNS, 1, 8));
      return [...words.join(' ')].slice(0, most).join('').trim();
    },
    of: (characters, least, most) => some([...characters], least, most),
    digits: (least, most) => some([...'0123456789'], least, most),
  };
}
