/**
 * Looks at the media of a plan's messages, a batch of rows at a time: each file once, each address once where addresses are
 * asked. Memory grows with the addresses that are asked and with nothing else.
 */
import type { MediaFinding, MediaKnowledge, MediaSource } from '../core/media.ts';
import type { MediaFacts, MediaTrouble, PlannedFile } from '../core/media-facts.ts';
import { checkMedia, checkMediaName, type MediaFault, nameOfSource } from '../core/media-rules.ts';
import type { MediaFiles, MediaLinks } from '../core/ports.ts';
import { createGate, type Gate } from './gate.ts';

/** A row with the media that its message would show. */
export interface MediaRow {
  /** Physical line in the recipients file. */
  readonly row: number;
  readonly sources: readonly MediaSource[];
}

/** What a survey works with. */
export interface SurveyParts {
  readonly files: Pick<MediaFiles, 'find'>;
  /** Absent: addresses are not asked. */
  readonly links?: MediaLinks | undefined;
  /** What the campaign names itself: the same for everybody. */
  readonly fixed: readonly MediaSource[];
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of addresses asked so far. */
  readonly onAsked?: (asked: number) => void;
}

/** A survey of a plan's media. */
export interface MediaSurvey {
  /** What is known of the media of these rows; undefined where they show none. Throws only for an abort. */
  look(rows: readonly MediaRow[]): Promise<MediaKnowledge | undefined>;
  /** What was found in all rows so far. */
  facts(): MediaFacts;
}

/** Files read and addresses asked at once. */
const AT_ONCE = 8;

const keyOf = (source: MediaSource): string =>
  `${source.kind} ${'file' in source ? 'file' : 'link'} ${nameOfSource(source)}`;

interface Count {
  rows: number;
  readonly firstRow: number;
}

class Survey implements MediaSurvey {
  private readonly parts: SurveyParts;
  private readonly fixed: ReadonlySet<string>;
  private readonly gate: Gate = createGate(AT_ONCE);
  private readonly answers = new Map<string, MediaFinding>();
  private readonly files = new Map<string, PlannedFile>();
  private readonly troubles = new Map<string, MediaTrouble>();
  private ownFiles = 0;
  private linkRows = 0;

  constructor(parts: SurveyParts) {
    this.parts = parts;
    this.fixed = new Set(parts.fixed.map(keyOf));
  }

  async look(rows: readonly MediaRow[]): Promise<MediaKnowledge | undefined> {
    const sources = new Map<string, MediaSource>();
    const counts = new Map<string, Count>();
    for (const { row, sources: own } of rows) {
      for (const source of own) {
        const key = keyOf(source);
        const count = counts.get(key);
        if (count) count.rows += 1;
        else counts.set(key, { rows: 1, firstRow: row });
        sources.set(key, source);
      }
    }
    if (sources.size === 0) return undefined;
    const found = new Map<string, MediaFinding>();
    const find = async ([key, source]: readonly [string, MediaSource]): Promise<void> => {
      const finding = await this.find(key, source);
      if (finding) found.set(key, finding);
    };
    await Promise.all([...sources].map((entry) => find(entry)));
    for (const [key, source] of sources) {
      const count = counts.get(key);
      if (count) this.note(source, { key, count, finding: found.get(key) });
    }
    return { of: (source) => found.get(keyOf(source)) };
  }

  /** What a source is; undefined where nobody looks. */
  private async find(key: string, source: MediaSource): Promise<MediaFinding | undefined> {
    const { files, links, signal } = this.parts;
    signal?.throwIfAborted();
    // What is refused by its mere name is neither read nor asked.
    if (checkMediaName(source) !== undefined) return undefined;
    if ('file' in source) return await this.gate(() => files.find(source.file, signal));
    if (links === undefined) return undefined;
    const known = this.answers.get(key);
    if (known) return known;
    const answer = await this.gate(() => links.ask(source.link, signal));
    this.answers.set(key, answer);
    this.parts.onAsked?.(this.answers.size);
    return answer;
  }

  private note(
    source: MediaSource,
    found: { readonly key: string; readonly count: Count; readonly finding: MediaFinding | undefined },
  ): void {
    const { key, count, finding } = found;
    const isFixed = this.fixed.has(key);
    if (!('file' in source)) this.linkRows += count.rows;
    else if (!isFixed) this.ownFiles += count.rows;
    const fault = checkMedia(source, finding);
    if (fault) this.noteTrouble(source, { isFixed, count, fault });
    else if ('file' in source && isFixed && finding && !('fault' in finding))
      this.noteFile(source, count, finding);
  }

  private noteFile(
    source: MediaSource & { readonly file: string },
    { rows }: Count,
    { type, bytes, digest }: Exclude<MediaFinding, { fault: string }>,
  ): void {
    const before = this.files.get(keyOf(source));
    if (type === undefined || bytes === undefined || digest === undefined) return;
    const { file, kind } = source;
    this.files.set(keyOf(source), { file, kind, type, bytes, digest, rows: rows + (before?.rows ?? 0) });
  }

  private noteTrouble(
    source: MediaSource,
    {
      isFixed,
      count,
      fault,
    }: { readonly isFixed: boolean; readonly count: Count; readonly fault: MediaFault },
  ): void {
    // Of addresses it is a status or an error's name, the same for many; of a row's own file it may tell where that lies.
    const { source: name, detail, ...params } = fault.params;
    const isTold = detail !== undefined && (isFixed || 'link' in source);
    const own = isTold ? { ...params, detail } : params;
    const key = JSON.stringify([source.kind, isFixed ? name : null, fault.code, own]);
    const before = this.troubles.get(key);
    this.troubles.set(key, {
      kind: source.kind,
      source: isFixed ? nameOfSource(source) : null,
      code: fault.code,
      params: own,
      rows: count.rows + (before?.rows ?? 0),
      firstRow: before?.firstRow ?? count.firstRow,
    });
  }

  facts(): MediaFacts {
    return {
      files: [...this.files.values()],
      ownFiles: this.ownFiles,
      links: this.linkRows,
      asked: this.parts.links === undefined ? null : this.answers.size,
      troubles: [...this.troubles.values()].sort((a, b) => b.rows - a.rows),
    };
  }
}

/** Begins a survey. */
export function surveyMedia(parts: SurveyParts): MediaSurvey {
  return new Survey(parts);
}
