/** What reports read of the journal. */
import type { LegalBasis } from '../../../core/consent.ts';
import { emptyCounts, type MessageCounts, type MessageState } from '../../../core/message-state.ts';
import type { FailureCount, HeldCount, MessageRow } from '../../../core/ports.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import type { SqlRow, SqlValue } from './driver.ts';
import { identifierOf } from './identifiers.ts';
import { WAITING } from './transitions.ts';

/** Messages that a report holds at a time. */
const PAGE = 1000;

/** Counts by state. */
export function countByState(connection: Connection, campaign: string): MessageCounts {
  const counts = emptyCounts();
  const id = findCampaign(connection, campaign);
  if (id === undefined) return counts;
  for (const row of connection
    .sql('SELECT state, count(*) AS count FROM messages WHERE campaign = ? GROUP BY state')
    .all(id)) {
    counts[row.state as MessageState] = Number(row.count);
  }
  return counts;
}

/** When the next waiting message falls due; one without a time of its own is due now. */
export function dueNext(connection: Connection, campaign: string, now: number): number | undefined {
  const due = connection
    .sql(`SELECT min(not_before) AS due FROM messages WHERE campaign = ? AND state IN ${WAITING}`)
    .get(findCampaign(connection, campaign) ?? null)?.due;
  if (typeof due !== 'number') return undefined;
  return due === 0 ? now : due;
}

/** When the first message left since an instant. One that was refused for good reached nobody, and has left all the same. */
export function firstSent(connection: Connection, campaign: string, since: number): number | undefined {
  const first = connection
    .sql(`SELECT min(tried_at) AS first FROM messages WHERE campaign = ? AND tried_at >= ?
      AND (contact_at IS NOT NULL OR state = 'failed')`)
    .get(findCampaign(connection, campaign) ?? null, since)?.first;
  return typeof first === 'number' ? first : undefined;
}

/** Failures by code, most first; of one code the title that most of those came with that still have one. */
export function countFailures(connection: Connection, campaign: string): FailureCount[] {
  const totals = new Map<number, { code: number; title: string; count: number }>();
  const rows = connection
    .sql(`SELECT code, title, count(*) AS count FROM messages WHERE campaign = ? AND state = 'failed' AND code IS NOT NULL
      GROUP BY code, title ORDER BY count DESC, code`)
    .all(findCampaign(connection, campaign) ?? null);
  for (const row of rows) {
    const code = Number(row.code);
    const total = totals.get(code);
    if (total === undefined)
      totals.set(code, { code, title: String(row.title ?? ''), count: Number(row.count) });
    else {
      total.count += Number(row.count);
      total.title ||= String(row.title ?? '');
    }
  }
  return [...totals.values()].sort((left, right) => right.count - left.count || left.code - right.code);
}

/** Skipped messages by reason, most first. */
export function countSkips(connection: Connection, campaign: string): { reason: string; count: number }[] {
  return connection
    .sql(`SELECT reason, count(*) AS count FROM messages WHERE campaign = ? AND state = 'skipped'
      GROUP BY reason ORDER BY count DESC, reason`)
    .all(findCampaign(connection, campaign) ?? null)
    .map((row) => ({ reason: String(row.reason ?? ''), count: Number(row.count) }));
}

/** Held messages by limit, soonest first. */
export function countHolds(connection: Connection, campaign: string): HeldCount[] {
  return connection
    .sql(`SELECT coalesce(reason, '') AS held_by, count(*) AS count, min(not_before) AS first_at FROM messages
      WHERE campaign = ? AND state = 'held' AND state IN ${WAITING} GROUP BY held_by ORDER BY first_at, held_by`)
    .all(findCampaign(connection, campaign) ?? null)
    .map((row) => ({
      limit: String(row.held_by),
      count: Number(row.count),
      firstAt: Number(row.first_at),
    }));
}

const text = (value: SqlValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const number = (value: SqlValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

function fromRow(row: SqlRow): MessageRow {
  const billable = number(row.billable);
  return {
    row: Number(row.row),
    key: text(row.once_value),
    phone: identifierOf(row.phone),
    country: String(row.country),
    state: row.state as MessageState,
    reason: text(row.reason),
    code: number(row.code),
    title: text(row.title),
    wamid: text(row.wamid),
    basis: row.basis as LegalBasis,
    event: Number(row.event),
    language: String(row.language),
    category: text(row.pricing_category),
    billable: billable === undefined ? undefined : billable === 1,
    attempts: Number(row.attempts),
    acceptedAt: number(row.accepted_at),
    deliveredAt: number(row.delivered_at),
    readAt: number(row.read_at),
  };
}

const MESSAGES = `
SELECT id, row, phone, country, state, reason, code, title, wamid, basis, event, language, pricing_category, billable,
  attempts, accepted_at, delivered_at, read_at, once_value
FROM messages WHERE campaign = ? AND id > ? ORDER BY id LIMIT ${PAGE}`;

/** All messages in order of entry, page by page: nothing stays open between two pages, sending goes on meanwhile. */
export async function* messagePages(
  connection: Connection,
  campaign: string,
): AsyncGenerator<readonly MessageRow[]> {
  let last = 0;
  for (;;) {
    const rows = connection.read(() =>
      connection.sql(MESSAGES).all(findCampaign(connection, campaign) ?? null, last),
    );
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.id);
    yield rows.map(fromRow);
  }
}
