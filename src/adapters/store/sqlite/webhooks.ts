/** What is noted of webhooks beside their content: when the last one came, and what consend had no use for. */
import type { WebhookLog } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** The webhook log of a store. */
export function openSqliteWebhooks(connection: Connection): WebhookLog {
  const { sql } = connection;
  return {
    touch: async (at) =>
      connection.write(() => {
        // Two receivers may note out of order: the later time stays.
        sql(`INSERT INTO meta (key, value) VALUES ('webhook.lastAt', ?)
          ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)`).run(at);
      }),
    lastAt: async () =>
      connection.read(() => {
        const row = sql("SELECT value FROM meta WHERE key = 'webhook.lastAt'").get();
        return row === undefined ? undefined : Number(row.value);
      }),
    count: async (kinds) =>
      connection.write(() => {
        for (const [kind, count] of Object.entries(kinds)) {
          sql(`INSERT INTO webhook_kinds (kind, count) VALUES (?, ?)
            ON CONFLICT (kind) DO UPDATE SET count = count + excluded.count`).run(kind, count);
        }
      }),
    counts: async () =>
      connection.read(() => {
        const rows = sql('SELECT kind, count FROM webhook_kinds ORDER BY kind').all();
        return Object.fromEntries(rows.map((row) => [String(row.kind), Number(row.count)]));
      }),
  };
}
