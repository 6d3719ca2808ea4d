/** What checking a proof came to, as text for people. Pure. */
import type { ChalkInstance } from 'chalk';
import type { ConsentEvent } from '../core/consent.ts';
import type { ProofBundle, ProofVerdict } from '../core/proof-bundle.ts';
import { maskPhone } from '../core/redact.ts';
import { formatNumber } from '../i18n/format.ts';
import type { Language, Messages } from '../i18n/index.ts';
import { glued, labelled, padEnd, padStart, plain, widthOf, wrap } from './terminal/layout.ts';

/** How the text is written. */
export interface ProofCheckStyle {
  readonly language: Language;
  readonly messages: Messages;
  readonly width: number;
  readonly color: ChalkInstance;
  readonly showNumbers: boolean;
  /** The file, as the user named it. */
  readonly file: string;
  /** Whether the reader named the key. */
  readonly isKeyKnown: boolean;
}

/** A term of the ledger in words; one that has none as it stands. The bundle and `--json` hold the terms themselves. */
function termText(table: Readonly<Record<string, string>>, term: string): string {
  return (Object.hasOwn(table, term) ? table[term] : undefined) ?? term;
}

/** What an event says. */
function factOf(event: ConsentEvent, { showNumbers, messages }: ProofCheckStyle): string {
  const { channels, purposes, sources } = messages.ledger;
  const named = (table: Readonly<Record<string, string>>, terms: readonly string[]): string =>
    terms.map((term) => termText(table, term)).join(', ');
  const scope = [named(purposes, event.purposes), named(channels, event.channels)];
  const shown = event.identifiers.map((one) =>
    one.startsWith('+') && !showNumbers ? glued(maskPhone(one)) : one,
  );
  const wording = event.wording && `${event.wording.id}@${event.wording.version}`;
  const source = event.source === undefined ? undefined : termText(sources, event.source);
  return [...scope, source, wording, ...shown]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function eventLines({ events }: ProofVerdict, style: ProofCheckStyle): string[] {
  const number = (seq: number): string => formatNumber(style.language, seq);
  const seqs = Math.max(...events.map(({ seq }) => widthOf(number(seq))));
  const times = Math.max(...events.map(({ event }) => widthOf(event.occurredAt)));
  const kindOf = ({ kind }: ConsentEvent): string => termText(style.messages.ledger.kinds, kind);
  const kinds = Math.max(...events.map(({ event }) => widthOf(kindOf(event))));
  return events.flatMap(({ seq, event }) => {
    const label = `  ${padStart(number(seq), seqs)}  ${padEnd(event.occurredAt, times)}  ${padEnd(kindOf(event), kinds)}  `;
    return labelled(label, factOf(event, style), { label: widthOf(label), width: style.width });
  });
}

function holds(bundle: ProofBundle, verdict: ProofVerdict, style: ProofCheckStyle): string[] {
  const texts = style.messages.proof.check;
  const { language, width, color } = style;
  const label = Math.max(...[texts.proves, texts.provesNot, texts.key].map(widthOf)) + 2;
  const key = (style.isKeyKnown ? texts.keyKnown : texts.keyUnknown)(bundle.verifierKey);
  const count = verdict.events.length;
  const names = bundle.wordings.map(({ id, version }) => `${id}@${version}`).join(', ');
  const { origin = '', size = 0 } = verdict.checkpoint ?? {};
  return [
    color.bold(texts.holds(bundle.person, count, formatNumber(language, count))),
    ...wrap(texts.signedAt(origin, formatNumber(language, size)), width),
    '',
    ...eventLines(verdict, style),
    ...(names === '' ? [] : ['', ...wrap(texts.wordings(names), width)]),
    '',
    ...labelled(texts.proves, texts.provesText, { label, width }),
    ...labelled(texts.provesNot, texts.provesNotText, { label, width }),
    ...labelled(texts.key, key, { label, width }),
  ];
}

function fails({ faults }: ProofVerdict, style: ProofCheckStyle): string[] {
  const texts = style.messages.proof.check;
  const parts = Math.max(...faults.map(({ part }) => widthOf(part))) + 4;
  return [
    style.color.bold(texts.fails(style.file)),
    ...faults.flatMap(({ part, problem }) =>
      labelled(`  ${part}`, texts.faults[problem], { label: parts, width: style.width }),
    ),
    ...wrap(texts.next, style.width - 2).map((line) => `  ${line}`),
  ];
}

/** The verdict as text. */
export function renderProofCheck(bundle: ProofBundle, verdict: ProofVerdict, style: ProofCheckStyle): string {
  return plain(verdict.faults.length > 0 ? fails(verdict, style) : holds(bundle, verdict, style));
}
