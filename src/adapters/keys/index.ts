/** The keys of a workspace's ledger, and verifying what they signed. */
export { isOpenKey, readApproverKey, writeApproverKey } from './approver-key.ts';
export { verifySignature } from './ed25519.ts';
export { fileKeyRing } from './file-key-ring.ts';
