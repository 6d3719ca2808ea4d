/** What was recorded by hand, and where the person stands now, for a terminal. */
import type { PurposeExplanation } from '../../core/explanation.ts';
import { overtakenBy, type Recorded } from '../../core/recorded.ts';
import type { Messages } from '../../i18n/index.ts';
import { printable, whenText } from '../person/voice.ts';
import { plain, wrap } from './layout.ts';
import { headLines, type PersonOptions, type PersonPage, personPage, purposeBlock } from './person.ts';

/** How to write about it. */
export interface RecordedOptions extends PersonOptions {
  readonly records: Messages['records'];
}

function headline(
  { result, entry, kind, at, isDay }: Recorded,
  page: PersonPage,
  records: Messages['records'],
): string {
  const what = `${page.ledger.kinds[kind]}, ${whenText(at, isDay, page)}`;
  return records.said[result](what, entry === undefined ? '' : String(entry.seq));
}

function evidenceLines({ evidence }: Recorded, { said }: Messages['records']): string[] {
  if (evidence === undefined) return [];
  const { reference, digest } = evidence;
  // A copy is named by its digest.
  const hex = digest?.slice('sha256:'.length);
  if (hex !== undefined && reference.includes(hex)) return [said.attached(printable(reference))];
  return digest === undefined || digest === reference ? [] : [said.evidence(printable(reference), digest)];
}

function purposeLines(recorded: Recorded, purpose: PurposeExplanation, options: RecordedOptions): string[] {
  const page = personPage(options);
  const stop = overtakenBy(recorded, purpose);
  const lines = purposeBlock(purpose, recorded.person, page);
  if (stop === undefined) return lines;
  const text = options.records.said.overtaken(String(stop.seq));
  return [...lines, ...wrap(text, page.width - 2).map((line) => `  ${page.color.yellow(line)}`)];
}

/** What was recorded, what it changed, where the person stands. Ends in a newline. */
export function terminalRecorded(recorded: Recorded, options: RecordedOptions): string {
  const page = personPage(options);
  const { records } = options;
  const notes = [
    ...evidenceLines(recorded, records),
    ...(recorded.isDay && recorded.result === 'added' ? [records.said.laterByDay] : []),
  ];
  return plain([
    ...wrap(headline(recorded, page, records), page.width),
    ...notes.flatMap((note) => wrap(note, page.width - 2).map((line) => `  ${line}`)),
    ...headLines(recorded.person, page),
    ...recorded.person.purposes.flatMap((purpose) => purposeLines(recorded, purpose, options)),
  ]);
}
