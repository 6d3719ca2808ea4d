/** Compiles a header: of a template or of a card. */
import type { MediaKind } from '../bound-message.ts';
import { MEDIA_KINDS } from '../bound-message.ts';
import type { HeaderParameter } from '../campaign-parameters.ts';
import { variablesOf } from '../template.ts';
import { type Section, sectionComponent, tell } from './compilation.ts';
import { HEADER_MAX, LABEL_MAX } from './limits.ts';
import { mediaSlot } from './media-slot.ts';
import { type Part, type Slot, singlePart, textPart } from './part.ts';
import { tellMissing, tellRefused } from './row.ts';
import { type Given, sourceOf, valueFrom } from './source.ts';
import { textSlot } from './text.ts';
import { type ValueReader, valueReader } from './value.ts';

const SHAPE = { type: 'header' } as const;

/** What to write for a header of each format. */
const WRITE: Readonly<Record<string, string>> = {
  TEXT: 'header: { column: … }',
  IMAGE: 'header: { image: { link: https://… } }',
  VIDEO: 'header: { video: { link: https://… } }',
  DOCUMENT: 'header: { document: { link: https://…, filename: … } }',
  GIF: 'header: { gif: { link: https://… } }',
  LOCATION: 'header: { location: { latitude: …, longitude: …, name: …, address: … } }',
  PRODUCT: 'header: { product: { product: …, catalog: … } }',
};

/** The header's part, where it has something to fill; problems go to the compilation. */
export function compileHeader(section: Section): Part[] {
  const component = sectionComponent(section, 'HEADER');
  const given = section.given.header;
  const format = component?.format ?? 'TEXT';
  const text = component?.text ?? '';
  const names = variablesOf(text);
  const isNeeded = component !== undefined && (format !== 'TEXT' || names.length > 0);
  const write = WRITE[format];
  if (isNeeded && (write === undefined || (format === 'TEXT' && names.length > 1))) {
    tell(section, { code: 'header-unknown', path: 'header', subject: format });
    return [];
  }
  if (!isNeeded) {
    if (given)
      tell(section, { code: 'header-unused', path: 'header', subject: section.compilation.template.name });
    return [];
  }
  const told = { subject: format, ...(write === undefined ? {} : { write }) };
  if (!given) {
    tell(section, { code: 'header-missing', path: '', ...told });
    return [];
  }
  if (!isOfFormat(given, format)) {
    tell(section, { code: 'header-kind', path: 'header', ...told });
    return [];
  }
  // Source: Meta, Marketing Messages API features (2026): gif headers exist there only.
  if (format === 'GIF' && !section.compilation.isMarketingApi) {
    tell(section, { code: 'header-gif', path: 'header', subject: section.compilation.template.name });
    return [];
  }
  if (format === 'TEXT') return textHeader(section, text, names);
  const slot = slotOf(section, given);
  return slot ? [singlePart(SHAPE, slot)] : [];
}

function isOfFormat(given: HeaderParameter, format: string): boolean {
  return format === 'TEXT' ? 'text' in given || 'column' in given : format.toLowerCase() in given;
}

function textHeader(section: Section, source: string, names: readonly string[]): Part[] {
  const { given, compilation, prefix } = section;
  const parameter = given.header;
  if (!parameter || !('text' in parameter || 'column' in parameter)) return [];
  const name = compilation.template.parameterFormat === 'NAMED' ? names[0] : undefined;
  const slot = textSlot(section, parameter, { path: 'header', name, takesOwn: false });
  return [
    textPart({ type: 'header', source, names, slots: [slot], max: HEADER_MAX, path: `${prefix}header` }),
  ];
}

function slotOf(section: Section, given: HeaderParameter): Slot | undefined {
  if ('location' in given) return locationSlot(section, given.location);
  if ('product' in given) return productSlot(section, given.product);
  const kind = MEDIA_KINDS.find((one) => one in given);
  return kind && mediaSlot(section, kind, (given as Record<MediaKind, object>)[kind]);
}

type Location = Extract<HeaderParameter, { location: unknown }>['location'];

function locationSlot(section: Section, { latitude, longitude, name, address }: Location): Slot {
  const { prefix, compilation } = section;
  const path = `${prefix}header.location`;
  const label = (given: Given | undefined, key: string): ValueReader | undefined =>
    given === undefined
      ? undefined
      : valueReader(given, compilation.columns, { path: `${path}.${key}`, max: LABEL_MAX });
  const north = degrees(latitude, compilation.columns, { path: `${path}.latitude`, most: 90 });
  const east = degrees(longitude, compilation.columns, { path: `${path}.longitude`, most: 180 });
  const names = [label(name, 'name'), label(address, 'address')] as const;
  return {
    isFixed: [north, east, ...names].every((reader) => reader?.isFixed ?? true),
    fill(row) {
      const [lat, long] = [north.read(row), east.read(row)];
      const [called, lies] = [names[0]?.read(row), names[1]?.read(row)];
      const isWhole = (called !== undefined || !names[0]) && (lies !== undefined || !names[1]);
      if (lat === undefined || long === undefined || !isWhole) return undefined;
      return {
        kind: 'location',
        latitude: lat,
        longitude: long,
        ...(called === undefined ? {} : { name: called }),
        ...(lies === undefined ? {} : { address: lies }),
      };
    },
  };
}

/** Decimal degrees; a comma is a point here, since no degree has thousands. */
function degrees(
  given: Given,
  columns: readonly string[],
  { path, most }: { readonly path: string; readonly most: number },
): Omit<ValueReader, 'source'> {
  const source = sourceOf(given, columns);
  const place = { path, column: source.column };
  return {
    isFixed: source.column === undefined,
    read(row) {
      const text = valueFrom(source, row.values).trim().replace('\u2212', '-').replace(',', '.');
      if (text === '') return tellMissing(row, place);
      const isDegree = /^[+-]?\d{1,3}(\.\d{1,15})?$/.test(text) && Math.abs(Number(text)) <= most;
      return isDegree ? text.replace('+', '') : tellRefused(row, place, { reason: 'degrees-invalid' });
    },
  };
}

function productSlot(
  { prefix, compilation }: Section,
  given: Extract<HeaderParameter, { product: unknown }>['product'],
): Slot {
  const path = `${prefix}header.product`;
  const read = (key: 'product' | 'catalog'): ValueReader =>
    valueReader(given[key], compilation.columns, { path: `${path}.${key}`, max: LABEL_MAX });
  const [first, second] = [read('product'), read('catalog')];
  return {
    isFixed: first.isFixed && second.isFixed,
    fill(row) {
      const [product, catalog] = [first.read(row), second.read(row)];
      return product === undefined || catalog === undefined
        ? undefined
        : { kind: 'product', product, catalog };
    },
  };
}
