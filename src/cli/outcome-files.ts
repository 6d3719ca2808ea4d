/** The files that tell a campaign's outcome: report.html, run.json, messages.csv. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Campaign } from '../adapters/config/index.ts';
import { ConsendError } from '../core/errors.ts';
import type { PlanSummary } from '../core/plan.ts';
import type { MessageRow, RunRecord } from '../core/ports.ts';
import { isoWithOffset } from '../i18n/format.ts';
import type { OutcomeReport } from '../report/index.ts';
import { REPORT_FORMATS } from '../report/index.ts';
import { commandTarget } from './campaign-file.ts';
import { outcomeModel } from './models/outcome-model.ts';
import { reportPage, writeWhole } from './plan-files.ts';
import type { AccountFacts } from './templates-sync.ts';
import type { OpenWorkspace } from './workspace.ts';
import { reportsDir } from './workspace.ts';

/** File formats of an outcome. */
export const OUTCOME_FORMATS = ['html', 'json', 'csv'] as const;
/** A file format of an outcome. */
export type OutcomeFormat = (typeof OUTCOME_FORMATS)[number];

/** What an outcome's files are made of. */
export interface OutcomeParts {
  readonly campaign: Campaign;
  readonly summary: PlanSummary;
  readonly account: AccountFacts;
  readonly run: RunRecord;
  readonly formats?: readonly OutcomeFormat[];
  /** Folder for the files; the campaign's reports folder in the workspace by default. */
  readonly out?: string | undefined;
}

const NAMES: Readonly<Record<OutcomeFormat, string>> = {
  html: 'report.html',
  json: 'run.json',
  csv: 'messages.csv',
};
const COLUMNS =
  'phone,row,country,language,state,reason,code,title,basis,ledger_event,message_id,attempts,accepted_at,delivered_at,read_at,key';

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One message as a CSV record. Titles come from the platform, keys from a file: what a spreadsheet would run as a formula is defused. */
function csvRow(message: MessageRow, zone: string): string {
  const time = (at: number | undefined): string => (at === undefined ? '' : isoWithOffset(at, zone));
  const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  return [
    message.phone,
    message.row,
    message.country,
    message.language,
    message.state,
    message.reason ?? '',
    message.code ?? '',
    safe(message.title ?? ''),
    message.basis,
    message.event,
    message.wamid ?? '',
    message.attempts,
    time(message.acceptedAt),
    time(message.deliveredAt),
    time(message.readAt),
    safe(message.key ?? ''),
  ]
    .map((value) => cell(String(value)))
    .join(',');
}

async function writeMessages(open: OpenWorkspace, file: string, campaign: string): Promise<void> {
  const zone = open.workspace.config.defaults.timeZone;
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${COLUMNS}\r\n`;
    for await (const batch of open.store.journal.messages(campaign)) {
      yield batch.map((message) => `${csvRow(message, zone)}\r\n`).join('');
    }
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    throw new ConsendError('file.unwritable', { params: { file, detail: String(error) }, cause: error });
  }
}

/** Where an outcome's file of a format lies. */
export function outcomeFile(dir: string, format: OutcomeFormat): string {
  return join(dir, NAMES[format]);
}

/** A file as it is named from here, where that is shorter to read. */
function shownFile({ io }: OpenWorkspace['session'], file: string): string {
  const near = relative(io.cwd, file);
  return near.startsWith('..') ? file : near;
}

/** The model of an outcome. */
export async function makeOutcomeModel(open: OpenWorkspace, parts: OutcomeParts): Promise<OutcomeReport> {
  const { session, workspace, store } = open;
  const now = session.clock.now();
  const { count: usedToday } = await store.journal.peopleSince(now - 86_400_000);
  return await outcomeModel({
    config: workspace.config,
    campaign: parts.campaign,
    file: commandTarget(shownFile(session, parts.campaign.file), parts.campaign),
    templates: parts.account.templates,
    summary: parts.summary,
    messagingLimit: parts.account.phoneNumber?.messagingLimit,
    usedToday,
    madeAt: now,
    version: session.version,
    run: parts.run,
    store,
  });
}

/** Writes the outcome's files and gives the model they show. */
export async function writeOutcome(open: OpenWorkspace, parts: OutcomeParts): Promise<OutcomeReport> {
  const dir = parts.out ?? reportsDir(open.workspace, parts.campaign.id);
  const formats = parts.formats ?? OUTCOME_FORMATS;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const model = await makeOutcomeModel(open, parts);
  if (formats.includes('html')) await writeWhole(outcomeFile(dir, 'html'), reportPage(open, model));
  if (formats.includes('json')) await writeWhole(outcomeFile(dir, 'json'), REPORT_FORMATS.json(model));
  if (formats.includes('csv')) await writeMessages(open, outcomeFile(dir, 'csv'), parts.campaign.id);
  return model;
}
