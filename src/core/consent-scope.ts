/**
 * What a row of a consent CSV reaches: its kind, purposes and channels as people write them. In doubt a stop reaches
 * further and an opening is not read at all, so that no stop is a fact without effect.
 */
import type { EventKind } from './consent.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES, WHATSAPP } from './consent.ts';

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

/** Whether a text names an event that shuts a gate, however it is written. */
export function isStopKind(text: string | undefined): boolean {
  return (RESTRICTIVE_KINDS as ReadonlySet<string>).has(termOf(text?.trim()));
}

/** What a row names, or the part of it that nobody knows. */
export type Named = { readonly names: readonly string[] } | { readonly unknown: string };

/**
 * Purposes of a row: named ones, or all marketing for a stop that names none. A blanket that does not exist (`*news`,
 * `alle`) stops everything and opens nothing; an unknown name is told in either case.
 */
export function readPurposes(text: string | undefined, kind: EventKind, known: ReadonlySet<string>): Named {
  const named = split(text ?? '');
  if (named.length === 0) {
    if (kind === 'withdrawn' || kind === 'objected') return { names: [ALL_MARKETING] };
    return { names: WITHOUT_PURPOSE.has(kind) ? [ALL_PURPOSES] : [] };
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
