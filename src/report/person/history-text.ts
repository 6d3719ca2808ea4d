/** One event of a person's history in words: what happened, to what it reaches, how it came and what proves it. */
import { ALL_CHANNELS, type ConsentEvent, WHATSAPP } from '../../core/consent.ts';
import { dayText, identifierText, type PersonVoice, printable, wayText, whenText, wordOf } from './voice.ts';

/** An event: when, what, and the rest in pieces. */
export interface EventLine {
  readonly when: string;
  readonly what: string;
  readonly details: readonly string[];
}

/** Notes and references are people's own; a screen shows their beginning. */
const LONGEST = 120;
const DIGEST_SHOWN = 'sha256:'.length + 12;

function shortened(text: string): string {
  const clean = printable(text);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** What an event reaches; WhatsApp goes without saying. */
function scopeParts(event: ConsentEvent, { ledger }: PersonVoice): string[] {
  const purposes = event.purposes.map((name) => wordOf(ledger.purposes, name) ?? printable(name));
  const isUsual = event.channels.every((channel) => channel === WHATSAPP || channel === ALL_CHANNELS);
  const channels = isUsual
    ? []
    : event.channels.map((name) => wordOf(ledger.channels, name) ?? printable(name));
  return [purposes.join(', '), channels.join(', ')];
}

function basisPart({ kind, basis }: ConsentEvent, { ledger }: PersonVoice): string {
  const tells = kind === 'basis-asserted' || kind === 'basis-ended';
  return tells && basis !== undefined ? ledger.bases[basis] : '';
}

function confirmationParts(
  { kind, confirmation }: ConsentEvent,
  { ledger, overview: { history } }: PersonVoice,
): string[] {
  if (confirmation === undefined || kind !== 'confirmed') return [];
  const { channel, messageId } = confirmation;
  return [
    history.confirmedBy(wordOf(ledger.channels, channel) ?? printable(channel)),
    messageId === undefined ? '' : history.message(shortened(messageId)),
  ];
}

function saleParts({ sale, contract }: ConsentEvent, voice: PersonVoice): string[] {
  const { history } = voice.overview;
  const parts: string[] = [];
  if (sale?.reference) parts.push(history.sale(shortened(sale.reference)));
  if (sale?.date) parts.push(dayText(sale.date, voice));
  if (sale?.productGroup) parts.push(printable(sale.productGroup));
  if (sale?.notice) parts.push(history.notice(shortened(sale.notice)));
  if (contract) parts.push(history.contract(shortened(contract.reference)));
  if (contract?.until) parts.push(history.until(dayText(contract.until, voice)));
  return parts;
}

function proofParts({ wording, evidence }: ConsentEvent, { overview: { history } }: PersonVoice): string[] {
  const parts: string[] = [];
  if (wording) parts.push(history.wording(printable(`${wording.id}@${wording.version}`)));
  if (evidence) {
    const digest = evidence.digest === undefined ? '' : ` (${evidence.digest.slice(0, DIGEST_SHOWN)}…)`;
    parts.push(history.evidence(`${shortened(evidence.reference)}${digest}`));
  }
  return parts;
}

function identifierParts(event: ConsentEvent, voice: PersonVoice): string[] {
  if (event.kind !== 'identifier-linked' && event.kind !== 'identifier-changed') return [];
  const { history } = voice.overview;
  const shown = (list: readonly string[]): string => list.map((one) => identifierText(one, voice)).join(', ');
  const released = event.released ?? [];
  const now = event.identifiers.filter((one) => !released.includes(one));
  return [
    now.length > 0 ? history.linked(shown(now)) : '',
    released.length > 0 ? history.released(shown(released)) : '',
  ];
}

/** Actors who go without saying: the person, and what consend itself took in. */
const SILENT_ACTORS: ReadonlySet<string> = new Set(['person']);

/** An event in words. */
export function eventLine(event: ConsentEvent, voice: PersonVoice): EventLine {
  const { ledger, overview } = voice;
  const at = Date.parse(event.occurredAt);
  const recorded = whenText(Date.parse(event.recordedAt), true, voice);
  // The words of a reply stand with the way it came.
  const note =
    event.note === undefined || event.method === 'stop-reply' ? '' : ledger.quoted(shortened(event.note));
  const actor = event.actor === undefined || SILENT_ACTORS.has(event.actor) ? '' : event.actor;
  const details = [
    ...scopeParts(event, voice),
    basisPart(event, voice),
    // Who entered it says that it was entered.
    event.source === 'operator' && actor !== '' ? '' : wayText(event, voice),
    ...confirmationParts(event, voice),
    ...proofParts(event, voice),
    ...saleParts(event, voice),
    ...identifierParts(event, voice),
    note,
    actor === '' ? '' : overview.history.actor(printable(actor)),
    recorded === whenText(at, true, voice) ? '' : overview.history.recordedLater(recorded),
  ];
  return {
    when: whenText(at, event.precision === 'day', voice),
    what: ledger.kinds[event.kind],
    details: details.filter((part) => part !== ''),
  };
}
