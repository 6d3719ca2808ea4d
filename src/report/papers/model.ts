/** A paper as sections of fields, tables and cards: one model, from which the JSON document and the page are both made, so that they cannot differ. */
import type { Gap, PaperHead, PaperName } from '../../core/paper.ts';
import type { Insert } from '../html/escape.ts';

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A named value; with a gap it has none, and says what fills it. */
export interface PaperField {
  /** Its key in JSON. */
  readonly id: string;
  readonly label: string;
  readonly json: Json;
  readonly shown: Insert;
  readonly gap?: Gap | undefined;
}

/** A column of a table. */
export interface PaperColumn {
  readonly id: string;
  readonly label: string;
  readonly kind?: 'num' | 'prose';
}

/** A part of a section. */
export type PaperBlock =
  | { readonly kind: 'fields'; readonly fields: readonly PaperField[] }
  | {
      readonly kind: 'table';
      /** Its key in JSON: an array of objects by column. */
      readonly id: string;
      readonly title?: string | undefined;
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly PaperCell[])[];
      /** What is said where there are no rows. */
      readonly empty: string;
      /** What fills it, where having no rows is a gap. */
      readonly gap?: Gap | undefined;
    }
  | {
      /** Things with fields of their own; in JSON an array of objects. */
      readonly kind: 'cards';
      readonly id: string;
      readonly cards: readonly PaperCard[];
      readonly empty: string;
      readonly gap?: Gap | undefined;
    }
  | { readonly kind: 'text'; readonly text: Insert; readonly tone?: 'note' | 'muted' | 'letter' }
  | { readonly kind: 'heading'; readonly text: string };

/** A cell: its value for machines, and as it is shown. */
export interface PaperCell {
  readonly json: Json;
  readonly shown: Insert;
  /** What is missing here, in words, and what fills it. */
  readonly gap?: { readonly label: string; readonly gap: Gap } | undefined;
}

/** A thing with fields of its own. */
export interface PaperCard {
  readonly title: string;
  readonly fields: readonly PaperField[];
  readonly blocks?: readonly PaperBlock[] | undefined;
}

/** A section of a paper; its id is its key in JSON. */
export interface PaperSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly PaperBlock[];
}

/** A paper. */
export interface Paper {
  readonly name: PaperName;
  readonly title: string;
  /** Under which article. */
  readonly article: string;
  readonly headline: string;
  readonly lead: string;
  readonly head: PaperHead;
  readonly sections: readonly PaperSection[];
  /** What the foot says beside the usual. */
  readonly closing?: string | undefined;
}

/** A gap with where it is. */
export interface MissingField {
  /** Keys from the section down: `controller.dataProtectionOfficer`, `processors.0.agreement`. */
  readonly path: string;
  readonly label: string;
  readonly gap: Gap;
}

function gapsOfTable(block: Extract<PaperBlock, { kind: 'table' }>, path: string): MissingField[] {
  if (block.rows.length === 0 && block.gap !== undefined)
    return [{ path: `${path}.${block.id}`, label: block.title ?? block.empty, gap: block.gap }];
  return block.rows.flatMap((cells, row) =>
    cells.flatMap(({ gap }, column) =>
      gap === undefined ? [] : [{ path: `${path}.${block.id}.${row}.${block.columns[column]?.id}`, ...gap }],
    ),
  );
}

function gapsOfBlock(block: PaperBlock, path: string): MissingField[] {
  if (block.kind === 'fields') return gapsOfFields(block.fields, path);
  if (block.kind === 'table') return gapsOfTable(block, path);
  if (block.kind !== 'cards') return [];
  if (block.cards.length === 0 && block.gap !== undefined)
    return [{ path: `${path}.${block.id}`, label: block.empty, gap: block.gap }];
  return block.cards.flatMap(({ title, fields, blocks = [] }, index) => {
    const below = `${path}.${block.id}.${index}`;
    return [...gapsOfFields(fields, below), ...blocks.flatMap((one) => gapsOfBlock(one, below))].map(
      (gap) => ({
        ...gap,
        label: `${title}: ${gap.label}`,
      }),
    );
  });
}

function gapsOfFields(fields: readonly PaperField[], path: string): MissingField[] {
  return fields.flatMap(({ id, label, gap }) =>
    gap === undefined ? [] : [{ path: `${path}.${id}`, label, gap }],
  );
}

/** Everything that a paper's sections lack, in their order. */
export function gapsOf(paper: Paper): MissingField[] {
  return paper.sections.flatMap(({ id, title, blocks }) =>
    blocks.flatMap((block) =>
      gapsOfBlock(block, id).map((gap) =>
        block.kind === 'cards' ? gap : { ...gap, label: `${title}: ${gap.label}` },
      ),
    ),
  );
}

/** Who made a paper is told by whoever makes it. */
export const AUTHOR_GAP: Gap = { place: 'command', line: '--by NAME' };

/**
 * Everything that a paper lacks: who made it, then what its sections lack.
 * @param author the word for who made it, in the reader's language
 */
export function missingOf(paper: Paper, author: string): MissingField[] {
  const unsigned =
    paper.head.author === undefined ? [{ path: 'author', label: author, gap: AUTHOR_GAP }] : [];
  return [...unsigned, ...gapsOf(paper)];
}
