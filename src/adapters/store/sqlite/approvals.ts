/** The log of approvals in SQLite. */
import type { SignedApproval } from '../../../core/approval.ts';
import type { ApprovalLog } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

function approvalsOf({ sql }: Connection, plan: string): SignedApproval[] {
  return sql('SELECT body, signature FROM approvals WHERE plan = ? ORDER BY id')
    .all(plan)
    .map(({ body, signature }) => ({ plan, body: String(body), signature: String(signature) }));
}

/** The log of a store. */
export function openSqliteApprovals(connection: Connection): ApprovalLog {
  return {
    append: async ({ plan, body, signature }) =>
      connection.write(() => {
        connection
          .sql('INSERT INTO approvals (plan, body, signature) VALUES (?, ?, ?)')
          .run(plan, body, signature);
      }),
    of: async (plan) => connection.read(() => approvalsOf(connection, plan)),
  };
}
