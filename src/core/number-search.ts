/**
 * Finds people's numbers in text, however they are spelled there: international or national, grouped, in brackets, as
 * a `wa_id`, inside WhatsApp's message ids. For erasing and for telling where else somebody's number stands.
 */
import { countryCodeLength } from './redact.ts';

/** Looks for the numbers and ids of some people in texts. */
export interface NumberSearch {
  /** Whether any of them stands in the text. */
  has(text: string): boolean;
  /** The text with each of them replaced. */
  hide(text: string, by: string): string;
}

/**
 * What may stand between the digits of one number. The last ones are the bytes of no-break spaces and hyphens in UTF-8
 * read as Latin-1: files are searched in that encoding, whichever theirs is.
 */
const BETWEEN = '[ ()./\\u00a0\\u00c2\\u00e2\\u0080\\u0090-\\u0095-]{0,4}';
/** Digits with nothing between them but what separates the groups of a number. */
const RUN = new RegExp(`\\+?\\d(?:${BETWEEN}\\d){3,}`, 'g');
/** Longest spelling: an international prefix, country code, a zero in brackets, fifteen digits. */
const MOST_DIGITS = 22;
/** A national number this short may be anything: it counts with its country code only. */
const SHORT = 7;
/** Up to how many numbers a first look by regular expression pays; for more, each run of digits is looked up. */
const FEW = 24;

/** National numbers of an E.164 number: its own, and what WhatsApp takes for the same (see `canonicalPhone`). */
function nationalSpellings(code: string, national: string): string[] {
  const spellings = [national];
  if (code === '52' && national.length === 10) spellings.push(`1${national}`);
  if (code === '54' && national.startsWith('9')) spellings.push(national.slice(1));
  if (code === '55' && national.length === 11) spellings.push(national.slice(0, 2) + national.slice(3));
  return spellings;
}

/** National number → country codes it stands behind. */
type Nationals = Map<string, Set<string>>;

function nationalsOf(phones: readonly string[]): Nationals {
  const nationals: Nationals = new Map();
  for (const phone of phones) {
    const digits = phone.slice(1);
    const code = digits.slice(0, countryCodeLength(digits));
    for (const national of nationalSpellings(code, digits.slice(code.length))) {
      const codes = nationals.get(national) ?? new Set();
      nationals.set(national, codes.add(code));
    }
  }
  return nationals;
}

/** Whether what stands before a national number leaves it that number: nothing, a trunk prefix, a country code. */
function mayPrecede(prefix: string, national: string, codes: ReadonlySet<string>): boolean {
  if (prefix === '' || prefix === '0') return national.length >= SHORT;
  const withoutTrunk = prefix.length > 1 && prefix.endsWith('0') ? prefix.slice(0, -1) : prefix;
  return [prefix, withoutTrunk].some((each) => codes.has(each.replace(/^(00|011)(?=\d)/, '')));
}

/** Whether digits without anything between them are one of the numbers; `isAbroad`: with more than its national digits. */
type DigitsTest = (digits: string, isAbroad?: boolean) => boolean;

function digitsTest(nationals: Nationals): DigitsTest {
  const lengths = [...new Set([...nationals.keys()].map((national) => national.length))];
  return (digits, isAbroad = false) =>
    lengths.some((length) => {
      if (digits.length < length || (isAbroad && digits.length === length)) return false;
      const national = digits.slice(-length);
      const codes = nationals.get(national);
      return codes !== undefined && mayPrecede(digits.slice(0, -length), national, codes);
    });
}

/**
 * Where groups of digits in a row make up one of the numbers: begin and end in the text. Behind a `+`, what looks like a
 * national number is one of that other country.
 */
function* placesInRun(run: string, isNumber: DigitsTest): Generator<readonly [from: number, to: number]> {
  const groups = [...run.matchAll(/\d+/g)];
  const isAbroad = run.startsWith('+');
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    for (let last = first; last < groups.length && digits.length < MOST_DIGITS; last += 1) {
      const group = groups[last];
      digits += group?.[0] ?? '';
      if (!isNumber(digits, isAbroad)) continue;
      yield [groups[first]?.index ?? 0, (group?.index ?? 0) + (group?.[0].length ?? 0)];
      first = last;
      break;
    }
  }
}

/** A message id of WhatsApp's: two bytes of its own, then how many digits the number has, then these, all in base 64. */
const MESSAGE_ID = /wamid\.HBg([A-P])([A-Za-z0-9+/]{4,80})/g;

/** The digits of the number that a message id is about; empty where it holds none. */
function digitsInMessageId(size: string, encoded: string): string {
  const count = size.charCodeAt(0) - 65;
  const whole = Math.min(Math.ceil(count / 3), Math.floor(encoded.length / 4)) * 4;
  const digits = atob(encoded.slice(0, whole)).slice(0, count);
  return /^\d+$/.test(digits) ? digits : '';
}

/** Words that may be a business-scoped user id. */
const WORD = /\w(?:[\w.]*\w)?/g;

/** Whether any of a few national numbers may stand in a text, in groups or not: a first look at whole blocks. */
function firstLook(nationals: Nationals): (text: string) => boolean {
  if (nationals.size === 0) return () => false;
  if (nationals.size > FEW) return () => true;
  const spaced = [...nationals.keys()].map((national) => [...national].join(BETWEEN));
  const numbers = new RegExp(spaced.join('|'));
  return (text) => numbers.test(text);
}

/** A search for these identifiers: canonical E.164 numbers and business-scoped user ids. */
export function searchFor(identifiers: readonly string[]): NumberSearch {
  const isPhone = (identifier: string): boolean => /^\+\d+$/.test(identifier);
  const nationals = nationalsOf(identifiers.filter(isPhone));
  const userIds = new Set(identifiers.filter((identifier) => !isPhone(identifier)));
  const isNumber = digitsTest(nationals);
  const mayHave = firstLook(nationals);
  const isMessageId = (size: string, encoded: string): boolean => isNumber(digitsInMessageId(size, encoded));

  const hasNumber = (text: string): boolean => {
    if (!mayHave(text)) return false;
    for (const [run] of text.matchAll(RUN)) if (!placesInRun(run, isNumber).next().done) return true;
    return false;
  };
  const hasMessageId = (text: string): boolean => {
    if (nationals.size === 0 || !text.includes('wamid.')) return false;
    for (const [, size = '', encoded = ''] of text.matchAll(MESSAGE_ID))
      if (isMessageId(size, encoded)) return true;
    return false;
  };
  const hasUserId = (text: string): boolean => {
    if (userIds.size === 0) return false;
    for (const [word] of text.matchAll(WORD)) if (userIds.has(word)) return true;
    return false;
  };
  const hideInRun = (run: string, by: string): string => {
    let text = '';
    let end = 0;
    for (const [from, to] of placesInRun(run, isNumber)) {
      text += run.slice(end, from) + by;
      end = to;
    }
    return text + run.slice(end);
  };
  return {
    has: (text) => hasNumber(text) || hasMessageId(text) || hasUserId(text),
    hide(text, by) {
      let hidden = hasNumber(text) ? text.replace(RUN, (run) => hideInRun(run, by)) : text;
      if (hasMessageId(text))
        hidden = hidden.replace(MESSAGE_ID, (id, size: string, encoded: string) =>
          isMessageId(size, encoded) ? by : id,
        );
      return hasUserId(text) ? hidden.replace(WORD, (word) => (userIds.has(word) ? by : word)) : hidden;
    },
  };
}
