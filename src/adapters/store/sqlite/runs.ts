/** The runs of all campaigns in SQLite. */
import type { CampaignControl, RunLog, RunRecord } from '../../../core/ports.ts';
import { CANCELLED } from '../../../core/sending/limits.ts';
import { ensureCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';
import { lapse } from './journal-admit.ts';

/** JSON leaves out what is undefined; the record names every member. */
function fromRow(row: SqlRow): RunRecord {
  const kept = JSON.parse(String(row.body)) as RunRecord;
  return { ...kept, finishedAt: kept.finishedAt, stoppedBy: kept.stoppedBy, resumeAt: kept.resumeAt };
}

/** The run log of a store. Saving a run also tells the journal its campaign's purpose. */
export function openSqliteRuns(connection: Connection): RunLog {
  const { sql } = connection;
  return {
    save: async (run) =>
      connection.write(() => {
        const campaign = ensureCampaign(connection, run.campaign);
        sql('UPDATE campaigns SET purpose = ? WHERE id = ?').run(run.purpose, campaign);
        sql(`INSERT INTO runs (id, campaign, started_at, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
          campaign = excluded.campaign, started_at = excluded.started_at, body = excluded.body`).run(
          run.id,
          campaign,
          run.startedAt,
          JSON.stringify(run),
        );
      }),
    latest: async (campaign) =>
      connection.read(() => {
        const row = sql(`SELECT r.body FROM runs r JOIN campaigns c ON c.id = r.campaign WHERE c.name = ?
          ORDER BY r.started_at DESC, r.rowid DESC LIMIT 1`).get(campaign);
        return row === undefined ? undefined : fromRow(row);
      }),
    list: async () =>
      connection.read(() =>
        sql(`SELECT r.body FROM campaigns c JOIN runs r ON r.rowid =
          (SELECT n.rowid FROM runs n WHERE n.campaign = c.id ORDER BY n.started_at DESC, n.rowid DESC LIMIT 1)
          ORDER BY r.started_at DESC, r.rowid DESC`)
          .all()
          .map(fromRow),
      ),
    unbegun: async () =>
      connection.read(() =>
        sql(`SELECT name, control FROM campaigns c WHERE control IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM runs r WHERE r.campaign = c.id) ORDER BY name`)
          .all()
          .map(({ name, control }) => ({
            campaign: String(name),
            control: control as CampaignControl,
          })),
      ),
    control: async (campaign) =>
      connection.read(() => {
        const row = sql('SELECT control FROM campaigns WHERE name = ?').get(campaign);
        return (row?.control ?? undefined) as CampaignControl | undefined;
      }),
    setControl: async (campaign, control) =>
      connection.write(() => {
        ensureCampaign(connection, campaign);
        sql("UPDATE campaigns SET control = ? WHERE name = ? AND control IS NOT 'cancelled'").run(
          control ?? null,
          campaign,
        );
        return control === 'cancelled' ? lapse(connection, campaign, CANCELLED) : 0;
      }),
  };
}
