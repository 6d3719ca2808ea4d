/** Slots of media: an address, an id of the platform's or a local file. */
import type { BoundParameter, MediaKind } from '../bound-message.ts';
import type { MediaParameter } from '../campaign-parameters.ts';
import type { MediaFinding, MediaSource } from '../media.ts';
import type { MediaFault } from '../media-rules.ts';
import { checkMediaFinding, checkMediaName } from '../media-rules.ts';
import { type Section, tell } from './compilation.ts';
import { LABEL_MAX, URL_MAX } from './limits.ts';
import type { Slot } from './part.ts';
import { type Row, tellMissing, tellRefused, type Why } from './row.ts';
import { sourceOf, valueFrom } from './source.ts';
import { textFault } from './text-fault.ts';
import { type ValueReader, valueReader } from './value.ts';

type Bound = Extract<BoundParameter, { kind: MediaKind }>;

const WAYS = ['link', 'id', 'file'] as const;

/** Addresses and files repeat; past this many different ones no more are kept. */
const MOST_KEPT = 1024;

/** The slot of a media header; undefined where the campaign names no source or several, which is told. */
export function mediaSlot(section: Section, kind: MediaKind, given: MediaParameter): Slot | undefined {
  const path = `header.${kind}`;
  const ways = WAYS.filter((way) => given[way] !== undefined);
  const [way] = ways;
  if (way === undefined || ways.length > 1) {
    tell(section, { code: 'media-source', path, subject: kind });
    return undefined;
  }
  const name = nameReader(section, path, given);
  if (way === 'id') return idSlot(section, { kind, path, given: given.id ?? '', name });
  return sourceSlot(section, { kind, path, given: given[way] ?? '', name }, way);
}

interface MediaPlace {
  readonly kind: MediaKind;
  readonly path: string;
  readonly given: NonNullable<MediaParameter['link']>;
  readonly name: ValueReader | undefined;
}

function nameReader(
  { compilation, prefix }: Section,
  path: string,
  { filename }: MediaParameter,
): ValueReader | undefined {
  if (filename === undefined) return undefined;
  return valueReader(filename, compilation.columns, { path: `${prefix}${path}.filename`, max: LABEL_MAX });
}

/** Puts a document's name beside its source; undefined where the name is refused. */
function withName(bound: Bound, name: ValueReader | undefined, row: Row): Bound | undefined {
  if (name === undefined) return bound;
  const filename = name.read(row);
  return filename === undefined ? undefined : { ...bound, filename };
}

function idSlot({ compilation, prefix }: Section, { kind, path, given, name }: MediaPlace): Slot {
  const id = valueReader(given, compilation.columns, { path: `${prefix}${path}`, max: LABEL_MAX });
  const place = { path: `${prefix}${path}`, column: id.source.column };
  return {
    isFixed: id.isFixed && (name?.isFixed ?? true),
    fill(row) {
      const text = id.read(row);
      if (text === undefined) return undefined;
      // The platform's ids of media are digits; an address here is a mistake.
      if (!/^\d+$/.test(text)) return tellRefused(row, place, { reason: 'id-invalid' });
      return withName({ kind, id: text }, name, row);
    },
  };
}

/** A source with what its mere name gives away. */
interface Named {
  readonly value: string;
  readonly source: MediaSource;
  readonly fault: Why | undefined;
  readonly bound: Bound;
}

/** What is wrong with a source's name; what it is stays unsaid: in a cell it is somebody's own, and the report names the row. */
function nameFault(value: string, source: MediaSource): Why | undefined {
  const spoiled = textFault(value, URL_MAX);
  if (spoiled !== undefined) return spoiled;
  const fault = checkMediaName(source);
  return fault && whyOf(fault);
}

function whyOf({ code, params: { source: _, ...params } }: MediaFault): Why {
  return { reason: `media-${code}`, params };
}

/** Looks at each source's name once. */
function namer(kind: MediaKind, way: 'link' | 'file'): (value: string) => Named {
  const known = new Map<string, Named>();
  let last: Named | undefined;
  return (value) => {
    if (last?.value === value) return last;
    last = known.get(value);
    if (last === undefined) {
      const source = way === 'link' ? { kind, link: value } : { kind, file: value };
      const bound = way === 'link' ? { kind, link: value } : { kind };
      last = { value, source, fault: nameFault(value, source), bound };
      if (known.size < MOST_KEPT) known.set(value, last);
    }
    return last;
  };
}

function sourceSlot(section: Section, media: MediaPlace, way: 'link' | 'file'): Slot {
  const { kind, name } = media;
  const origin = sourceOf(media.given, section.compilation.columns);
  const place = { path: `${section.prefix}${media.path}`, column: origin.column };
  const named = namer(kind, way);
  if (origin.column === undefined) tellConstant(section, media.path, named(valueFrom(origin, [])));
  return {
    isFixed: false,
    media(values) {
      const value = valueFrom(origin, values);
      return value === '' ? undefined : named(value).source;
    },
    fill(row) {
      const value = valueFrom(origin, row.values);
      if (value === '') return tellMissing(row, place);
      const { source, fault, bound } = named(value);
      if (fault) return tellRefused(row, place, fault);
      const finding = row.knowledge?.of(source);
      const trouble = finding && checkMediaFinding(source, finding);
      if (trouble) return tellRefused(row, place, whyOf(trouble));
      const filled = way === 'link' ? bound : fileOf({ kind, path: value }, finding);
      return filled ? withName(filled, name, row) : tellRefused(row, place, { reason: 'media-unknown' });
    },
  };
}

/** A local file by its content; undefined where nobody looked at it. */
function fileOf(
  { kind, path }: { readonly kind: MediaKind; readonly path: string },
  finding: MediaFinding | undefined,
): Bound | undefined {
  if (finding === undefined || 'fault' in finding || finding.digest === undefined) return undefined;
  return { kind, file: finding.digest, path };
}

/** What is wrong with a constant source is wrong for everybody. */
function tellConstant(section: Section, path: string, { value, fault }: Named): void {
  if (value === '') tell(section, { code: 'value-missing', path, subject: path });
  else if (fault) tell(section, { code: 'value-refused', path, subject: value, ...fault });
}
