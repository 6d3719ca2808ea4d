/** One row of a campaign as its message would look: the plan's own language choice and binder, nothing decided, nothing sent. */
import type { Binder } from '../core/binding/index.ts';
import type { BoundComponent } from '../core/bound-message.ts';
import type { MediaKnowledge, MediaSource } from '../core/media.ts';
import type { FileNames } from '../core/message/file-names.ts';
import { GAP } from '../core/message/filled-text.ts';
import type { ParameterProblem } from '../core/parameter-problem.ts';
import type { RecipientsReading } from '../core/ports.ts';
import type { Recipient, RowProblem } from '../core/recipient.ts';
import type { Template } from '../core/template.ts';
import type { Preparation } from './prepare-templates.ts';

/** A row that was asked for: its cells, or why it is none that could be sent to. */
export interface FoundRow {
  /** Physical line, 1-based. */
  readonly row: number;
  /** Index into the recipients files. */
  readonly file: number;
  readonly recipient: Recipient | undefined;
  readonly problem: RowProblem | undefined;
}

/** No row begins on the line that was asked for. */
export interface MissingRow {
  /** Lines of the nearest rows before and after it; undefined: there is none. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** Rows read so far: all of them where none comes after. */
  readonly rows: number;
}

type Place = Pick<Recipient, 'row' | 'file'>;

/**
 * Finds the row that begins on a physical line, in the first file that has it; without a line the first row that can be
 * used. Reads no further than it must.
 */
export async function findRow(
  reading: Pick<RecipientsReading, 'batches'>,
  line: number | undefined,
): Promise<FoundRow | MissingRow> {
  let before: number | undefined;
  let after: number | undefined;
  let rows = 0;
  for await (const { recipients, problems } of reading.batches()) {
    const isHere = ({ row }: Place): boolean => line === undefined || row === line;
    const recipient = recipients.find(isHere);
    const place: Place | undefined = recipient ?? (line === undefined ? undefined : problems.find(isHere));
    if (place) {
      const isSame = ({ row, file }: Place): boolean => row === place.row && file === place.file;
      return { row: place.row, file: place.file, recipient, problem: problems.find(isSame) };
    }
    const unusable = problems.filter(({ code }) => code !== 'phone.not-mobile');
    rows += recipients.length + unusable.length;
    for (const { row } of [...recipients, ...unusable]) {
      if (line !== undefined && row < line) before = Math.max(before ?? row, row);
      if (line !== undefined && row > line) after = Math.min(after ?? row, row);
    }
  }
  return { before, after, rows };
}

/** A row's message. */
export interface PreviewedRow {
  readonly language: string;
  /** Undefined: the template is not there in the language, or may not be sent in it. */
  readonly sendable: Template | undefined;
  readonly components: readonly BoundComponent[];
  readonly problems: readonly ParameterProblem[];
  /** Names of the local files that it shows. */
  readonly fileNames: FileNames;
}

/** Looks at a message's media; undefined: nothing is known of them. */
export type LookAtMedia = (sources: readonly MediaSource[]) => Promise<MediaKnowledge | undefined>;

/**
 * The values, a gap in the place of each empty cell that nothing stands in for: a part is filled as a whole or not at all,
 * and a reader wants to see the rest of it. Which cells these are shows in what is missing less once they are filled.
 */
function valuesWithGaps(
  binder: Binder,
  values: readonly string[],
  knowledge: MediaKnowledge | undefined,
): readonly string[] {
  const missing = (tried: readonly string[]): number =>
    binder.bind(tried, knowledge).problems.filter(({ kind }) => kind === 'missing').length;
  let shown = values;
  let open = missing(values);
  for (const [at, value] of values.entries()) {
    if (open === 0) break;
    if (value.trim() !== '') continue;
    const tried = shown.map((each, index) => (index === at ? GAP : each));
    const left = missing(tried);
    if (left < open) [shown, open] = [tried, left];
  }
  return shown;
}

function namesOf(sources: readonly MediaSource[], knowledge: MediaKnowledge | undefined): FileNames {
  const names = new Map<string, string>();
  for (const source of sources) {
    const finding = knowledge?.of(source);
    if (!('file' in source) || !finding || 'fault' in finding || finding.digest === undefined) continue;
    names.set(finding.digest, source.file);
  }
  return names;
}

/** Fills a template for a row's cells, in the order of the preparation's columns, in the language that the plan would choose. */
export async function previewRow(
  preparation: Preparation,
  values: readonly string[],
  look: LookAtMedia,
): Promise<PreviewedRow> {
  const { languages, binders, columns } = preparation;
  const cell = languages.column === undefined ? '' : (values[columns.indexOf(languages.column)] ?? '');
  const { language, template: sendable } = languages.choose(cell);
  const binder = binders.get(language);
  if (!binder) return { language, sendable, components: [], problems: [], fileNames: new Map() };
  const sources = binder.media(values);
  const knowledge = sources.length === 0 ? undefined : await look(sources);
  const { problems } = binder.bind(values, knowledge);
  const { components } = binder.bind(valuesWithGaps(binder, values, knowledge), knowledge);
  return { language, sendable, components, problems, fileNames: namesOf(sources, knowledge) };
}
