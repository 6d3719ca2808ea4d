/**
 * The canonical JSON of an event, written member by member: its shape is fixed, and events come by the million. It is the
 * text that `canonicalJson` gives, at a quarter of the time.
 */
import { canonicalJson, isPlain } from '../../core/canonical-json.ts';
import type { ConsentEvent } from '../../core/consent.ts';

/** A text as JSON. Throws TypeError for one with half a surrogate pair, which has no canonical form. */
function quoted(text: string): string {
  return isPlain(text) ? `"${text}"` : canonicalJson(text);
}

function list(texts: readonly string[]): string {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? `[${quoted(only)}]` : `[${texts.map(quoted).join(',')}]`;
}

function confirmationText({
  channel,
  identifier,
  messageId,
}: NonNullable<ConsentEvent['confirmation']>): string {
  let text = `{"channel":${quoted(channel)}`;
  if (identifier !== undefined) text += `,"identifier":${quoted(identifier)}`;
  if (messageId !== undefined) text += `,"messageId":${quoted(messageId)}`;
  return `${text}}`;
}

function contractText({ reference, until }: NonNullable<ConsentEvent['contract']>): string {
  const end = until === undefined ? '' : `,"until":${quoted(until)}`;
  return `{"reference":${quoted(reference)}${end}}`;
}

function evidenceText({ digest, reference }: NonNullable<ConsentEvent['evidence']>): string {
  const start = digest === undefined ? '{' : `{"digest":${quoted(digest)},`;
  return `${start}"reference":${quoted(reference)}}`;
}

function saleText({ date, notice, productGroup, reference }: NonNullable<ConsentEvent['sale']>): string {
  let text = '';
  if (date !== undefined) text += `"date":${quoted(date)},`;
  if (notice !== undefined) text += `"notice":${quoted(notice)},`;
  if (productGroup !== undefined) text += `"productGroup":${quoted(productGroup)},`;
  return reference === undefined ? `{${text.slice(0, -1)}}` : `{${text}"reference":${quoted(reference)}}`;
}

function wordingText({ digest, id, version }: NonNullable<ConsentEvent['wording']>): string {
  const start = digest === undefined ? '{' : `{"digest":${quoted(digest)},`;
  return `${start}"id":${quoted(id)},"version":${quoted(version)}}`;
}

/** Members from `actor` to `id`. */
function head(event: ConsentEvent): string {
  const { actor, basis, batch, confirmation, contract, erasure, evidence, hashes } = event;
  let text = '{';
  if (actor !== undefined) text += `"actor":${quoted(actor)},`;
  if (basis !== undefined) text += `"basis":"${basis}",`;
  if (batch !== undefined) text += `"batch":${canonicalJson(batch)},`;
  text += `"channels":${list(event.channels)},`;
  if (confirmation !== undefined) text += `"confirmation":${confirmationText(confirmation)},`;
  if (contract !== undefined) text += `"contract":${contractText(contract)},`;
  if (erasure !== undefined) text += `"erasure":${canonicalJson(erasure)},`;
  if (evidence !== undefined) text += `"evidence":${evidenceText(evidence)},`;
  if (hashes !== undefined) text += `"hashes":${list(hashes)},`;
  return `${text}"id":"${event.id}",`;
}

/** Members from `identifiers` to `person`. */
function middle(event: ConsentEvent): string {
  const { ip, jurisdiction, language, method, note } = event;
  let text = `"identifiers":${list(event.identifiers)},`;
  if (ip !== undefined) text += `"ip":${quoted(ip)},`;
  if (jurisdiction !== undefined) text += `"jurisdiction":${quoted(jurisdiction)},`;
  text += `"kind":"${event.kind}",`;
  if (language !== undefined) text += `"language":${quoted(language)},`;
  if (method !== undefined) text += `"method":${quoted(method)},`;
  if (note !== undefined) text += `"note":${quoted(note)},`;
  return `${text}"occurredAt":${quoted(event.occurredAt)},"person":"${event.person}",`;
}

/** Members from `precision` to `wording`. */
function tail(event: ConsentEvent): string {
  const { precision, released, sale, wording } = event;
  let text = precision === undefined ? '' : `"precision":"${precision}",`;
  text += `"purposes":${list(event.purposes)},"recordedAt":"${event.recordedAt}",`;
  if (released !== undefined) text += `"released":${list(released)},`;
  if (sale !== undefined) text += `"sale":${saleText(sale)},`;
  text += `"source":${quoted(event.source)}`;
  return wording === undefined ? `${text}}` : `${text},"wording":${wordingText(wording)}}`;
}

/**
 * The canonical JSON (RFC 8785) of an event. Throws TypeError where a text in it has none. What the ledger gives or chooses
 * itself (id, person, recordedAt, kind, basis, precision) needs no quoting.
 */
export function eventText(event: ConsentEvent): string {
  return head(event) + middle(event) + tail(event);
}
