/** The workspace's signing key, as verifying needs it. */
import { ConsendError } from '../core/errors.ts';
import { type OpenWorkspace, workspaceKeys } from './workspace.ts';

/** The workspace's own public key; undefined where it is not there: verifying does without, and says so. */
export async function ownKey({
  session,
  workspace,
}: Pick<OpenWorkspace, 'session' | 'workspace'>): Promise<Uint8Array | undefined> {
  try {
    return (await workspaceKeys(session, workspace).load())?.signer.publicKey;
  } catch (error) {
    if (error instanceof ConsendError && error.code === 'ledger.key-missing') return undefined;
    throw error;
  }
}
