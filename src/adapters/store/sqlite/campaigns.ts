/** Campaigns as the journal and the runs refer to them: a number per name, and the purpose. */
import type { Connection } from './connection.ts';

/** The number of a campaign; undefined: nothing was ever written for it. */
export function findCampaign(connection: Connection, name: string): number | undefined {
  const row = connection.sql('SELECT id FROM campaigns WHERE name = ?').get(name);
  return row === undefined ? undefined : Number(row.id);
}

/** The number of a campaign that may be sent; undefined as well where it is paused or cancelled. */
export function findSendable(connection: Connection, name: string): number | undefined {
  const row = connection.sql('SELECT id FROM campaigns WHERE name = ? AND control IS NULL').get(name);
  return row === undefined ? undefined : Number(row.id);
}

/** The number of a campaign, made where it is new. Belongs into a write. */
export function ensureCampaign(connection: Connection, name: string): number {
  connection.sql('INSERT INTO campaigns (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(name);
  return findCampaign(connection, name) as number;
}
