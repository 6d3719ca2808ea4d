/** The voice in which a person is spoken of: words, dates of the workspace's zone, whether numbers may be shown. */
import { isEndOfDay } from '../../core/history.ts';
import { maskPhone } from '../../core/redact.ts';
import { type Formats, formatsFor } from '../../i18n/format.ts';
import type { Language, Messages } from '../../i18n/index.ts';

/** The part of a catalogue that explanations read. */
export type PersonCatalogue = Pick<Messages, 'ledger' | 'overview' | 'rules'>;

/** Words, formats and zone. */
export interface PersonVoice extends PersonCatalogue {
  readonly language: Language;
  readonly format: Formats;
  /** IANA zone of the workspace. */
  readonly zone: string;
  readonly showNumbers: boolean;
}

/** What a voice is made of. */
export interface PersonVoiceParts {
  readonly messages: PersonCatalogue;
  readonly language: Language;
  readonly zone: string;
  readonly showNumbers: boolean;
}

/** The voice of a language in a zone. */
export function personVoice({ messages, language, zone, showNumbers }: PersonVoiceParts): PersonVoice {
  const { ledger, overview, rules } = messages;
  return { ledger, overview, rules, language, format: formatsFor(language, zone), zone, showNumbers };
}

/** Control characters, and those that turn the direction of writing: what came from outside must not steer a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** A text from outside on one line, with nothing in it that acts on a terminal. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ').trim();
}

/** An identifier for people's eyes: a number masked unless numbers may be shown, a user id as it is. */
export function identifierText(identifier: string, voice: Pick<PersonVoice, 'showNumbers'>): string {
  const text = printable(identifier);
  return text.startsWith('+') && !voice.showNumbers ? maskPhone(text) : text;
}

/** The beginning of a random id, enough to tell people apart on a screen. */
export function shortRef(ref: string): string {
  return ref.length > 8 ? `${ref.slice(0, 4)}…` : ref;
}

/** A text whose blanks do not break. */
function whole(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** Day and time of an instant; the day alone where no more is known of it. */
export function whenText(at: number, isDay: boolean, { format, zone }: PersonVoice): string {
  return whole(isDay || isEndOfDay(at, zone) ? format.day(at) : format.dayTime(at));
}

/** A table's word; undefined where it has none. */
export function wordOf(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** How something came: the method where it says more than the source, with the words that were used. */
export function wayText(
  {
    source,
    method,
    note,
  }: { readonly source: string; readonly method?: string | undefined; readonly note?: string | undefined },
  { ledger }: PersonVoice,
): string {
  const from = source === '' ? '' : (wordOf(ledger.sources, source) ?? ledger.otherSource(printable(source)));
  if (method === undefined) return from;
  const how = wordOf(ledger.methods, method) ?? ledger.otherMethod(printable(method));
  if (method === 'stop-reply') return note === undefined ? how : `${how} ${ledger.quoted(printable(note))}`;
  // A way of WhatsApp's own says where it was; of any other, both count.
  const isOfPlatform = source === 'whatsapp' && wordOf(ledger.methods, method) !== undefined;
  return isOfPlatform || from === '' ? how : `${from}, ${how}`;
}

/** A day of a sale or contract: a calendar day, or an instant of which the day is shown. */
export function dayText(text: string | undefined, { format }: Pick<PersonVoice, 'format'>): string {
  if (text === undefined) return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return whole(format.calendarDay(text));
  const at = Date.parse(text);
  return Number.isNaN(at) ? printable(text) : whole(format.day(at));
}
