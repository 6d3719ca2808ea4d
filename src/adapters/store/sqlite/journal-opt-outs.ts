/** Who asked to stop after a campaign wrote to them. */
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
