/** Events and messages of an answer, each on a card with all that is kept of it. */

import type { AccessMessage, AccessReport } from '../../core/access.ts';
import { partsOf } from '../../core/bound-message.ts';
import type { ConsentEvent } from '../../core/consent.ts';
import type { LedgerEntry } from '../../core/ledger-ports.ts';
import { fixedText } from '../../core/message/filled-text.ts';
import { documentSection, factList, type Pair } from '../document/page.ts';
import { html, type Insert, type Markup } from '../html/escape.ts';
import { whatsappText } from '../html/whatsapp-text.ts';
import { type AccessVoice, purposeName, term } from './voice.ts';

/** Pairs without those that have no value. */
function present(pairs: readonly (readonly [name: string, value: Insert])[]): Pair[] {
  return pairs.filter(([, value]) => value !== undefined && value !== '');
}

/** Several short things on one line. */
function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const named = parts.filter((part) => part !== undefined && part !== '');
  return named.length === 0 ? undefined : named.join(' · ');
}

function evidenceText(report: AccessReport, { seq, event }: LedgerEntry, { texts }: AccessVoice): Insert {
  if (event.evidence === undefined) return undefined;
  const known = report.evidence.find((one) => one.event === seq);
  return joined(
    event.evidence.reference,
    known?.file === undefined ? undefined : texts.access.copied(known.file),
    known?.isShared === true ? texts.access.sharedEvidence : undefined,
    event.evidence.digest,
  );
}

/** Where a text stands on the page. */
function wordingAnchor({ id, version }: { readonly id: string; readonly version: string }): string {
  return `wording-${id}-${version}`.replace(/[^A-Za-z0-9_-]+/g, '-');
}

function saleText({ sale }: ConsentEvent): string | undefined {
  return sale && joined(sale.reference, sale.date, sale.productGroup, sale.notice);
}

function eventPairs(report: AccessReport, entry: LedgerEntry, voice: AccessVoice): Pair[] {
  const { texts, terms, format } = voice;
  const { seq, event } = entry;
  const names = texts.access.fields;
  const { wording, confirmation, contract } = event;
  return present([
    [names.seq, format.number(seq)],
    [names.purposes, event.purposes.map((id) => purposeName(report, voice, id)).join(', ')],
    [names.channels, event.channels.map((channel) => term(terms.channels, channel)).join(', ')],
    [names.basis, event.basis && term(terms.bases, event.basis)],
    [names.source, term(terms.sources, event.source)],
    [names.method, event.method && term(terms.methods, event.method)],
    [
      names.wording,
      wording && html`<a href="#${wordingAnchor(wording)}">${wording.id}@${wording.version}</a>`,
    ],
    [
      names.confirmation,
      confirmation &&
        joined(term(terms.channels, confirmation.channel), confirmation.identifier, confirmation.messageId),
    ],
    [names.evidence, evidenceText(report, entry, voice)],
    [names.sale, saleText(event)],
    [names.contract, contract && joined(contract.reference, contract.until)],
    [names.identifiers, event.identifiers.join(', ')],
    [names.released, event.released?.join(', ')],
    [names.jurisdiction, event.jurisdiction],
    [names.language, event.language],
    [names.ip, event.ip],
    [names.note, event.note],
    [names.actor, event.actor],
    [names.recordedAt, format.dayTime(Date.parse(event.recordedAt))],
  ]);
}

function eventCard(report: AccessReport, entry: LedgerEntry, voice: AccessVoice): Markup {
  const { texts, terms, format } = voice;
  const { event } = entry;
  const at = Date.parse(event.occurredAt);
  const when = event.precision === 'day' ? `${format.day(at)} (${texts.access.dayOnly})` : format.dayTime(at);
  return html`<article class="card"><h3>${when}: ${term(terms.kinds, event.kind)}</h3>${factList(eventPairs(report, entry, voice))}</article>`;
}

/** Every event of the person. */
export function eventsSection(report: AccessReport, voice: AccessVoice): Markup | undefined {
  if (report.events.length === 0) return undefined;
  const words = voice.texts.access;
  return documentSection(
    'events',
    words.eventsTitle,
    html`<p class="muted prose">${words.eventsText}</p><div class="cards">${report.events.map((entry) => eventCard(report, entry, voice))}</div>`,
  );
}

/** The full text of each wording that the person agreed to. */
export function wordingsSection(report: AccessReport, voice: AccessVoice): Markup | undefined {
  if (report.wordings.length === 0) return undefined;
  const words = voice.texts.access;
  const texts = report.wordings.map(
    ({ id, version, language, digest, text }) =>
      html`<article id="${wordingAnchor({ id, version })}"><h3>${id}@${version} (${language})</h3><div class="wording" lang="${language.replace('_', '-')}">${text}</div><p class="law"><code>${digest}</code></p></article>`,
  );
  return documentSection('wordings', words.wordingsTitle, texts);
}

/** Every text and number in a value, in its order. */
function scalars(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.values(value)
    .map(scalars)
    .filter((text) => text !== '')
    .join(' · ');
}

function parametersText({ components }: AccessMessage): string | undefined {
  const values = partsOf(components).flatMap(({ parameters }) =>
    parameters.map((parameter) => {
      // Whatever a parameter holds is held of the person: every value, under no name of ours.
      const { kind: _kind, ...values } = parameter;
      return scalars(values);
    }),
  );
  return joined(...values);
}

function messagePairs(report: AccessReport, message: AccessMessage, voice: AccessVoice): Pair[] {
  const { texts, terms, format, checks } = voice;
  const names = texts.access.messageFields;
  const time = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : format.dayTime(at);
  const { purpose, code, title, detail, reason } = message;
  return present([
    [names.state, term(texts.access.states, message.state)],
    [names.purpose, purpose && purposeName(report, voice, purpose)],
    [names.template, joined(message.template, message.language)],
    [
      names.basis,
      joined(term(terms.bases, message.basis), message.event > 0 ? `# ${format.number(message.event)}` : ''),
    ],
    [names.acceptedAt, time(message.acceptedAt)],
    [names.deliveredAt, time(message.deliveredAt)],
    [names.readAt, time(message.readAt)],
    [names.failure, code === undefined ? undefined : joined(String(code), title, detail)],
    [names.reason, reason && checks(reason).rule],
    [names.parameters, parametersText(message)],
    [names.wamid, message.wamid],
    [
      names.attempts,
      joined(
        ...message.attempts.map(
          ({ startedAt, kind }) => `${format.dayTime(startedAt)} ${term(texts.access.states, kind)}`,
        ),
      ),
    ],
    [
      names.statuses,
      joined(
        ...message.statuses.map(
          ({ status, at }) => `${format.dayTime(at)} ${term(texts.access.states, status)}`,
        ),
      ),
    ],
  ]);
}

function messageCard(report: AccessReport, message: AccessMessage, voice: AccessVoice): Markup {
  const { format } = voice;
  const at = message.acceptedAt ?? message.attempts[0]?.startedAt;
  const text =
    message.text === undefined
      ? undefined
      : html`<div class="letter" lang="${message.language.replace('_', '-')}">${whatsappText(fixedText(message.text))}</div>`;
  const when = at === undefined ? '' : `${format.dayTime(at)}: `;
  return html`<article class="card"><h3>${when}${message.campaign}</h3>${text}${factList(messagePairs(report, message, voice))}</article>`;
}

/** Every message to the person. */
export function messagesSection(report: AccessReport, voice: AccessVoice): Markup {
  const words = voice.texts.access;
  const content =
    report.messages.length === 0
      ? html`<p>${words.noMessages}</p>`
      : html`<p class="muted prose">${words.messagesText}</p><div class="cards">${report.messages.map((message) => messageCard(report, message, voice))}</div>`;
  return documentSection('messages', words.messagesTitle, content);
}
