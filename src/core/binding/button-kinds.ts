/** How each kind of button is filled (Meta, "Template components"). */
import type { BoundParameter, BoundPart } from '../bound-message.ts';
import type { ButtonParameter, TextParameter } from '../campaign-parameters.ts';
import type { TemplateComponent } from '../template.ts';
import { type Section, tell } from './compilation.ts';
import { formatOf } from './format.ts';
import { flowSlot, orderSlot } from './json-slot.ts';
import { CALL_MINUTES, LABEL_MAX, PAYLOAD_MAX, URL_MAX } from './limits.ts';
import type { Slot } from './part.ts';
import { productsSlot } from './products-slot.ts';
import { type Place, type Row, tellMissing, tellRefused } from './row.ts';
import { sourceOf, valueFrom } from './source.ts';
import { textFault } from './text-fault.ts';
import { valueReader } from './value.ts';

/** A button with what fills it. */
export interface FilledButton {
  readonly button: NonNullable<TemplateComponent['buttons']>[number];
  /** Below the section: `buttons."0"`. */
  readonly path: string;
  /** Undefined: the campaign says nothing of it. */
  readonly parameter: ButtonParameter | undefined;
}

/** How a kind of button is filled. */
export interface ButtonKind {
  readonly subType: NonNullable<BoundPart['subType']>;
  /** The key that a parameter of this kind has. */
  readonly key: string;
  /** What to write in the campaign file. */
  readonly write: string;
  /** Whether the platform refuses a message that does not fill it. */
  readonly isNeeded: boolean;
  /** Undefined: nothing is sent for it, or something is wrong with it, which is told. */
  readonly slot: (section: Section, filled: FilledButton) => Slot | undefined;
}

/** Kinds that carry nothing of their own. */
export const FREE_BUTTONS: ReadonlySet<string> = new Set([
  'PHONE_NUMBER',
  'SPM',
  'REQUEST_CONTACT_INFO',
  'APP',
  'CALL_PERMISSION_REQUEST',
]);

const TEXT = { key: 'text', write: '{ column: … }' } as const;

/** Kinds that a message fills, by the template's type. One-time passwords are filled by `code`. */
export const FILLED_BUTTONS: Readonly<Record<string, ButtonKind>> = {
  URL: { ...TEXT, subType: 'url', isNeeded: true, slot: suffixSlot },
  QUICK_REPLY: {
    ...TEXT,
    subType: 'quick_reply',
    isNeeded: false,
    slot: (section, filled) =>
      shortSlot(section, filled, { max: PAYLOAD_MAX, make: (payload) => ({ kind: 'payload', payload }) }),
  },
  COPY_CODE: {
    ...TEXT,
    subType: 'copy_code',
    isNeeded: true,
    slot: (section, filled) =>
      shortSlot(section, filled, { max: section.couponMax, make: (code) => ({ kind: 'coupon', code }) }),
  },
  FLOW: {
    subType: 'flow',
    key: 'flow',
    write: '{ flow: { token: { column: … }, data: { … } } }',
    isNeeded: false,
    slot: (section, { path, parameter }) =>
      flowSlot(section, path, parameter && 'flow' in parameter ? parameter.flow : {}),
  },
  CATALOG: {
    subType: 'catalog',
    key: 'catalog',
    write: '{ catalog: { thumbnail: … } }',
    isNeeded: false,
    slot: catalogSlot,
  },
  MPM: {
    subType: 'mpm',
    key: 'products',
    write: '{ products: { thumbnail: …, sections: [{ title: …, products: [ … ] }] } }',
    isNeeded: true,
    slot: (section, { path, parameter }) =>
      parameter && 'products' in parameter ? productsSlot(section, path, parameter.products) : undefined,
  },
  VOICE_CALL: {
    subType: 'voice_call',
    key: 'call',
    write: '{ call: { minutes: 10080 } }',
    isNeeded: false,
    slot: callSlot,
  },
  ORDER_DETAILS: {
    subType: 'order_details',
    key: 'order',
    write: '{ order: { reference_id: …, currency: …, total_amount: { … }, order: { … } } }',
    isNeeded: true,
    slot: (section, { path, parameter }) =>
      parameter && 'order' in parameter ? orderSlot(section, path, parameter.order) : undefined,
  },
};

/** A text of a button, formatted where the campaign asks for it; the platform's own parameters are not taken there. */
function buttonText(
  section: Section,
  { path, parameter }: FilledButton,
): { readonly place: Place; read(row: Row): string | undefined } | undefined {
  if (!parameter || !('text' in parameter || 'column' in parameter)) return undefined;
  const { format, problems } = formatOf(parameter, section.compilation);
  for (const { code, key } of problems) tell(section, { code, path: `${path}.${key}`, subject: key });
  tellSend(section, path, parameter);
  const source = sourceOf(parameter, section.compilation.columns);
  const place = { path: `${section.prefix}${path}`, column: source.column };
  return {
    place,
    read(row) {
      const cell = source.cell(row.values);
      if (cell === '') return source.fallback === '' ? tellMissing(row, place) : source.fallback;
      const shown = format?.(cell) ?? { text: cell };
      return typeof shown === 'string' ? tellRefused(row, place, { reason: shown }) : shown.text;
    },
  };
}

function tellSend(section: Section, path: string, { send }: TextParameter): void {
  if (send !== undefined && send !== 'text')
    tell(section, { code: 'send-place', path: `${path}.send`, subject: send });
}

function shortSlot(
  section: Section,
  filled: FilledButton,
  { max, make }: { readonly max: number; readonly make: (text: string) => BoundParameter },
): Slot | undefined {
  const text = buttonText(section, filled);
  if (!text) return undefined;
  const { place } = text;
  return {
    isFixed: place.column === undefined,
    fill(row) {
      const value = text.read(row);
      if (value === undefined) return undefined;
      const fault = textFault(value, max);
      if (fault !== undefined) tellRefused(row, place, fault);
      return make(value);
    },
  };
}

/** Something that is an address by itself. */
const WHOLE_ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i;

/** Most suffixes are ids and codes, in which nothing is to be encoded and nothing can be wrong but the length. */
const PLAIN_SUFFIX = /^(?!www\.)[\w.~-]+$/i;

/** Signs that part a path from its pieces, its query and its fragment. */
const PARTING = /%(?:2F|3F|26|3D|23)/g;
/** An escape that stood in the value already, escaped once more. */
const TWICE = /%25([0-9A-Fa-f]{2})/g;

/**
 * The end of a path, as a browser's address line has it: `angebot/herbst?x=1` and what is escaped already stay so, the
 * rest is percent-encoded (Meta, "Template components": the text is appended to the fixed address).
 */
function encodedPath(value: string): string {
  return encodeURIComponent(value).replace(PARTING, decodeURIComponent).replace(TWICE, '%$1');
}

/** The end of an address, percent-encoded. */
function suffixSlot(section: Section, filled: FilledButton): Slot | undefined {
  const text = buttonText(section, filled);
  if (!text) return undefined;
  const { place } = text;
  const address = filled.button.url ?? '';
  const own = address.replace(/\{\{[^}]*\}\}/g, '').length;
  // Behind a question mark a whole address may well be meant: https://r.example/?to={{1}}
  const takesAddress = address.slice(0, address.indexOf('{{')).includes('?');
  const encoded = (row: Row, value: string): string | undefined => {
    const fault = textFault(value, URL_MAX);
    if (fault !== undefined) return tellRefused(row, place, fault);
    if (!takesAddress && WHOLE_ADDRESS.test(value))
      return tellRefused(row, place, { reason: 'whole-address' });
    // Nothing may end the one value of a query.
    return takesAddress ? encodeURIComponent(value) : encodedPath(value);
  };
  return {
    isFixed: place.column === undefined,
    fill(row) {
      const value = text.read(row);
      if (value === undefined) return undefined;
      const suffix = PLAIN_SUFFIX.test(value) ? value : encoded(row, value);
      if (suffix === undefined) return undefined;
      const filled = own + suffix.length;
      if (filled > URL_MAX)
        tellRefused(row, place, { reason: 'too-long', params: { filled, most: URL_MAX } });
      return { kind: 'text', text: suffix };
    },
  };
}

function catalogSlot({ compilation, prefix }: Section, { path, parameter }: FilledButton): Slot | undefined {
  if (!parameter || !('catalog' in parameter)) return undefined;
  const { thumbnail } = parameter.catalog;
  if (thumbnail === undefined) return { isFixed: true, fill: () => ({ kind: 'catalog' }) };
  const product = valueReader(thumbnail, compilation.columns, {
    path: `${prefix}${path}.catalog.thumbnail`,
    max: LABEL_MAX,
  });
  return {
    isFixed: product.isFixed,
    fill(row) {
      const value = product.read(row);
      return value === undefined ? undefined : { kind: 'catalog', thumbnail: value };
    },
  };
}

function callSlot({ compilation, prefix }: Section, { path, parameter }: FilledButton): Slot | undefined {
  if (!parameter || !('call' in parameter)) return undefined;
  const source = sourceOf(parameter.call.minutes, compilation.columns);
  const place = { path: `${prefix}${path}.call.minutes`, column: source.column };
  const { least, most } = CALL_MINUTES;
  return {
    isFixed: source.column === undefined,
    fill(row) {
      const text = valueFrom(source, row.values).trim();
      if (text === '') return tellMissing(row, place);
      const minutes = /^\d{1,6}$/.test(text) ? Number(text) : 0;
      if (minutes < least || minutes > most)
        return tellRefused(row, place, { reason: 'minutes-invalid', params: { least, most } });
      return { kind: 'call-minutes', minutes };
    },
  };
}
