/** Everything that the journal keeps of the messages to one person. */

import type { BoundComponent } from '../../../core/bound-message.ts';
import type { MessageState } from '../../../core/message-state.ts';
import type { PersonMessage } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlRow, SqlValue } from './driver.ts';
import { identifierOf } from './identifiers.ts';

const MESSAGES = `
SELECT m.*, c.name AS campaign_name, c.purpose FROM campaigns c CROSS JOIN messages m ON m.campaign = c.id AND m.person = ?
ORDER BY m.id`;
/** Those from before the message was sent again as well. */
const STATUSES = `
SELECT status, at, title, detail FROM statuses WHERE message = ?
UNION ALL SELECT s.value ->> 'status', s.value ->> 'at', s.value ->> 'title', s.value ->> 'detail'
  FROM resends r, json_each(r.body, '$.statuses') s WHERE r.message = ?
UNION ALL SELECT came, came_at, NULL, NULL FROM resends WHERE message = ? AND came_at IS NOT NULL
ORDER BY at, status`;
const RESENDS = 'SELECT decided_at, state FROM resends WHERE message = ? ORDER BY try';
const ATTEMPTS = 'SELECT started_at, kind, code, detail FROM attempts WHERE message = ? ORDER BY try';

const text = (value: SqlValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const number = (value: SqlValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** A status's own words: title and detail, as far as there are any. */
function wordsOf({ title, detail }: SqlRow): string | undefined {
  const words = [text(title), text(detail)].filter((part) => part);
  return words.length > 0 ? words.join(': ') : undefined;
}

function statusesOf(connection: Connection, message: number): PersonMessage['statuses'] {
  const rows = connection.sql(STATUSES).all(message, message, message);
  return rows.map((row) => ({ status: String(row.status), at: Number(row.at), detail: wordsOf(row) }));
}

function attemptsOf(connection: Connection, message: number): PersonMessage['attempts'] {
  const rows = connection.sql(ATTEMPTS).all(message);
  return rows.map((row) => ({
    startedAt: Number(row.started_at),
    kind: String(row.kind),
    code: number(row.code),
    detail: text(row.detail),
  }));
}

function resendsOf(connection: Connection, message: number): NonNullable<PersonMessage['resends']> {
  const rows = connection.sql(RESENDS).all(message);
  return rows.map((row) => ({ at: Number(row.decided_at), state: String(row.state) }));
}

function waitsUntil({ state, not_before: notBefore }: SqlRow): number | undefined {
  const waits = state === 'planned' || state === 'held';
  return waits && Number(notBefore) > 0 ? Number(notBefore) : undefined;
}

function fromRow(connection: Connection, row: SqlRow): PersonMessage {
  const id = Number(row.id);
  return {
    campaign: String(row.campaign_name),
    purpose: text(row.purpose),
    plan: String(row.plan),
    row: Number(row.row),
    key: text(row.once_value),
    phone: identifierOf(row.phone),
    template: String(row.template),
    language: String(row.language),
    components: JSON.parse(String(row.components)) as BoundComponent[],
    basis: String(row.basis),
    event: Number(row.event),
    state: row.state as MessageState,
    reason: text(row.reason),
    wamid: text(row.wamid),
    code: number(row.code),
    title: text(row.title),
    detail: text(row.detail),
    acceptedAt: number(row.accepted_at),
    deliveredAt: number(row.delivered_at),
    readAt: number(row.read_at),
    statuses: statusesOf(connection, id),
    attempts: attemptsOf(connection, id),
    notBefore: waitsUntil(row),
    resends: resendsOf(connection, id),
  };
}

/** All messages to a person, in the order in which they were entered. Belongs into a read. */
export function personMessages(connection: Connection, person: number): readonly PersonMessage[] {
  return connection
    .sql(MESSAGES)
    .all(person)
    .map((row) => fromRow(connection, row));
}
