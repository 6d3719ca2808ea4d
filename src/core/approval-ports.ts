/** Approvals of plans, as a store keeps them. */
import type { SignedApproval } from './approval.ts';

/** The log of approvals. Append-only: none is changed or removed. */
export interface ApprovalLog {
  /** Writes an approval, durable when it resolves. */
  append(approval: SignedApproval): Promise<void>;
  /** A plan's approvals, oldest first. */
  of(plan: string): Promise<readonly SignedApproval[]>;
}
