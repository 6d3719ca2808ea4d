/** Slots of the API's own JSON: a Flow's data, an order. Inside it, `{ column: … }` and `{ text: … }` stand for values. */
import type { ButtonParameter } from '../campaign-parameters.ts';
import { readNumber } from '../number-text.ts';
import { type Section, tell } from './compilation.ts';
import { LABEL_MAX, REQUEST_MAX } from './limits.ts';
import type { Slot } from './part.ts';
import { type Row, tellMissing, tellRefused } from './row.ts';
import { sourceOf, valueFrom } from './source.ts';
import { isWhole } from './text-fault.ts';
import { valueReader } from './value.ts';

type Json = Readonly<Record<string, unknown>>;
/** A tree with its values filled in; undefined where one is missing. */
type Fill = (row: Row) => unknown;

interface Tree {
  readonly isFixed: boolean;
  readonly fill: Fill;
}

const LEAF_KEYS = ['column', 'text', 'fallback', 'as'];

/** `{ column, fallback?, as? }` or `{ text, as? }`; whatever has other keys is a mapping like any other. */
function isLeaf(value: object): boolean {
  const keys = Object.keys(value);
  const named = 'column' in value ? value.column : 'text' in value ? value.text : undefined;
  return typeof named === 'string' && keys.every((key) => LEAF_KEYS.includes(key));
}

/** A column's cell, as text or, `as: number`, as a number of JSON. */
function leaf(value: Json, columns: readonly string[], path: string): Tree {
  const { column, text, fallback } = value;
  const given =
    typeof column === 'string'
      ? { column, fallback: typeof fallback === 'string' ? fallback : undefined }
      : String(text);
  const source = sourceOf(given, columns);
  const place = { path, column: source.column };
  return {
    isFixed: source.column === undefined,
    fill(row) {
      const cell = valueFrom(source, row.values);
      if (cell === '') return tellMissing(row, place);
      if (value.as !== 'number')
        return isWhole(cell) ? cell : tellRefused(row, place, { reason: 'characters' });
      const read = readNumber(cell);
      return 'fault' in read ? tellRefused(row, place, { reason: read.fault }) : read.value;
    },
  };
}

function tree(value: unknown, columns: readonly string[], path: string): Tree {
  if (typeof value !== 'object' || value === null) return { isFixed: true, fill: () => value };
  if (!holdsLeaf(value)) return { isFixed: true, fill: () => value };
  if (isLeaf(value)) return leaf(value as Json, columns, path);
  const isList = Array.isArray(value);
  const children = Object.entries(value).map(
    ([key, child]) => [key, tree(child, columns, isList ? `${path}[${key}]` : `${path}.${key}`)] as const,
  );
  const isFixed = children.every(([, child]) => child.isFixed);
  return {
    isFixed,
    fill(row) {
      const filled = children.map(([key, child]) => [key, child.fill(row)] as const);
      return isList ? filled.map(([, child]) => child) : Object.fromEntries(filled);
    },
  };
}

function holdsLeaf(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isLeaf(value) || Object.values(value).some(holdsLeaf);
}

/** Fills a tree; undefined where something in it is missing or refused, or it is too large to send. */
function fillTree({ fill }: Tree, row: Row, path: string): Record<string, unknown> | undefined {
  const before = row.problems.length;
  const filled = fill(row);
  if (row.problems.length > before) return undefined;
  if (JSON.stringify(filled).length > REQUEST_MAX)
    return tellRefused(row, { path, column: undefined }, { reason: 'request-too-large' });
  return filled as Record<string, unknown>;
}

type Flow = Extract<ButtonParameter, { flow: unknown }>['flow'];

/** What a Flow's token is where nobody needs one (Meta, "Flows"). */
const NO_TOKEN = 'unused';

/** The slot of a Flow button: the platform wants it filled even where the campaign says nothing of it. */
export function flowSlot({ compilation, prefix }: Section, path: string, { token, data }: Flow): Slot {
  const { columns } = compilation;
  const at = `${prefix}${path}.flow`;
  const reader = valueReader(token ?? NO_TOKEN, columns, { path: `${at}.token`, max: LABEL_MAX });
  const inner = data && tree(data, columns, `${at}.data`);
  return {
    isFixed: reader.isFixed && (inner?.isFixed ?? true),
    fill(row) {
      const text = reader.read(row);
      const filled = inner && fillTree(inner, row, `${at}.data`);
      if (text === undefined || (inner && filled === undefined)) return undefined;
      return { kind: 'flow', token: text, ...(filled ? { data: filled } : {}) };
    },
  };
}

/** What an order has to have (Meta, "Payments"; in detail unverified: only accounts of payment markets can send one). */
const ORDER_KEYS = ['reference_id', 'currency', 'total_amount', 'order'];

/** The slot of an order; undefined where it lacks what every order has, which is told. */
export function orderSlot(section: Section, path: string, order: Json): Slot | undefined {
  const missing = ORDER_KEYS.filter((key) => order[key] === undefined);
  if (missing.length > 0) {
    tell(section, { code: 'order-incomplete', path: `${path}.order`, subject: missing.join(', ') });
    return undefined;
  }
  const at = `${section.prefix}${path}.order`;
  const whole = tree(order, section.compilation.columns, at);
  return {
    isFixed: whole.isFixed,
    fill(row) {
      const details = fillTree(whole, row, at);
      return details && { kind: 'order', details };
    },
  };
}
