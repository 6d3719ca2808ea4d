/**
 * A batch as few large values: copying seven million strings and a million objects between threads one by one takes
 * longer than reading the file. Texts travel and wait as bytes: outside the heap they cost the garbage collector nothing.
 */
import type { LineType, Recipient, RecipientBatch, RowCounts, RowProblem } from '../../core/recipient.ts';
import type { CountedBatch } from './read-rows.ts';

/** A batch on its way. `ends` holds where each string ends in its decoded text: phones first, then all values, then the originals. */
export interface PackedBatch {
  readonly file: number;
  /** Values that each recipient carries. */
  readonly width: number;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly lineTypes: Uint8Array<ArrayBuffer>;
  /** Two letters as one number; 0: none. */
  readonly countries: Uint16Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Three texts, not one: a consumer that keeps a phone must not keep every original of its batch with it. */
  readonly phones: Uint8Array<ArrayBuffer>;
  readonly values: Uint8Array<ArrayBuffer>;
  readonly originals: Uint8Array<ArrayBuffer>;
  /** JSON; problems are few. */
  readonly problems: string;
  readonly counts: RowCounts;
}

const LINE_TYPES: readonly LineType[] = ['mobile', 'fixed', 'fixed-or-mobile', 'voip', 'unknown'];

const ENCODER = new TextEncoder();

/** Packs a batch of one file. */
export function packBatch({ batch, counts }: CountedBatch): PackedBatch {
  const { recipients } = batch;
  const count = recipients.length;
  const width = recipients[0]?.values.length ?? 0;
  const rows = new Uint32Array(count);
  const lineTypes = new Uint8Array(count);
  const countries = new Uint16Array(count);
  const ends = new Uint32Array(count * (2 + width));
  const texts = { phones: '', values: '', originals: '' };
  // One plain loop: array methods with callbacks take four times as long here.
  for (let index = 0; index < count; index++) {
    const recipient = recipients[index];
    if (recipient === undefined) continue;
    rows[index] = recipient.row;
    lineTypes[index] = LINE_TYPES.indexOf(recipient.lineType);
    countries[index] = countryNumber(recipient.country);
    texts.phones += recipient.phone;
    ends[index] = texts.phones.length;
    for (let column = 0; column < width; column++) {
      texts.values += recipient.values[column] ?? '';
      ends[count + index * width + column] = texts.values.length;
    }
    texts.originals += recipient.original;
    ends[count * (1 + width) + index] = texts.originals.length;
  }
  const problems = batch.problems.length === 0 ? '' : JSON.stringify(batch.problems);
  return {
    file: recipients[0]?.file ?? 0,
    width,
    rows,
    lineTypes,
    countries,
    ends,
    phones: ENCODER.encode(texts.phones),
    values: ENCODER.encode(texts.values),
    originals: ENCODER.encode(texts.originals),
    problems,
    counts,
  };
}

/** The batch that was packed. Its recipients are made each time they are asked for: packed they take a third of the memory. */
export function unpackBatch(packed: PackedBatch): CountedBatch {
  const batch: RecipientBatch = {
    problems: packed.problems === '' ? [] : (JSON.parse(packed.problems) as RowProblem[]),
    get phones() {
      return unpackPhones(packed);
    },
    get recipients() {
      return unpackRecipients(packed);
    },
  };
  return { batch, counts: packed.counts };
}

function unpackPhones({ rows, phones, ends }: PackedBatch): string[] {
  const phoneAt = slicer(phones, ends, 0);
  return Array.from(rows, (_, index) => phoneAt(index));
}

function unpackRecipients(packed: PackedBatch): Recipient[] {
  const { ends, file, lineTypes, width } = packed;
  const count = packed.rows.length;
  const phoneAt = slicer(packed.phones, ends, 0);
  const valueAt = slicer(packed.values, ends, count);
  const originalAt = slicer(packed.originals, ends, count * (1 + width));
  const recipients: Recipient[] = [];
  for (let index = 0; index < count; index++) {
    const values: string[] = [];
    for (let column = 0; column < width; column++) values.push(valueAt(index * width + column));
    recipients.push({
      row: packed.rows[index] ?? 0,
      file,
      phone: phoneAt(index),
      lineType: LINE_TYPES[lineTypes[index] ?? 0] ?? 'unknown',
      country: countryText(packed.countries[index] ?? 0),
      values,
      original: originalAt(index),
    });
  }
  return recipients;
}

function slicer(bytes: Uint8Array, ends: Uint32Array, offset: number): (index: number) => string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  return (index) => text.slice(index === 0 ? 0 : ends[offset + index - 1], ends[offset + index]);
}

function countryNumber(country: string): number {
  return country.length === 2 ? country.charCodeAt(0) * 256 + country.charCodeAt(1) : 0;
}

const COUNTRY_TEXTS = new Map<number, string>([[0, '']]);

function countryText(number: number): string {
  let text = COUNTRY_TEXTS.get(number);
  if (text === undefined) {
    text = String.fromCharCode(number >> 8, number & 255);
    COUNTRY_TEXTS.set(number, text);
  }
  return text;
}
