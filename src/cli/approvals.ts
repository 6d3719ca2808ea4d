/** Approvals of plans: what a plan's files are, what its approvals are worth, and whether it may be sent. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isOpenKey, verifySignature } from '../adapters/keys/index.ts';
import { planDigest } from '../adapters/plan-file/plan-digest.ts';
import { isApprover, type JudgedApproval, judgeApproval } from '../core/approval.ts';
import { type Approver, approvalRules } from '../core/approval-config.ts';
import type { DossierApproval } from '../core/dossier.ts';
import { ConsendError } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';
import { formatsFor } from '../i18n/format.ts';
import { commandTarget } from './campaign-file.ts';
import type { MadePlan } from './planning.ts';
import { actorOf, systemAccount } from './record-cells.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

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

/** Who sends: by name where one is given, and the account of the operating system. */
interface Senders {
  /** As `--as` or CONSEND_SENDER say; undefined: neither does. */
  readonly named: string | undefined;
  /** All that they are known by. */
  readonly names: readonly string[];
}

function sendersOf(session: Session, as: string | undefined): Senders {
  const named = [as, session.io.env.CONSEND_SENDER].find((name) => name !== undefined && name.trim() !== '');
  const names = [named ?? actorOf(session, undefined), systemAccount()];
  return { named, names: names.filter((name): name is string => name !== undefined && name.trim() !== '') };
}

/** Nobody can say whether an account is the approver's where none of the approver's accounts is known. */
function isUnknown({ named, names }: Senders, { accounts = [] }: Approver): boolean {
  return names.length === 0 || (named === undefined && accounts.length === 0);
}

/** What was approved, for who reads the plan's files afterwards. */
export interface ApprovedPlan {
  /** The digest that was signed. */
  readonly digest: string;
  /** The refusal where the files read are others. */
  readonly changed: () => ConsendError;
}

/**
 * Holds a plan to the approval that consend.yaml asks for: of somebody else than who sends, about these very files.
 * Gives what was approved; undefined where no approval is asked for. Throws `approval.missing`, `approval.own` or
 * `approval.forged`, and `usage.invalid` where nobody says who sends.
 */
export async function holdToApproval(
  open: OpenWorkspace,
  { made, file, as }: { readonly made: MadePlan; readonly file: string; readonly as: string | undefined },
): Promise<ApprovedPlan | undefined> {
  const { session, workspace } = open;
  const { required, approvers } = approvalRules(workspace.config.approval);
  if (!required) return undefined;
  const { plan } = made.summary;
  const judged = await judgedApprovals(open, { plan, dir: made.dir });
  if (judged.some(({ state }) => state === 'forged'))
    throw new ConsendError('approval.forged', { params: { plan } });
  const valid = judged.filter(({ state }) => state === 'valid');
  const senders = sendersOf(session, as);
  const isSender = (approver: Approver): boolean => senders.names.some((name) => isApprover(approver, name));
  const by = approvers.find((approver) => !isSender(approver))?.name;
  const given = valid.find(({ approver }) => approver !== undefined && !isSender(approver));
  if (given?.approver === undefined || given.body === undefined) {
    const reason = senders.names.join(', ');
    if (valid.length > 0) throw refused('approval.own', { made, file, reason, by });
    throw refused('approval.missing', { made, file, reason: judged.at(-1)?.state ?? 'none', by });
  }
  const { name, role } = given.approver;
  if (isUnknown(senders, given.approver)) {
    const detail = session.messages.approval.wrong.sender(name);
    throw new ConsendError('usage.invalid', { params: { detail, command: 'send' } });
  }
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  const who = role === undefined ? name : `${name} (${role})`;
  session.note(session.messages.approval.sent(who, format.dayTime(Date.parse(given.body.at))));
  await warnOfOpenKey(open, given.approver);
  const changed = () => refused('approval.missing', { made, file, reason: 'changed', by });
  return { digest: given.body.digest, changed };
}
