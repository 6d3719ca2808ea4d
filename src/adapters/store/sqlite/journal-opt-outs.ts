/** Who asked to stop after a campaign wrote to them. */
import type { CampaignStop } from '../../../core/ports.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';

/** A stop that came back by WhatsApp: a reply, a button, a preference, an error 131050; as `pipeline/opt-outs.ts` writes it. */
const IS_STOP = `e.body IS NOT NULL AND json_extract(e.body, '$.kind') = 'withdrawn'
  AND json_extract(e.body, '$.source') = 'whatsapp'`;

/** From the messages to their people's events: a canary's are few. */
const OF_CAMPAIGN = `
SELECT count(DISTINCT m.person) AS people FROM messages m WHERE m.campaign = ? AND m.contact_at IS NOT NULL AND EXISTS (
  SELECT 1 FROM events e WHERE e.person = m.person AND e.seq > m.event AND ${IS_STOP}
)`;

/** From the newest events to the campaign's messages: what came in within seconds is little. */
const SINCE = `
SELECT count(DISTINCT e.person) AS people FROM events e
CROSS JOIN messages m ON m.campaign = ? AND m.person = e.person AND m.contact_at IS NOT NULL
WHERE e.seq > ? AND ${IS_STOP}`;

/** How many of a campaign's people have asked to stop since it wrote to them. */
export function countOptOuts(connection: Connection, campaign: string): number {
  return Number(connection.sql(OF_CAMPAIGN).get(findCampaign(connection, campaign) ?? null)?.people ?? 0);
}

/** The same of stops that lie behind an event; and the newest event. */
export function countOptOutsSince(
  connection: Connection,
  campaign: string,
  after: number | undefined,
): { readonly people: number; readonly seq: number } {
  const seq = Number(connection.sql('SELECT coalesce(max(seq), -1) AS seq FROM events').get()?.seq);
  if (after === undefined || after >= seq) return { people: 0, seq };
  const row = connection.sql(SINCE).get(findCampaign(connection, campaign) ?? null, after);
  return { people: Number(row?.people ?? 0), seq };
}

/** Withdrawals and objections of the campaign's people that the ledger took in after the event that the message rests on. */
const STOPS = `
SELECT m.person, m.contact_at, json_extract(e.body, '$.occurredAt') AS said, json_extract(e.body, '$.recordedAt') AS recorded
FROM messages m CROSS JOIN events e ON e.person = m.person AND e.seq > m.event
WHERE m.campaign = ? AND m.contact_at IS NOT NULL AND e.body IS NOT NULL
  AND json_extract(e.body, '$.kind') IN ('withdrawn', 'objected') ORDER BY m.id, e.seq`;

/** The first stop of each of a campaign's people after its message, by the time of the stop. */
export function stopsAfter(connection: Connection, campaign: string): CampaignStop[] {
  const first = new Map<number, CampaignStop>();
  for (const row of connection.sql(STOPS).all(findCampaign(connection, campaign) ?? null)) {
    const contactAt = Number(row.contact_at);
    const [saidAt, recordedAt] = [Date.parse(String(row.said)), Date.parse(String(row.recorded))];
    const known = first.get(Number(row.person));
    if (saidAt < contactAt || (known !== undefined && known.saidAt <= saidAt)) continue;
    first.set(Number(row.person), { contactAt, saidAt, recordedAt });
  }
  return [...first.values()].sort(
    (one, other) => one.saidAt - other.saidAt || one.recordedAt - other.recordedAt,
  );
}
