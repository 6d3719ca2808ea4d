/**
 * Approval of a plan: a signed statement of a named person that this very plan may be sent. What is signed holds the digest of
 * the plan's files, so a changed plan has none. Pure: signing and verifying are passed in.
 */
import { z } from 'zod';
import { APPROVAL_KEY, type ApprovalRules, type Approver } from './approval-config.ts';
import { canonicalJson } from './canonical-json.ts';
import type { VerifySignature } from './ledger-ports.ts';

/** What an approver signs. */
export const approvalBodySchema = z.strictObject({
  schema: z.literal('consend.approval/1'),
  plan: z.string(),
  campaign: z.string(),
  /** Digest of the plan's files, `sha256:` + hex. */
  digest: z.string(),
  /** The approver's name in consend.yaml. */
  by: z.string(),
  /** The approver's public key, as in consend.yaml. */
  key: z.string().regex(APPROVAL_KEY),
  /** When, ISO 8601. */
  at: z.string(),
  note: z.string().optional(),
});

/** What an approver signs. */
export type ApprovalBody = z.infer<typeof approvalBodySchema>;

/** An approval as it is kept: the signed text and its Ed25519 signature in base64. */
export interface SignedApproval {
  readonly plan: string;
  /** Canonical JSON (RFC 8785) of an `ApprovalBody`. */
  readonly body: string;
  readonly signature: string;
}

/** Before the body, so that the signature can be taken for none of another kind. */
const CONTEXT = 'consend approval 1\n';

/** The bytes that are signed. */
export function approvalMessage(body: string): Uint8Array {
  return new TextEncoder().encode(`${CONTEXT}${body}`);
}

/** The text of a body as it is signed. */
export function approvalText(body: ApprovalBody): string {
  return canonicalJson(body);
}

/** A public key as it stands in consend.yaml. */
export function approvalKey(publicKey: Uint8Array): string {
  return `ed25519:${btoa(String.fromCharCode(...publicKey))}`;
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/**
 * What an approval is worth: `valid`; `forged`: the signature does not fit the text; `unknown-approver`: nobody in consend.yaml
 * has this name and key; `changed`: it is about other files than the plan has now.
 */
export type ApprovalState = 'valid' | 'forged' | 'unknown-approver' | 'changed';

/** An approval, read and judged. */
export interface JudgedApproval {
  readonly state: ApprovalState;
  /** Undefined where the text cannot be read. */
  readonly body: ApprovalBody | undefined;
  /** Who gave it, as consend.yaml names them now. */
  readonly approver: Approver | undefined;
  readonly signature: string;
}

function parsed(text: string): ApprovalBody | undefined {
  try {
    const read = approvalBodySchema.safeParse(JSON.parse(text));
    return read.success && canonicalJson(read.data) === text ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** What approvals are judged by. */
export interface JudgeApproval {
  readonly rules: ApprovalRules;
  /** The digest of the plan's files as they are. */
  readonly digest: string;
  readonly verify: VerifySignature;
}

/** Judges an approval. */
export function judgeApproval(
  { plan, body: text, signature }: SignedApproval,
  { rules, digest, verify }: JudgeApproval,
): JudgedApproval {
  const body = parsed(text);
  const approver = rules.approvers.find(({ name, key }) => name === body?.by && key === body.key);
  const judged = (state: ApprovalState): JudgedApproval => ({ state, body, approver, signature });
  if (body === undefined || body.plan !== plan) return judged('forged');
  const key = bytesOf(body.key.slice('ed25519:'.length));
  if (!verify(key, approvalMessage(text), bytesOf(signature))) return judged('forged');
  if (approver === undefined) return judged('unknown-approver');
  return judged(body.digest === digest ? 'valid' : 'changed');
}

const plainName = (name: string): string => name.trim().toLowerCase();

/** Whether a name or an account is an approver's: case and spaces around do not tell people apart. */
export function isApprover({ name, accounts = [] }: Approver, who: string): boolean {
  return [name, ...accounts].some((own) => plainName(own) === plainName(who));
}
