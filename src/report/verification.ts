/** What verifying the ledger came to, as text for people. Pure. */
import type { ChalkInstance } from 'chalk';
import { maskPhone } from '../core/redact.ts';
import type { VerifyFinding, VerifyResult } from '../core/verification.ts';
import { formatDuration, formatNumber } from '../i18n/format.ts';
import type { Language, Messages } from '../i18n/index.ts';
import { labelled, padEnd, padStart, plain, widthOf, wrap } from './terminal/layout.ts';

/** How the text is written. */
export interface VerificationStyle {
  readonly language: Language;
  readonly messages: Messages;
  readonly width: number;
  readonly color: ChalkInstance;
  /** Whether phone numbers are shown in full. */
  readonly showNumbers: boolean;
  /** How long it took, seconds. */
  readonly seconds: number;
  /** Whether the workspace's own key was there to compare with. */
  readonly hasKey: boolean;
}

/** Findings shown on a terminal; all that were kept are in the JSON. */
const SHOWN = 10;

/** A finding in words, without the row that it is about. */
export function findingText(messages: Messages, { problem, params }: VerifyFinding): string {
  return messages.proof.verify.problems[problem](params);
}

/** What a finding is about: `event 4,182`, `number +49 151 •••• 0042 (phones.person)`. */
function placeOf({ table, row, column }: VerifyFinding, style: VerificationStyle): string {
  const { language, messages, showNumbers } = style;
  const isNumber = table === 'phones' && typeof row === 'string' && !showNumbers;
  const name = typeof row === 'number' ? formatNumber(language, row) : isNumber ? maskPhone(row) : row;
  const place = column === undefined ? table : `${table}.${column}`;
  return `${messages.proof.verify.tables[table] ?? table} ${name} (${place})`;
}

function rate(style: VerificationStyle, events: number): string {
  const { language, messages, seconds } = style;
  const perSecond = formatNumber(language, Math.round(events / Math.max(seconds, 0.001)));
  return messages.proof.verify.time(formatDuration(language, seconds), perSecond);
}

/** Counts with what they stand for, aligned. */
function countLines(result: VerifyResult, style: VerificationStyle): string[] {
  const { language, width } = style;
  const texts = style.messages.proof.verify;
  const number = (value: number): string => formatNumber(language, value);
  const log = result.erasedEvents > 0 ? texts.logErased(number(result.erasedEvents)) : texts.log;
  const all: (readonly [string, number, string])[] = [
    [texts.rows.log, result.read, log],
    [texts.rows.checkpoints, result.checkpoints, texts.checkpoints],
    [texts.rows.people, result.people, texts.people],
    [texts.rows.suppressions, result.suppressions, texts.suppressions],
    [texts.rows.wordings, result.wordings, texts.wordings],
  ];
  const rows = all.filter(([, count], index) => count > 0 || index === 0);
  const names = Math.max(...rows.map(([name]) => widthOf(name)));
  const counts = Math.max(...rows.map(([, count]) => widthOf(number(count))));
  return rows.flatMap(([name, count, text]) =>
    labelled(`  ${padEnd(name, names)}  ${padStart(number(count), counts)}  `, text, {
      label: names + counts + 6,
      width,
    }),
  );
}

function holds(result: VerifyResult, style: VerificationStyle): string[] {
  const texts = style.messages.proof.verify;
  const { language, width, color } = style;
  const wrapped = (text: string): string[] => wrap(text, width);
  const labels = Math.max(widthOf(texts.root), widthOf(texts.key)) + 2;
  const exported = result.exported && texts.exportedHolds(formatNumber(language, result.exported.size));
  return [
    color.bold(texts.holds(result.origin)),
    '',
    ...countLines(result, style),
    '',
    ...labelled(texts.root, result.root, { label: labels, width }),
    ...labelled(texts.key, result.verifierKey ?? '', { label: labels, width }),
    // Of a moment's work the rate says nothing.
    ...(style.seconds < 1 ? [] : [color.dim(rate(style, result.read))]),
    ...(style.hasKey ? [] : wrapped(texts.keyAbsent)),
    ...(result.since > 0 ? wrapped(texts.since(formatNumber(language, result.since))) : []),
    ...wrapped(exported ?? texts.limits),
    ...(exported === undefined ? [texts.limitsNext] : []),
  ];
}

function fails(result: VerifyResult, style: VerificationStyle): string[] {
  const texts = style.messages.proof.verify;
  const { language, width, color } = style;
  const total = result.findingsTotal;
  const shown = result.findings.slice(0, SHOWN);
  return [
    color.bold(texts.fails(total, formatNumber(language, total))),
    '',
    ...shown.flatMap((finding) => [
      `  ${placeOf(finding, style)}`,
      ...wrap(findingText(style.messages, finding), width - 4).map((line) => `    ${line}`),
    ]),
    ...(total > shown.length ? [`  ${texts.more(formatNumber(language, total - shown.length))}`] : []),
    '',
    ...wrap(texts.next, width),
  ];
}

/** The result as text. */
export function renderVerification(result: VerifyResult, style: VerificationStyle): string {
  if (result.findingsTotal > 0) return plain(fails(result, style));
  if (result.events === 0) return plain([style.messages.proof.verify.empty]);
  return plain(holds(result, style));
}
