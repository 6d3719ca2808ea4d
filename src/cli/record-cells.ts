/** Options of recording by hand → the cells of a consent row: the same reading and validation as an import's. */
import { userInfo } from 'node:os';
import { EVENT_KINDS } from '../core/consent.ts';
import type { ConsentCells, ConsentColumn } from '../core/consent-columns.ts';
import { isStopKind, readChannels, termOf } from '../core/consent-scope.ts';
import { ConsendError } from '../core/errors.ts';
import type { Session } from './session.ts';

/** The commands that record one event, each with the kind it records; `record` takes it as an option. */
export const RECORD_COMMANDS = ['record', 'confirm', 'withdraw', 'object', 'notice'] as const;
/** A command that records one event. */
export type RecordCommand = (typeof RECORD_COMMANDS)[number];

/** The kinds of events that can be recorded by hand; the ledger writes the others alone. */
export const KINDS_BY_HAND: readonly string[] = EVENT_KINDS.filter(
  (kind) => kind !== 'imported' && kind !== 'erased',
);

/** Options of those commands, as far as each has them. */
export interface RecordOptions {
  readonly event?: string;
  readonly basis?: string;
  readonly purpose?: string;
  readonly channel?: string;
  readonly source?: string;
  readonly method?: string;
  readonly occurredAt?: string;
  readonly wording?: string;
  readonly evidence?: string;
  readonly attach?: boolean;
  readonly by?: string;
  readonly messageId?: string;
  readonly actor?: string;
  readonly language?: string;
  readonly jurisdiction?: string;
  readonly note?: string;
  readonly userId?: string;
  readonly saleRef?: string;
  readonly saleDate?: string;
  readonly productGroup?: string;
  readonly notice?: string;
  readonly contractRef?: string;
  readonly contractUntil?: string;
  readonly released?: string;
  readonly yes?: boolean;
}

const KIND_OF: Readonly<Partial<Record<RecordCommand, string>>> = {
  confirm: 'confirmed',
  withdraw: 'withdrawn',
  object: 'objected',
  notice: 'noticed',
};

/** Columns by the option that fills them, where the names differ. */
const OPTION_OF: Readonly<Partial<Record<ConsentColumn, string>>> = {
  confirmed_by: '--by',
  evidence_digest: '--evidence',
};

/** The option behind a column. */
export function optionOf(column: ConsentColumn): string {
  return OPTION_OF[column] ?? `--${column.replaceAll('_', '-')}`;
}

/** A usage error of one of the commands. */
export function recordUsage(command: RecordCommand, detail: string): ConsendError {
  return new ConsendError('usage.invalid', { params: { detail, command: `consent ${command}` } });
}

/** The user of the operating system; undefined where it tells none. */
export function systemAccount(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    return undefined;
  }
}

/** Who enters it: `--actor`, else CONSEND_ACTOR, else the user of the operating system where it tells one. */
export function actorOf(session: Session, named: string | undefined): string | undefined {
  const asked = named ?? session.io.env.CONSEND_ACTOR;
  return asked !== undefined && asked !== '' ? asked : systemAccount();
}

/** The channel of a confirmation as the ledger writes it. `paper` is no channel of messages, but one of confirmations. */
function confirmedBy(session: Session, command: RecordCommand, by: string): string {
  const text = by.trim().toLowerCase();
  if (text === 'paper') return text;
  const read = readChannels(by, 'confirmed');
  const [name, ...more] = 'names' in read ? read.names : [];
  if (name === undefined || name === '*' || more.length > 0) {
    const { usage } = session.messages.cli;
    throw recordUsage(command, usage.badValue('--by', by, session.messages.records.wrong.by));
  }
  return name;
}

/** What recording has found out beside the options. */
export interface RecordContext {
  readonly command: RecordCommand;
  /** Now, ISO 8601: when it happened unless said otherwise. */
  readonly now: string;
  /** The number in E.164; undefined where the person is named by a user id. */
  readonly phone: string | undefined;
  readonly identifier: string;
  /** The purpose to take where none is named. */
  readonly purpose: string | undefined;
  /** Language of the wording named. */
  readonly language: string | undefined;
  readonly released: string | undefined;
  readonly evidence: { readonly reference: string; readonly digest: string | undefined } | undefined;
}

function sourceOf(
  options: RecordOptions,
  event: string | undefined,
  by: string | undefined,
): string | undefined {
  if (options.source !== undefined) return options.source;
  // A stop is never lost over where it came from.
  return isStopKind(event) ? 'operator' : by;
}

/** The cells of the row that the options stand for. */
export function recordCells(session: Session, options: RecordOptions, context: RecordContext): ConsentCells {
  const { command, evidence, identifier, phone } = context;
  const { wrong } = session.messages.records;
  const event = KIND_OF[command] ?? options.event;
  const by = options.by === undefined ? undefined : confirmedBy(session, command, options.by);
  if (termOf(event) === 'confirmed' && by === undefined) throw recordUsage(command, wrong.byNeeded);
  const isOwnNumber = by === 'whatsapp' || by === 'sms' || by === 'phone';
  const cells: Partial<Record<ConsentColumn, string | undefined>> = {
    event,
    basis: options.basis,
    purpose: options.purpose ?? context.purpose,
    channel: options.channel,
    occurred_at: options.occurredAt ?? context.now,
    source: sourceOf(options, event, by),
    method: options.method,
    wording: options.wording,
    confirmed_by: by,
    confirmed_identifier: isOwnNumber ? identifier : undefined,
    message_id: options.messageId,
    evidence: evidence?.reference,
    evidence_digest: evidence?.digest,
    sale_ref: options.saleRef,
    sale_date: options.saleDate,
    product_group: options.productGroup,
    notice: options.notice,
    contract_ref: options.contractRef,
    contract_until: options.contractUntil,
    user_id: options.userId ?? (phone === undefined ? identifier : undefined),
    other_identifiers: phone === undefined && options.userId !== undefined ? identifier : undefined,
    language: options.language ?? context.language,
    actor: actorOf(session, options.actor),
    jurisdiction: options.jurisdiction,
    note: options.note,
    released: context.released,
  };
  const filled = Object.entries(cells).filter(([, text]) => text !== undefined && text.trim() !== '');
  return Object.fromEntries(filled.map(([column, text]) => [column, text?.trim()])) as ConsentCells;
}
