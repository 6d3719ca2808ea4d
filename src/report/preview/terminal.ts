/** A preview in a terminal: what it is of, the phone, what is to be said of it. */
import { maskPhone } from '../../core/redact.ts';
import { type Formats, formatsFor } from '../../i18n/format.ts';
import type { Language, Messages } from '../../i18n/index.ts';
import { word } from '../phrases.ts';
import { wrap } from '../terminal/layout.ts';
import { PHONE_WIDTH, phoneLines } from '../terminal/phone.ts';
import type { Looks } from '../terminal/phone-text.ts';
import type { PreviewModel } from './model.ts';

/** How a preview is written. */
export interface PreviewOptions {
  readonly messages: Pick<Messages, 'phone' | 'preview' | 'report' | 'templateCopies'>;
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  readonly looks: Looks;
  /** Whether WhatsApp's marks stay in the text, as where no style can be seen. */
  readonly keepsMarks: boolean;
  readonly showNumbers: boolean;
}

const INDENT = '  ';
const NARROWEST = 24;

/** `MARKETING, approved, quality green`. */
function stateWords(
  { category, status, quality }: PreviewModel['template'],
  { report, templateCopies }: Pick<Messages, 'report' | 'templateCopies'>,
): string {
  return [
    category,
    word(templateCopies.statuses, status),
    report.qualityLine(word(report.quality, quality)),
  ].join(', ');
}

function headLines(model: PreviewModel, options: PreviewOptions, format: Formats): string[] {
  const { template, row } = model;
  const { preview } = options.messages;
  const age = preview.copyAge(format.duration((model.at - model.syncedAt) / 1000));
  const lines = [
    [options.looks.bold(template.name), template.language, stateWords(template, options.messages), age].join(
      ' · ',
    ),
  ];
  if (row) {
    const phone = row.phone === undefined || options.showNumbers ? row.phone : maskPhone(row.phone);
    lines.push([preview.rowOf(String(row.row), row.file), phone].filter(Boolean).join(' · '));
  }
  return lines;
}

function problemLines(model: PreviewModel, options: PreviewOptions): string[] {
  const { preview } = options.messages;
  if (model.problems.length === 0) return [];
  const lines = model.problems.map(({ column, parameter, message }) => {
    const place = [column === undefined ? undefined : preview.column(column), parameter]
      .filter(Boolean)
      .join(', ');
    return `  ${place === '' ? message : `${place}: ${message}`}`;
  });
  return [`✗ ${preview.cannotBeSent}`, ...lines];
}

function notes(model: PreviewModel, { messages }: PreviewOptions): string[] {
  const { preview } = messages;
  const { match, values, formatting } = model;
  const said = formatting.map(({ variable, column }) =>
    preview.formatting(column === undefined ? `{{${variable}}}` : preview.column(column)),
  );
  if (match) {
    if (match.pairs.length > 0)
      said.push(
        preview.matched(match.pairs.map(({ variable, column }) => `{{${variable}}} ← ${column}`).join(', ')),
      );
    if (match.open.length > 0) said.push(preview.unmatched(match.open.join(', ')));
    if (match.hasNumbers) said.push(preview.positional);
    if (match.openButtons > 0) said.push(preview.buttonsOpen(match.openButtons));
  }
  if (values === 'samples') said.push(preview.samples);
  if (values === 'none') said.push(preview.gaps);
  return said;
}

/** Wraps a line at spaces, what follows it indented like it. */
function wrapped(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return wrap(line, width - indent.length).map((part) => indent + part);
}

/** The text of a preview. */
export function terminalPreview(model: PreviewModel, options: PreviewOptions): string {
  const format = formatsFor(options.language, model.zone);
  const phone = phoneLines(model.message, {
    phone: options.messages.phone,
    format,
    width: Math.max(NARROWEST, Math.min(PHONE_WIDTH, options.width - INDENT.length)),
    looks: options.looks,
    keepsMarks: options.keepsMarks,
    sender: model.sender,
    at: model.at,
  });
  const below = [...problemLines(model, options), ...notes(model, options)];
  const lines = [
    ...headLines(model, options, format),
    '',
    ...phone.map((line) => INDENT + line),
    ...(below.length === 0 ? [] : ['', ...below.flatMap((line) => wrapped(line, options.width))]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
