/** The tables of a dossier. */

import { recipientsOf } from '../../core/access.ts';
import type { DossierFacts, DossierRow } from '../../core/dossier.ts';
import { MESSAGE_STATES } from '../../core/message-state.ts';
import { html } from '../html/escape.ts';
import { cell, columnsOf } from './fields.ts';
import type { PaperBlock, PaperCell } from './model.ts';
import type { PaperVoice } from './voice.ts';

const code = (text: string): PaperCell => cell(text, html`<code>${text}</code>`);
/** How much of a digest is shown in a table: the JSON has it whole. */
const SHOWN_DIGEST = 'sha256:'.length + 16;
const digest = (text: string): PaperCell => cell(text, html`<code>${text.slice(0, SHOWN_DIGEST)}…</code>`);

/** What the message says, by language. */
export function templateBlocks({ templates }: DossierFacts, voice: PaperVoice): PaperBlock[] {
  const words = voice.texts.dossier;
  return [
    {
      kind: 'table',
      id: 'texts',
      title: words.textsTitle,
      columns: columnsOf(words.templateColumns),
      rows: templates.map((one) => [
        cell(one.language),
        cell(one.category),
        cell(one.status),
        digest(one.digest),
        one.text === undefined
          ? cell(null, words.textGone)
          : cell(one.text, html`<div class="letter">${one.text}</div>`),
      ]),
      empty: words.noTexts,
    },
  ];
}

/** Who carries the messages, each with role and country; and where data leave the EEA, with the safeguard. */
export function chainBlocks({ config }: DossierFacts, voice: PaperVoice): PaperBlock[] {
  const { dossier: words, record } = voice.texts;
  const { rights, format } = voice;
  return [
    {
      kind: 'table',
      id: 'chain',
      title: words.chainTitle,
      columns: columnsOf(record.recipient),
      rows: recipientsOf(config).map(({ name, role, country, task }) => [
        cell(name),
        cell(role, rights.access.roles[role]),
        cell(country, format.country(country)),
        cell(task ?? null, task ?? '–'),
      ]),
      empty: record.noRecipients,
    },
    {
      kind: 'table',
      id: 'transfers',
      title: record.transfersTable,
      columns: columnsOf(record.transfer),
      rows: (config.provider.processor?.transfers ?? []).map(({ to, mechanism, note }) => [
        cell(to, format.country(to)),
        cell(mechanism, record.mechanisms[mechanism]),
        cell(note ?? null, note ?? '–'),
      ]),
      empty: record.noTransfers,
    },
  ];
}

/** What filled the ledger before the plan. */
export function importsBlock({ imports }: DossierFacts, voice: PaperVoice): PaperBlock {
  const words = voice.texts.dossier;
  return {
    kind: 'table',
    id: 'imports',
    title: words.importsTitle,
    columns: columnsOf(words.importColumns),
    rows: imports.map((one) => [
      cell(one.event, voice.format.number(one.event)),
      cell(one.at, voice.format.dayTime(Date.parse(one.at))),
      cell(one.file ?? null, one.file ?? '–'),
      one.digest === undefined ? cell(null, '–') : digest(one.digest),
      cell(one.actor ?? null, one.actor ?? '–'),
    ]),
    empty: words.noImports,
  };
}

/** Findings by check, and the checks that did not run. */
export function findingBlocks({ plan }: DossierFacts, voice: PaperVoice): PaperBlock[] {
  const words = voice.texts.dossier;
  const columns = columnsOf(words.blockedColumns);
  return [
    {
      kind: 'table',
      id: 'findings',
      title: words.blockedTitle,
      columns: columns.map((column) => (column.id === 'count' ? { ...column, kind: 'num' } : column)),
      rows: plan.findings.map((finding) => [
        code(finding.code),
        cell(voice.checks(finding.code).rule),
        cell(finding.severity, words.severities[finding.severity]),
        cell(finding.count, voice.format.number(finding.count)),
      ]),
      empty: words.noFindings,
    },
    {
      kind: 'table',
      id: 'checksNotRun',
      title: words.notRunTitle,
      columns: columnsOf(words.notRunColumns),
      rows: (plan.checksNotRun ?? []).map((one) => [
        code(one.code),
        cell(one.why, words.why[one.why]),
        one.need === undefined ? cell(null, '–') : code(one.need.line),
      ]),
      empty: words.noNotRun,
    },
  ];
}

function rowCells(row: DossierRow, voice: PaperVoice): PaperCell[] {
  const { rights, terms, format } = voice;
  const { state } = row;
  const result = state === undefined ? undefined : rights.access.states[state];
  return [
    cell(row.row, format.number(row.row)),
    row.person === undefined ? cell(null, '–') : code(row.person),
    cell(row.country, row.country === '' ? '–' : row.country),
    cell(row.decision, rights.access.decisions[row.decision]),
    cell(
      row.basis ?? null,
      row.basis === undefined
        ? '–'
        : ((terms.bases as Readonly<Record<string, string>>)[row.basis] ?? row.basis),
    ),
    cell(row.event ?? null, row.event === undefined ? '–' : format.number(row.event)),
    cell(
      row.reasons,
      row.reasons.length === 0 ? '–' : row.reasons.map((one) => html`<code class="source">${one}</code>`),
    ),
    cell({ state: state ?? null, code: row.code ?? null }, [
      result ?? '–',
      row.code === undefined ? undefined : ` (${row.code})`,
    ]),
  ];
}

/** The first decisions, as they stand in the rows' file. */
export function sampleBlock({ sample, rowsFile }: DossierFacts, voice: PaperVoice): PaperBlock {
  const words = voice.texts.dossier;
  const { number } = voice.format;
  return {
    kind: 'table',
    id: 'sample',
    title: words.sampleTitle(number(sample.length), number(rowsFile.rows)),
    columns: columnsOf(words.rowColumns),
    rows: sample.map((row) => rowCells(row, voice)),
    empty: words.noRows,
  };
}

/** What was loosened, and who answers for it. */
export function overridesBlock({ plan }: DossierFacts, voice: PaperVoice): PaperBlock {
  const words = voice.texts.dossier;
  return {
    kind: 'table',
    id: 'list',
    title: words.overridesTitle,
    columns: columnsOf(words.overrideColumns),
    rows: (plan.overrides ?? []).map((one) => [
      code(one.code),
      cell({ usual: one.usual, severity: one.severity }, `${one.usual} → ${one.severity}`),
      cell(one.by ?? null, one.by ?? words.operator),
      cell(one.reason),
      cell(one.until, voice.format.calendarDay(one.until)),
    ]),
    empty: words.noOverrides,
  };
}

/** Messages by state, failures by code, what was left out. */
export function resultBlocks({ counts, failures, skips }: DossierFacts, voice: PaperVoice): PaperBlock[] {
  const words = voice.texts.dossier;
  const { format, rights } = voice;
  const number = (value: number): PaperCell => cell(value, format.number(value));
  return [
    {
      kind: 'table',
      id: 'states',
      title: words.statesTitle,
      columns: columnsOf(words.stateColumns),
      rows: MESSAGE_STATES.filter((state) => counts[state] > 0).map((state) => [
        cell(state, rights.access.states[state]),
        number(counts[state]),
      ]),
      empty: words.notSent,
    },
    {
      kind: 'table',
      id: 'failures',
      title: words.failuresTitle,
      columns: columnsOf(words.failureColumns),
      rows: failures.map(({ code: failure, title, count }) => [
        cell(failure),
        cell(title === '' ? '–' : title),
        number(count),
      ]),
      empty: words.noFailures,
    },
    {
      kind: 'table',
      id: 'skips',
      title: words.skipsTitle,
      columns: columnsOf(words.skipColumns),
      rows: skips.map(({ reason, count }) => [code(reason), number(count)]),
      empty: words.noSkips,
    },
  ];
}
