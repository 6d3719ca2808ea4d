/**
 * The canonical JSON of an event, written member by member: its shape is fixed, and events come by the million. It is the
 * text that `canonicalJson` gives, at a quarter of the time.
 */
import { canonicalJson } from '../../core/canonical-json.ts';
import type { ConsentEvent } from '../../core/consent.ts';

/** Text that JSON writes as it is: no quote, backslash or control character, no half of a surrogate pair. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** A text as JSON. Throws TypeError for one with half a surrogate pair, which has no canonical form. */
function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : canonicalJson(text);
}

function member(name: string, text: string | undefined): string {
  return text === undefined ? '' : `,"${name}":${quoted(text)}`;
}

/** A member whose text the ledger has given or chosen itself: nothing in it needs quoting. */
function own(name: string, text: string): string {
  return `,"${name}":"${text}"`;
}

function list(name: string, texts: readonly string[] | undefined): string {
  if (texts === undefined) return '';
  const [only = ''] = texts;
  return texts.length === 1 ? `,"${name}":[${quoted(only)}]` : `,"${name}":[${texts.map(quoted).join(',')}]`;
}

/** An object of members that are written already, each with a comma before it. */
function object(name: string, members: string): string {
  return `,"${name}":{${members.slice(1)}}`;
}

function wordingOf({ wording }: ConsentEvent): string {
  if (wording === undefined) return '';
  const { digest, id, version } = wording;
  return object('wording', member('digest', digest) + member('id', id) + member('version', version));
}

function evidenceOf({ evidence }: ConsentEvent): string {
  if (evidence === undefined) return '';
  return object('evidence', member('digest', evidence.digest) + member('reference', evidence.reference));
}

function saleOf({ sale }: ConsentEvent): string {
  if (sale === undefined) return '';
  const { date, notice, productGroup, reference } = sale;
  const later = member('productGroup', productGroup) + member('reference', reference);
  return object('sale', member('date', date) + member('notice', notice) + later);
}

function contractOf({ contract }: ConsentEvent): string {
  if (contract === undefined) return '';
  return object('contract', member('reference', contract.reference) + member('until', contract.until));
}

function confirmationOf({ confirmation }: ConsentEvent): string {
  if (confirmation === undefined) return '';
  const { channel, identifier, messageId } = confirmation;
  const later = member('identifier', identifier) + member('messageId', messageId);
  return object('confirmation', member('channel', channel) + later);
}

/** A part that few events have. */
function rare(name: string, part: object | undefined): string {
  return part === undefined ? '' : `,"${name}":${canonicalJson(part)}`;
}

/** The canonical JSON (RFC 8785) of an event. Throws TypeError where a text in it has none. */
export function eventText(event: ConsentEvent): string {
  const text =
    member('actor', event.actor) +
    member('basis', event.basis) +
    rare('batch', event.batch) +
    list('channels', event.channels) +
    confirmationOf(event) +
    contractOf(event) +
    rare('erasure', event.erasure) +
    evidenceOf(event) +
    list('hashes', event.hashes) +
    own('id', event.id) +
    list('identifiers', event.identifiers) +
    member('ip', event.ip) +
    member('jurisdiction', event.jurisdiction) +
    own('kind', event.kind) +
    member('language', event.language) +
    member('method', event.method) +
    member('note', event.note) +
    member('occurredAt', event.occurredAt) +
    own('person', event.person) +
    member('precision', event.precision) +
    list('purposes', event.purposes) +
    own('recordedAt', event.recordedAt) +
    list('released', event.released) +
    saleOf(event) +
    member('source', event.source) +
    wordingOf(event);
  return `{${text.slice(1)}}`;
}
