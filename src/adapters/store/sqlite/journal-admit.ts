/** How messages enter the journal, and leave it again unsent. */
import { ConsendError } from '../../../core/errors.ts';
import type { MessageState } from '../../../core/message-state.ts';
import type { NewMessage } from '../../../core/ports.ts';
import { ensureCampaign, findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import { keyOf, personKeys } from './identifiers.ts';
import { forgetRefusals, holdToKind, type OnceTools, onceKeyOf } from './journal-once.ts';
import { PUT_OFF_PREFIX, statesBefore, WAITING } from './transitions.ts';

/** Messages of a plan on their way in. */
export interface Admission {
  readonly campaign: string;
  readonly plan: string;
  readonly messages: readonly NewMessage[];
  readonly now: number;
}

/** The wait that the API itself asked for, of seconds or of hours, outlives the plan. */
const KEEPS_WAIT = `(messages.tries > 0 AND messages.not_before > excluded.not_before
    AND (messages.state = 'planned' OR messages.state = 'held' AND messages.reason LIKE '${PUT_OFF_PREFIX}%'))`;

/**
 * A plan's own entries are left alone, so that admitting again after a crash, or two numbers of one person, changes
 * nothing. Of other plans those are renewed that provably never went out: waiting ones (a refused attempt among them, which
 * keeps its wait) and those that were left out. Whose message id is known went out, whatever the answer said.
 */
const admitting = (once: string, also = ''): string => `
INSERT INTO messages
  (campaign, person, phone, row, country, basis, event, template, language, zone, once_key, once_value, components, plan,
   state, reason, closes_at, not_before)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT ${once} DO UPDATE SET ${also}
  phone = excluded.phone, row = excluded.row, country = excluded.country, basis = excluded.basis, event = excluded.event,
  template = excluded.template, language = excluded.language, zone = excluded.zone, components = excluded.components, plan = excluded.plan,
  closes_at = excluded.closes_at,
  state = CASE WHEN ${KEEPS_WAIT} THEN messages.state ELSE excluded.state END,
  reason = CASE WHEN ${KEEPS_WAIT} THEN messages.reason ELSE excluded.reason END,
  not_before = CASE WHEN ${KEEPS_WAIT} THEN messages.not_before ELSE excluded.not_before END
WHERE (messages.state IN ${WAITING} OR messages.state IN ${statesBefore('planned', ['skipped'])})
  AND messages.wamid IS NULL AND messages.plan <> excluded.plan`;
const ADMIT = admitting('(campaign, person, once_key)');
/** A key is somebody else's where the order has got another number: what one was told of an attempt is not the other's. */
const ADMIT_KEY = admitting(
  "(campaign, once_key) WHERE once_key <> x''",
  `person = excluded.person, once_value = excluded.once_value,
  detail = CASE WHEN messages.person = excluded.person THEN messages.detail END,`,
);

/**
 * Enters messages; tells how many are new or renewed. Throws `plan.stale` where the ledger does not know somebody, and as
 * `holdToKind`.
 */
export function admit(
  connection: Connection,
  tools: OnceTools,
  { campaign, plan, messages, now }: Admission,
): number {
  const people = personKeys(
    connection,
    messages.map((message) => message.phone),
  );
  const strangers = messages.filter((message) => !people.has(message.phone)).length;
  if (strangers > 0)
    throw new ConsendError('plan.stale', { params: { reason: 'people-unknown', count: strangers } });
  const id = ensureCampaign(connection, campaign);
  holdToKind(connection, { id, name: campaign }, messages);
  const insert = connection.sql(messages[0]?.key === undefined ? ADMIT : ADMIT_KEY);
  let count = 0;
  for (const message of messages) {
    const { phone, row, country, basis, event, template, language, zone, notBefore = 0 } = message;
    const state: MessageState = notBefore > now ? 'held' : 'planned';
    const components = JSON.stringify(message.components);
    const person = people.get(phone) as number;
    const fixed = [id, person, keyOf(phone), row, country, basis, event, template, language, zone] as const;
    const reason = state === 'held' ? (message.because ?? null) : null;
    const onceKey = onceKeyOf(tools, id, message);
    if (message.key !== undefined) forgetRefusals(connection, { campaign: id, onceKey, person });
    count += insert.run(
      ...fixed,
      onceKey,
      message.key ?? null,
      components,
      plan,
      state,
      reason,
      message.closesAt ?? 0,
      notBefore,
    );
  }
  return count;
}

/** Skips what waits from other plans; tells how many. */
export function supersede(connection: Connection, campaign: string, plan: string): number {
  return connection
    .sql(`UPDATE messages SET state = 'skipped', reason = 'plan.superseded'
      WHERE campaign = ? AND state IN ${WAITING} AND state IN ${statesBefore('skipped')} AND plan <> ?`)
    .run(findCampaign(connection, campaign) ?? null, plan);
}

/** Skips what still waits, for a reason; tells how many. */
export function lapse(connection: Connection, campaign: string, reason: string): number {
  return connection
    .sql(`UPDATE messages SET state = 'skipped', reason = ?
      WHERE campaign = ? AND state IN ${WAITING} AND state IN ${statesBefore('skipped')}`)
    .run(reason, findCampaign(connection, campaign) ?? null);
}

/** Makes what was cut off in `sending` `unknown`; tells how many. */
export function recover(connection: Connection, campaign: string, now: number): number {
  const id = findCampaign(connection, campaign) ?? null;
  connection
    .sql(`INSERT OR IGNORE INTO attempts (message, try, attempt, started_at, finished_at, kind, detail)
      SELECT id, tries, attempts, coalesce(tried_at, ?), ?, 'unknown', 'cut off' FROM messages
      WHERE campaign = ? AND state = 'sending'`)
    .run(now, now, id);
  return connection
    .sql(`UPDATE messages SET state = 'unknown', detail = 'cut off'
      WHERE campaign = ? AND state = 'sending' AND state IN ${statesBefore('unknown')}`)
    .run(id);
}
