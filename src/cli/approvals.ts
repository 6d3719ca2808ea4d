/** Approvals of plans: what a plan's files are, what its approvals are worth, and whether it may be sent. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isOpenKey, verifySignature } from '../adapters/keys/index.ts';
import { PLAN_FILES } from '../adapters/plan-file/write-plan.ts';
import { isSamePerson, type JudgedApproval, judgeApproval } from '../core/approval.ts';
import { type Approver, approvalRules } from '../core/approval-config.ts';
import type { DossierApproval } from '../core/dossier.ts';
import { ConsendError } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';
import { formatsFor } from '../i18n/format.ts';
import { commandTarget } from './campaign-file.ts';
import type { MadePlan } from './planning.ts';
import { actorOf } from './record-cells.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The digest of a plan's files: its summary and its decisions, byte for byte. */
export async function planDigest(dir: string): Promise<string> {
  const digest = createHash('sha256');
  for (const name of [PLAN_FILES.summary, PLAN_FILES.entries]) {
    const part = createHash('sha256');
    for await (const chunk of createReadStream(join(dir, name))) part.update(chunk as Buffer);
    digest.update(`${name} ${part.digest('hex')}\n`);
  }
  return `sha256:${digest.digest('hex')}`;
}

/** Where an approver's key lies unless said otherwise: in the account's own settings, outside of any workspace. */
export function approverKeyFile({ io }: Pick<Session, 'io'>, name: string): string {
  const settings = io.env.XDG_CONFIG_HOME || join(io.env.HOME || homedir(), '.config');
  const safe = name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return join(settings, 'consend', `approval-${safe}.pem`);
}

/** A plan's approvals, oldest first, judged by consend.yaml and by the plan's files as they are. */
export async function judgedApprovals(
  { workspace, store }: Pick<OpenWorkspace, 'workspace' | 'store'>,
  { plan, dir }: { readonly plan: string; readonly dir: string },
): Promise<readonly JudgedApproval[]> {
  const kept = await store.approvals.of(plan);
  if (kept.length === 0) return [];
  const judge = {
    rules: approvalRules(workspace.config.approval),
    digest: await planDigest(dir),
    verify: verifySignature,
  };
  return kept.map((approval) => judgeApproval(approval, judge));
}

/** A public key's fingerprint: `SHA256:` and the hex of its 32 bytes' digest. */
function fingerprintOf(key: string): string {
  const bytes = Buffer.from(key.replace(/^ed25519:/, ''), 'base64');
  return `SHA256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A plan's approvals as the campaign's dossier tells them. */
export async function dossierApproval(
  open: OpenWorkspace,
  plan: { readonly plan: string; readonly dir: string },
): Promise<DossierApproval> {
  const { required } = approvalRules(open.workspace.config.approval);
  const judged = await judgedApprovals(open, plan);
  const given = judged.map(({ state, body, approver, signature }) => ({
    ...{ state, signature, by: body?.by, role: approver?.role, at: body?.at, note: body?.note },
    ...{ digest: body?.digest, fingerprint: body && fingerprintOf(body.key) },
  }));
  return { required, given };
}

/** Commands that make, approve and send a plan, for who lacks the approval. */
function refused(
  code: 'approval.missing' | 'approval.own',
  {
    made,
    file,
    reason,
    by = 'NAME',
  }: { made: MadePlan; file: string; reason: string; by: string | undefined },
): ConsendError {
  const { plan } = made.summary;
  return new ConsendError(code, {
    params: { plan, reason, by: shellWord(by), file: commandTarget(file, made.campaign) },
  });
}

/** An approver's key that the account which sends can read proves no second person. */
async function warnOfOpenKey({ session }: OpenWorkspace, { name }: Approver): Promise<void> {
  const file = approverKeyFile(session, name);
  if (await isOpenKey(file)) session.warn(session.messages.approval.openKey(name, file), 'approval.open-key');
}

/**
 * Holds a plan to the approval that consend.yaml asks for: of somebody else than who sends, about these very files.
 * Throws `approval.missing`, `approval.own` or `approval.forged`.
 */
export async function holdToApproval(
  open: OpenWorkspace,
  { made, file, as }: { readonly made: MadePlan; readonly file: string; readonly as: string | undefined },
): Promise<void> {
  const { session, workspace } = open;
  const { required, approvers } = approvalRules(workspace.config.approval);
  if (!required) return;
  const { plan } = made.summary;
  const judged = await judgedApprovals(open, { plan, dir: made.dir });
  if (judged.some(({ state }) => state === 'forged'))
    throw new ConsendError('approval.forged', { params: { plan } });
  const valid = judged.filter(({ state }) => state === 'valid');
  const sender = as ?? session.io.env.CONSEND_SENDER ?? actorOf(session, undefined) ?? '';
  const others = valid.filter(({ approver }) => !isSamePerson(approver?.name ?? '', sender));
  const by = approvers.find(({ name }) => !isSamePerson(name, sender))?.name;
  const [given] = others;
  if (given?.approver === undefined || given.body === undefined) {
    if (valid.length > 0) throw refused('approval.own', { made, file, reason: sender, by });
    throw refused('approval.missing', { made, file, reason: judged.at(-1)?.state ?? 'none', by });
  }
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  const { name, role } = given.approver;
  const who = role === undefined ? name : `${name} (${role})`;
  session.note(session.messages.approval.sent(who, format.dayTime(Date.parse(given.body.at))));
  await warnOfOpenKey(open, given.approver);
}
