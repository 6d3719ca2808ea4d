/** Makes fields: each has a value or says what fills it, never neither. */
import type { Gap } from '../../core/paper.ts';
import { html, type Insert } from '../html/escape.ts';
import type { Json, Paper, PaperBlock, PaperCell, PaperColumn, PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

/** Labels of fields by their ids. */
export type Labels = Readonly<Record<string, string>>;

/** Makes the fields of one group of labels. */
export interface FieldMaker<L extends Labels> {
  /** A text, or the gap where there is none. */
  text(id: keyof L & string, value: string | number | undefined, gap: Gap): PaperField;
  /** A calendar day (`2026-10-01`), or the gap. */
  day(id: keyof L & string, value: string | undefined, gap: Gap): PaperField;
  /** Texts, one a line, or the gap where there is no list or an empty one. */
  list(id: keyof L & string, values: readonly string[] | undefined, gap: Gap): PaperField;
  /** A value for machines with the way it is shown; it is always there. */
  fact(id: keyof L & string, json: Json, shown?: Insert): PaperField;
  /** A gap. */
  missing(id: keyof L & string, gap: Gap): PaperField;
}

/** One text a line. */
export function lines(values: readonly Insert[]): Insert {
  return values.length === 1
    ? values[0]
    : html`<ul class="plain">${values.map((value) => html`<li>${value}</li>`)}</ul>`;
}

/** The maker for some labels. */
export function fieldMaker<L extends Labels>(
  labels: L,
  { format }: Pick<PaperVoice, 'format'>,
): FieldMaker<L> {
  const missing = (id: keyof L & string, gap: Gap): PaperField => ({
    id,
    label: labels[id] ?? id,
    json: null,
    shown: undefined,
    gap,
  });
  const fact = (id: keyof L & string, json: Json, shown?: Insert): PaperField => ({
    id,
    label: labels[id] ?? id,
    json,
    shown: shown ?? (typeof json === 'string' || typeof json === 'number' ? json : JSON.stringify(json)),
  });
  return {
    missing,
    fact,
    text: (id, value, gap) => (value === undefined || value === '' ? missing(id, gap) : fact(id, value)),
    day: (id, value, gap) =>
      value === undefined ? missing(id, gap) : fact(id, value, format.calendarDay(value)),
    list: (id, values = [], gap) =>
      values.length === 0 ? missing(id, gap) : fact(id, values, lines(values)),
  };
}

/** A cell whose value is shown as it is, or as told. */
export function cell(json: Json, shown?: Insert): PaperCell {
  return { json, shown: shown ?? (typeof json === 'string' || typeof json === 'number' ? json : undefined) };
}

/** The columns of a table from their labels. */
export function columnsOf(labels: Readonly<Record<string, string>>): PaperColumn[] {
  return Object.entries(labels).map(([id, label]) => ({ id, label }));
}

/** Sections in the order of their titles. */
export function sectionsOf<K extends string>(
  titles: Readonly<Record<K, string>>,
  blocks: Readonly<Record<K, readonly PaperBlock[]>>,
): Paper['sections'] {
  return (Object.keys(titles) as K[]).map((id) => ({ id, title: titles[id], blocks: blocks[id] }));
}
