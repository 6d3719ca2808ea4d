/** Looks at what lies outside the settings for the checks on provider and account. */
import { resolve } from 'node:path';
import { secretFaults } from '../adapters/config/index.ts';
import { verifySignature } from '../adapters/keys/index.ts';
import { fileDigest, sha256 } from '../adapters/system/sha256.ts';
import { ConsendError } from '../core/errors.ts';
import { documentPaths, type FoundDocuments } from '../core/filed-documents.ts';
import type { PhoneNumberInfo } from '../core/ports.ts';
import type { LedgerLook, PlatformLook, Surroundings } from '../core/surroundings.ts';
import { applyRetention } from '../pipeline/retention.ts';
import { verifyTail } from '../pipeline/verify-tail.ts';
import { lastVerification } from './last-verification.ts';
import { ownKey } from './own-key.ts';
import { retentionOrder, retentionParts } from './retention-order.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What looking takes of an opened workspace. */
type Around = Pick<OpenWorkspace, 'session' | 'workspace' | 'store'>;

/** Digests of the documents that the settings name. One that cannot be read counts as not there: nobody could show it either. */
async function findDocuments({ dir, config }: OpenWorkspace['workspace']): Promise<FoundDocuments> {
  const found = documentPaths(config).map(
    async (path) => [path, await fileDigest(resolve(dir, path)).catch(() => undefined)] as const,
  );
  return new Map(await Promise.all(found));
}

async function lookAtLedger(open: Around): Promise<LedgerLook> {
  const ours = await ownKey(open);
  const tools = { sha256, verify: verifySignature, ours };
  return {
    tail: await open.store.snapshot((rows) => verifyTail(rows, tools)),
    verified: await lastVerification(open.workspace),
  };
}

/** What is around a workspace, as a plan needs it: asks the platform nothing beyond what it told already. */
export async function lookAround(
  open: Around,
  { phoneNumber }: { readonly phoneNumber?: PhoneNumberInfo | undefined },
): Promise<Surroundings> {
  return {
    documents: await findDocuments(open.workspace),
    secrets: secretFaults(open.workspace),
    ledger: await lookAtLedger(open),
    platform: { number: phoneNumber },
  };
}

/** Somebody who asks for the papers does not wait longer than this for the platform. */
const PATIENCE_MS = 8000;

/** An answer, or none: what the platform does not tell is reported as not told. */
async function answerOf<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ConsendError || (error instanceof Error && error.name === 'TimeoutError'))
      return undefined;
    throw error;
  }
}

async function askPlatform(open: OpenWorkspace): Promise<PlatformLook> {
  const provider = await answerOf(open.provider());
  if (provider === undefined) return {};
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const [number, token, health, account] = await Promise.all([
    answerOf(provider.phoneNumber(signal)),
    answerOf(provider.token(signal)),
    answerOf(provider.health('phone-number', signal)),
    answerOf(provider.account(signal)),
  ]);
  return { number, token, health, account };
}

/** The same for who asks for provider and account alone: asks the platform, and counts what has served its time. */
export async function lookAtAll(open: OpenWorkspace): Promise<Surroundings> {
  const { now, ...order } = retentionOrder(open, {});
  return {
    ...(await lookAround(open, {})),
    platform: await askPlatform(open),
    overdue: { ...(await applyRetention(retentionParts(open, now), { ...order, now, rehearse: true })) },
  };
}
