/** A line of an explanation in words, with the clause that it rests on. */
import type { Ground } from '../../core/explanation.ts';
import type { GroundWords } from '../../i18n/en/overview.ts';
import { dayText, type PersonVoice, printable, wayText, whenText, wordOf } from './voice.ts';

/** A line: what is so, and the rule behind it (empty where it only tells). */
export interface GroundLine {
  readonly text: string;
  readonly rule: string;
}

function wordsFor(ground: Ground, voice: PersonVoice): GroundWords {
  const { entry, event, missing } = ground;
  const facts = entry?.facts ?? {};
  const isSale = ground.code.startsWith('customer');
  const reference = isSale ? facts.saleRef : facts.contractRef;
  const channel = facts.confirmedBy ?? '';
  return {
    when: entry === undefined ? '' : whenText(entry.at, entry.day ?? false, voice),
    way: wayText(event ?? { source: facts.source ?? '', method: facts.method }, voice),
    wording: printable(facts.wording ?? ''),
    event: entry === undefined ? '' : String(entry.seq),
    channel: wordOf(voice.ledger.channels, channel) ?? printable(channel),
    reference: printable(reference ?? ''),
    day: dayText(isSale ? facts.saleDate : facts.contractUntil, voice),
    group: printable(facts.productGroup ?? ''),
    missing: (missing ?? []).map((one) => voice.overview.conditions[one]).join(', '),
  };
}

/** Kind of the stop behind a line; a withdrawal where its event can no longer be read. */
function stopKind(ground: Ground, stops: PersonVoice['overview']['stops']): keyof typeof stops {
  const { kind = '', source } = ground.event ?? {};
  // What the ledger writes where a number has a new owner.
  if (kind === 'invalidated' && source === 'identifier-changed') return 'changed-hands';
  return Object.hasOwn(stops, kind) ? (kind as keyof typeof stops) : 'withdrawn';
}

/** The line of a ground. */
export function groundLine(ground: Ground, voice: PersonVoice): GroundLine {
  const { grounds, rules, stops } = voice.overview;
  const words = wordsFor(ground, voice);
  if (ground.code === 'stopped-consent') {
    const kind = stopKind(ground, stops);
    return { text: stops[kind](words), rule: rules[kind] };
  }
  const rule = wordOf(rules, ground.missing?.[0] ?? ground.code) ?? wordOf(rules, ground.code);
  return { text: grounds[ground.code](words), rule: rule ?? '' };
}
