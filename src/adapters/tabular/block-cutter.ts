/**
 * Cuts a stream of text into stretches of whole records. A line end with an even number of quotes before it ends a
 * record (RFC 4180 doubles quotes inside cells); a quote that stays open beyond the bounds of a record is a stray one,
 * and its line is given out alone so that what follows is read as if it were not there.
 */
import { ConsendError } from '../../core/errors.ts';
import { type Block, RECORD_BOUNDS } from './table-types.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BLOCK_BYTES = 128 * 1024;
/** A text without a line end for so long is no table; the bound keeps it from filling the memory. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Where a cutter starts. */
export interface CutterOptions {
  /** Path of the file, for errors. */
  readonly path: string;
  /** Bytes of the text to leave out. */
  readonly skip: number;
  /** Physical line, 1-based, of what follows them. */
  readonly line: number;
  /** Lines in a block, about. */
  readonly blockLines: number;
}

/** State of the search for a block's end; places are offsets into what is held. */
interface Scan {
  at: number;
  lineStart: number;
  lines: number;
  isOpen: boolean;
  isQuoted: boolean;
  /** Start and end of the line whose quote is open, and how many lines stand before it. */
  openStart: number;
  openEnd: number;
  openLines: number;
}

/** Cuts one text. Ask for one block after the other; a block's bytes are valid until the next is asked for. */
export class BlockCutter {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #options: CutterOptions;
  #held: Buffer = Buffer.alloc(0);
  #start = 0;
  #line: number;
  #skip: number;
  #isEnded = false;

  constructor(chunks: AsyncIterable<Buffer>, options: CutterOptions) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#options = options;
    this.#line = options.line;
    this.#skip = options.skip;
  }

  /** The next block; undefined at the end. @throws ConsendError `file.unreadable` where a line never ends */
  async next(): Promise<Block | undefined> {
    await this.#compact();
    const scan = newScan();
    for (;;) {
      const end = scanBlock(this.#held, scan, {
        isEnded: this.#isEnded,
        blockLines: this.#options.blockLines,
      });
      if (end !== undefined) return this.#cut(scan, end);
      if (this.#isEnded) return this.#held.length > 0 ? this.#cut(scan, this.#held.length) : undefined;
      await this.#readMore();
    }
  }

  /** Gives back the end of the block cut last, to be read anew with the text that follows it. */
  giveBack(bytes: number, lines: number): void {
    this.#start -= bytes;
    this.#line -= lines;
  }

  #cut(scan: Scan, end: number): Block {
    if (!scan.isOpen) return this.#take(scan.lines, end, { kind: 'rows', isQuoted: scan.isQuoted });
    // The rows before the open quote are whole; its own line comes next, alone.
    if (scan.openStart > 0)
      return this.#take(scan.openLines, scan.openStart, { kind: 'rows', isQuoted: true });
    return this.#take(1, scan.openEnd, { kind: 'stray', isQuoted: true });
  }

  #take(lines: number, end: number, rest: Pick<Block, 'kind' | 'isQuoted'>): Block {
    const block = { bytes: this.#held.subarray(0, end), line: this.#line, lines, ...rest };
    this.#start = end;
    this.#line += lines;
    return { ...block, isLast: this.#isEnded && end === this.#held.length };
  }

  async #compact(): Promise<void> {
    this.#held = this.#held.subarray(this.#start);
    this.#start = 0;
    if (this.#held.length === 0 && !this.#isEnded) await this.#readMore();
  }

  async #readMore(): Promise<void> {
    if (this.#held.length > MAX_LINE_BYTES) {
      const params = { file: this.#options.path, reason: 'line-too-long', line: this.#line };
      throw new ConsendError('file.unreadable', { params });
    }
    const next = await this.#chunks.next();
    if (next.done) {
      this.#isEnded = true;
      return;
    }
    const chunk = next.value.subarray(Math.min(this.#skip, next.value.length));
    this.#skip -= next.value.length - chunk.length;
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
  }
}

function newScan(): Scan {
  const open = { openStart: -1, openEnd: -1, openLines: 0 };
  return { at: 0, lineStart: 0, lines: 0, isOpen: false, isQuoted: false, ...open };
}

/** Goes on until a block is complete. @returns where it ends (or, with `isOpen`, where patience ended); undefined: more is needed */
function scanBlock(
  held: Buffer,
  scan: Scan,
  bounds: { readonly isEnded: boolean; readonly blockLines: number },
): number | undefined {
  // Local copies: this loop sees every byte of the file.
  let { at, isOpen } = scan;
  const length = held.length;
  for (; at < length; at++) {
    const byte = held[at] as number;
    if (byte > QUOTE) continue;
    if (byte === QUOTE) {
      isOpen = !isOpen;
      scan.isQuoted = true;
      continue;
    }
    if (byte !== LF && byte !== CR) continue;
    if (byte === CR) {
      // Whether this is half of a CRLF is in the next piece.
      if (at + 1 === length && !bounds.isEnded) break;
      if (held[at + 1] === LF) at++;
    }
    scan.isOpen = isOpen;
    if (endLine(scan, at + 1) || isFull(scan, bounds.blockLines)) {
      scan.at = at + 1;
      return at + 1;
    }
  }
  scan.at = at;
  scan.isOpen = isOpen;
  if (bounds.isEnded && scan.lineStart < length) {
    endLine(scan, length);
    return length;
  }
  return undefined;
}

/** Counts a line. @returns true where an open quote has gone beyond the bounds of a record */
function endLine(scan: Scan, end: number): boolean {
  const start = scan.lineStart;
  scan.lineStart = end;
  scan.lines++;
  if (!scan.isOpen) {
    scan.openStart = -1;
    return false;
  }
  if (scan.openStart < 0) {
    scan.openStart = start;
    scan.openEnd = end;
    scan.openLines = scan.lines - 1;
  }
  return scan.lines - scan.openLines > RECORD_BOUNDS.lines || end - scan.openStart > RECORD_BOUNDS.bytes;
}

function isFull(scan: Scan, blockLines: number): boolean {
  return !scan.isOpen && (scan.lines >= blockLines || scan.lineStart >= BLOCK_BYTES);
}
