/**
 * What a row of a consent CSV reaches: its kind, purposes and channels as people write them. In doubt a stop reaches
 * further and an opening is not read at all, so that no stop is a fact without effect.
 */
import type { EventKind } from './consent.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES, WHATSAPP } from './consent.ts';
import { nearest } from './nearest.ts';

/** Kinds that hold for the person as a whole: no purpose needs to be named. */
const WITHOUT_PURPOSE: ReadonlySet<EventKind> = new Set([
  'platform-optin',
  'platform-stopped',
  'platform-resumed',
  'suppressed',
  'unsuppressed',
  'restricted',
  'unrestricted',
  'withdrawn',
  'objected',
]);
/** Kinds of those that no purpose or channel narrows: what they say holds for the person. */
function isWholePerson(kind: EventKind): boolean {
  return WITHOUT_PURPOSE.has(kind) && kind !== 'withdrawn' && kind !== 'objected';
}
/** Kinds that name no purpose or channel unless the row does: they are about identifiers, or are kept for the record alone. */
const WITHOUT_SCOPE: ReadonlySet<EventKind> = new Set([
  'identifier-linked',
  'identifier-changed',
  'override',
]);
/**
 * What an export writes where an event names nothing at all. Only kinds that reach the person as a whole, or nothing, can
 * mean it; on any other it is as good as an empty cell, which a stop widens.
 */
export const NAMES_NOTHING = '(none)';
/** Kinds that shut a gate: where such a row is in doubt, it reaches further, never less far. */
export const RESTRICTIVE_KINDS: ReadonlySet<EventKind> = new Set([
  'refused',
  'withdrawn',
  'expired',
  'invalidated',
  'objected',
  'basis-ended',
  'platform-stopped',
  'suppressed',
  'restricted',
  'erased',
]);
/** Spellings of channels by their letters alone, each to the name that the ledger uses. */
const CHANNELS: ReadonlyMap<string, string> = new Map([
  ...['whatsapp', 'wa', 'wapp', 'whatsappnewsletter', 'whatsappbusiness', 'whatsappmarketing'].map(
    (key) => [key, WHATSAPP] as const,
  ),
  ...['sms', 'email', 'phone', 'mail', 'post'].map((key) => [key, key] as const),
  ...['telefon', 'telephone', 'call', 'anruf'].map((key) => [key, 'phone'] as const),
  ...['brief', 'letter', 'postal'].map((key) => [key, 'post'] as const),
  ...['*', 'all', 'alle'].map((key) => [key, ALL_CHANNELS] as const),
]);

const split = (text: string): string[] => text.split(/[,;|\s]+/).filter((part) => part !== '');
/** A kind or basis as the ledger writes it: any case, spaces or underscores. */
export function termOf(text: string | undefined): string {
  return (text ?? '').toLowerCase().replace(/[\s_]+/g, '-');
}

/** How words begin that people write for a stop and that are no event of the ledger: such a row is a stop all the same. */
const STOP_WORDS =
  /^(?:withdr|revo[ck]|refus|object|unsub|un-sub|opt-?(?:ed-?)?out|stop|block|suppress|do-not|dnc|widerr|widerspr|abmeld|abgemeld|austrag|ausgetrag|ablehn|abgelehn|gesperr|sperr|k[uü]ndig|gek[uü]ndig)/;

/** Of those words, the ones that say more than that somebody takes their consent back. */
const OTHER_STOPS: readonly (readonly [RegExp, EventKind])[] = [
  [/^(?:object|widerspr)/, 'objected'],
  [/^(?:block|suppress|do-not|dnc|gesperr|sperr)/, 'suppressed'],
  [/^(?:refus|ablehn|abgelehn)/, 'refused'],
];

/** The event of the ledger that somebody probably meant who wrote a stop in words of their own; undefined: it is none. */
export function stopMeant(text: string): EventKind | undefined {
  const term = termOf(text.trim());
  if (!STOP_WORDS.test(term)) return undefined;
  return OTHER_STOPS.find(([words]) => words.test(term))?.[1] ?? 'withdrawn';
}

/** Whether a text names an event that shuts a gate, however it is written. */
export function isStopKind(text: string | undefined): boolean {
  const term = termOf(text?.trim());
  if ((RESTRICTIVE_KINDS as ReadonlySet<string>).has(term)) return true;
  return STOP_WORDS.test(term);
}

/** Whether a cell says that the event names nothing, on a kind that can. */
function namesNothing(text: string | undefined, kind: EventKind): boolean {
  if (text?.trim() === NAMES_NOTHING) return isWholePerson(kind) || WITHOUT_SCOPE.has(kind);
  return !text && WITHOUT_SCOPE.has(kind);
}

/** What a row names, the part of it that nobody knows, or that it names nothing though it must. */
export type Named =
  | { readonly names: readonly string[] }
  | { readonly unknown: string }
  | { readonly isMissing: true };

/**
 * Purposes of a row: named ones, or all marketing for a stop that names none. A blanket that does not exist (`*news`,
 * `alle`) stops everything and opens nothing; an unknown name is told in either case.
 */
export function readPurposes(text: string | undefined, kind: EventKind, known: ReadonlySet<string>): Named {
  if (namesNothing(text, kind)) return { names: [] };
  const named = split(text ?? '').filter((name) => name !== NAMES_NOTHING);
  if (named.length === 0) {
    if (kind === 'withdrawn' || kind === 'objected') return { names: [ALL_MARKETING] };
    return WITHOUT_PURPOSE.has(kind) ? { names: [ALL_PURPOSES] } : { isMissing: true };
  }
  const exists = (name: string): boolean =>
    name === ALL_PURPOSES || name === ALL_MARKETING || known.has(name);
  const isBlanket = (name: string): boolean => name.startsWith('*') || /^alle?$/i.test(name);
  const names = RESTRICTIVE_KINDS.has(kind)
    ? named.map((name) => (!exists(name) && isBlanket(name) ? ALL_PURPOSES : name))
    : named;
  const unknown = names.find((name) => !exists(name));
  if (unknown !== undefined) return { unknown };
  // No decision on another basis asks for all marketing: the end of one would reach nothing.
  const reaching =
    kind === 'basis-ended' ? names.map((name) => (name === ALL_MARKETING ? ALL_PURPOSES : name)) : names;
  return { names: [...new Set(reaching)] };
}

/** The channel that a misspelt one was probably meant to be. */
export function nearestChannel(text: string): string | undefined {
  return CHANNELS.get(nearest(text, CHANNELS.keys()) ?? '');
}

/** The ledger's name of one channel as people write it: `Whats App`, `E-Mail`. */
function channelOf(text: string): string | undefined {
  return CHANNELS.get(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{Cf}\s_.\-\u2010-\u2015]+/gu, ''),
  );
}

/** Channels of a row: WhatsApp where it names none, every one for a stop that names none or one that nobody knows. */
export function readChannels(text: string | undefined, kind: EventKind): Named {
  if (namesNothing(text, kind)) return { names: [] };
  const parts = (text ?? '')
    .split(/[,;|/+&]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) {
    const everywhere = kind === 'withdrawn' || kind === 'objected' || kind === 'suppressed';
    return { names: [everywhere ? ALL_CHANNELS : WHATSAPP] };
  }
  const names = new Set<string>();
  for (const part of parts) {
    // `Whats App` is one channel, `sms email` are two.
    const words = channelOf(part) === undefined ? part.split(/\s+/) : [part];
    for (const word of words) {
      const name = channelOf(word) ?? (RESTRICTIVE_KINDS.has(kind) ? ALL_CHANNELS : undefined);
      if (name === undefined) return { unknown: part };
      names.add(name);
    }
  }
  return { names: [...names] };
}
