/** What the options of `consend consent import` say, checked before the file is opened. */
import type { ColumnMap } from '../adapters/consents/index.ts';
import { ALL_PURPOSES } from '../core/consent.ts';
import type { ConsentCells, ConsentColumn } from '../core/consent-columns.ts';
import { CONSENT_COLUMNS } from '../core/consent-columns.ts';
import type { ConsentRowContext } from '../core/consent-row.ts';
import { readConsentRow } from '../core/consent-row.ts';
import { readDateFormat } from '../core/date-format.ts';
import { ConsendError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Session } from './session.ts';
import { rowProblemText } from './words.ts';

/** Options of `consend consent import`. */
export interface ImportOptions {
  readonly map?: string;
  readonly dateFormat?: string;
  readonly rejects?: string;
  readonly dryRun?: boolean;
  readonly actor?: string;
  readonly event?: string;
  readonly basis?: string;
  readonly purpose?: string;
  readonly source?: string;
  readonly wording?: string;
  readonly occurredAt?: string;
}

function usage(detail: string): ConsendError {
  return new ConsendError('usage.invalid', { params: { detail, command: 'consent import' } });
}

/** The columns that `--map` names. Throws `usage.invalid` with the column that was probably meant. */
export function readMap(session: Session, text: string | undefined): ColumnMap {
  const map: Partial<Record<ConsentColumn, string>> = {};
  for (const pair of text?.split(',') ?? []) {
    const [name = '', ...rest] = pair.split('=');
    const column = CONSENT_COLUMNS.find((known) => known === name.trim());
    const header = rest.join('=').trim();
    if (column === undefined || header === '') {
      const { cli, transfer } = session.messages;
      const meant = column === undefined ? nearest(name.trim(), CONSENT_COLUMNS) : undefined;
      const hint = meant === undefined ? '' : transfer.didYouMean(meant);
      throw usage(cli.usage.badValue('--map', pair, `${cli.usage.column}${hint}`));
    }
    map[column] = header;
  }
  return map;
}

/** The notation of dates. Throws `usage.invalid`. */
export function readNotation(session: Session, text: string | undefined): string | undefined {
  if (text === undefined || readDateFormat(text) !== undefined) return text;
  const { cli, transfer } = session.messages;
  throw usage(cli.usage.badValue('--date-format', text, transfer.dateFormat));
}

/** Columns that options fill, with the option's name. */
const FILLED: readonly (readonly [column: ConsentColumn, key: keyof ImportOptions, option: string])[] = [
  ['event', 'event', '--event'],
  ['basis', 'basis', '--basis'],
  ['purpose', 'purpose', '--purpose'],
  ['source', 'source', '--source'],
  ['wording', 'wording', '--wording'],
  ['occurred_at', 'occurredAt', '--occurred-at'],
];

/**
 * Cells for rows that lack them. Throws `usage.invalid` where no row could be read with one of them: better one error than
 * a million rejected rows.
 */
export function readDefaults(
  session: Session,
  options: ImportOptions,
  context: ConsentRowContext,
): ConsentCells {
  const cells: Partial<Record<ConsentColumn, string>> = {};
  for (const [column, key] of FILLED) {
    const value = options[key];
    if (typeof value === 'string' && value.trim() !== '') cells[column] = value.trim();
  }
  const whole = {
    purpose: ALL_PURPOSES,
    source: '-',
    occurred_at: new Date(context.now).toISOString(),
    ...cells,
  };
  const result = readConsentRow(whole, '-', context);
  const filled = result.ok ? undefined : FILLED.find(([column]) => column === result.column);
  if (result.ok || filled === undefined || cells[result.column] === undefined) return cells;
  throw usage(`${filled[2]}: ${rowProblemText(session.messages, result)}.`);
}
