import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readApproverKey, writeApproverKey } from '../../adapters/keys/index.ts';
import { planDigest } from '../../adapters/plan-file/plan-digest.ts';
import { readPlanSummary, verifyPlan } from '../../adapters/plan-file/read-plan.ts';
import {
  type ApprovalBody,
  approvalKey,
  approvalMessage,
  approvalText,
  type JudgedApproval,
} from '../../core/approval.ts';
import { type Approver, approvalRules } from '../../core/approval-config.ts';
import { ConsendError } from '../../core/errors.ts';
import { formatNumber, formatsFor, isoWithOffset } from '../../i18n/format.ts';
import { plain } from '../../report/terminal/layout.ts';
import { approverKeyFile, judgedApprovals } from '../approvals.ts';
import { confirms } from '../confirm.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, planDir, withWorkspace } from '../workspace.ts';

/** Options of `consend approve`. */
export interface ApproveOptions {
  readonly by?: string;
  readonly key?: string;
  readonly newKey?: string;
  readonly note?: string;
  readonly verify?: boolean;
  readonly yes?: boolean;
}

const PASSPHRASE = 'CONSEND_APPROVAL_PASSPHRASE';

const usage = (detail: string): ConsendError =>
  new ConsendError('usage.invalid', { params: { detail, command: 'approve' } });

/** The key's file: as the option says, as the environment says, else in the account's own settings. */
function keyFile(session: Session, name: string, option: string | undefined): string {
  const named = option ?? session.io.env.CONSEND_APPROVAL_KEY;
  return named === undefined || named === ''
    ? approverKeyFile(session, name)
    : resolve(session.io.cwd, named);
}

/** A passphrase: from the environment, else typed; undefined where nobody can be asked. */
async function passphrase(session: Session, message: string): Promise<string | undefined> {
  const given = session.io.env[PASSPHRASE];
  if (given !== undefined) return given;
  if (!session.io.isInTty || !session.io.isErrTty || session.globals.json) return undefined;
  const { password } = await import('@inquirer/prompts');
  return await password({ message, mask: true }, { output: session.io.stderr }).catch((error: unknown) => {
    throw new ConsendError('run.interrupted', { cause: error });
  });
}

/** A path as it is behind all links, also where its last parts are not there yet. */
async function realPath(path: string): Promise<string> {
  const parent = dirname(path);
  return await realpath(path).catch(async () =>
    parent === path ? path : join(await realPath(parent), basename(path)),
  );
}

/** A key inside the workspace is the sender's as well. */
async function holdOutside({ session, workspace }: OpenWorkspace, file: string): Promise<void> {
  const way = relative(await realPath(workspace.dir), await realPath(file));
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
    throw usage(session.messages.approval.wrong.inside(file));
}

async function newKey(open: OpenWorkspace, name: string, options: ApproveOptions): Promise<number> {
  const { session } = open;
  const text = session.messages.approval;
  const file = keyFile(session, name, options.key);
  await holdOutside(open, file);
  const secret = (await passphrase(session, text.passphrase.new)) ?? '';
  const { publicKey } = await writeApproverKey(file, { random: session.random, passphrase: secret });
  const key = approvalKey(publicKey);
  if (session.globals.json) {
    const document = { schema: 'consend.approval-key/1', name, key, file, passphrase: secret !== '' };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return EXIT.ok;
  }
  await session.io.out(
    plain([
      text.made(file),
      ...(secret === '' ? [text.noPassphrase] : []),
      '',
      text.lines,
      'approval:',
      '  required: true',
      '  approvers:',
      `    - name: ${JSON.stringify(name)}`,
      `      key: ${JSON.stringify(key)}`,
    ]),
  );
  return EXIT.ok;
}

/** The campaign's folder that holds a plan. Throws `plan.missing`. */
async function folderOf({ workspace }: OpenWorkspace, plan: string): Promise<string> {
  const campaigns = await readdir(join(workspace.stateDir, 'plans')).catch((): string[] => []);
  const known: string[] = [];
  for (const campaign of campaigns) {
    const plans = await readdir(join(workspace.stateDir, 'plans', campaign)).catch((): string[] => []);
    if (plans.includes(plan)) return planDir(workspace, campaign, plan);
    known.push(...plans.filter((name) => name.startsWith('p_')));
  }
  throw new ConsendError('plan.missing', { params: { plan, known: known.sort().reverse().slice(0, 5) } });
}

function approverNamed({ session, workspace }: OpenWorkspace, name: string): Approver {
  const { approvers } = approvalRules(workspace.config.approval);
  const found = approvers.find((one) => one.name === name);
  const known = approvers.map((one) => one.name).join(', ');
  if (found === undefined) throw usage(session.messages.approval.wrong.unknown(name, known));
  return found;
}

async function approve(open: OpenWorkspace, plan: string, options: ApproveOptions): Promise<number> {
  const { session, store } = open;
  const text = session.messages.approval;
  if (options.by === undefined) throw usage(text.wrong.by);
  const approver = approverNamed(open, options.by);
  const dir = await folderOf(open, plan);
  const { campaign, messages } = await readPlanSummary(dir, plan);
  await verifyPlan(dir);
  const file = keyFile(session, approver.name, options.key);
  await holdOutside(open, file);
  const count = formatNumber(session.globals.language, messages.count);
  const question = text.question(plan, campaign, count, approver.name);
  if (!(await confirms(session, { question, action: text.action(plan), yes: options.yes }))) {
    session.note(text.declined);
    return EXIT.ok;
  }
  const signer = await readApproverKey(file, () => passphrase(session, text.passphrase.ask(file)));
  if (approvalKey(signer.publicKey) !== approver.key) throw usage(text.wrong.otherKey(approver.name, file));
  const body: ApprovalBody = {
    schema: 'consend.approval/1',
    plan,
    campaign,
    digest: await planDigest(dir),
    by: approver.name,
    key: approver.key,
    at: new Date(session.clock.now()).toISOString(),
    ...(options.note === undefined ? {} : { note: options.note }),
  };
  const signed = approvalText(body);
  const signature = Buffer.from(signer.sign(approvalMessage(signed))).toString('base64');
  await store.approvals.append({ plan, body: signed, signature });
  if (session.globals.json) await session.io.out(`${JSON.stringify({ ...body, signature })}\n`);
  else if (!session.globals.quiet)
    await session.io.out(
      plain([text.given(plan, campaign, approver.name), text.digest(body.digest), text.next(plan)]),
    );
  return EXIT.ok;
}

function approvalJson({ state, body, approver, signature }: JudgedApproval, zone: string): object {
  if (body === undefined) return { state, signature };
  const { by, key, digest, at, note } = body;
  const role = approver?.role;
  return {
    by,
    ...(role === undefined ? {} : { role }),
    at: isoWithOffset(Date.parse(at), zone),
    state,
    ...(note === undefined ? {} : { note }),
    digest,
    key,
    signature,
  };
}

async function verify(open: OpenWorkspace, plan: string): Promise<number> {
  const { session, workspace } = open;
  const zone = workspace.config.defaults.timeZone;
  const dir = await folderOf(open, plan);
  const { required } = approvalRules(workspace.config.approval);
  const judged = await judgedApprovals(open, { plan, dir });
  const isValid = judged.some(({ state }) => state === 'valid');
  const isForged = judged.some(({ state }) => state === 'forged');
  const exit = isForged ? EXIT.tampered : isValid || !required ? EXIT.ok : EXIT.blocked;
  if (session.globals.json) {
    const approvals = judged.map((one) => approvalJson(one, zone));
    const document = {
      schema: 'consend.approvals/1',
      plan,
      required,
      valid: isValid && !isForged,
      approvals,
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return exit;
  }
  const text = session.messages.approval;
  const format = formatsFor(session.globals.language, zone);
  const lines = judged.flatMap(({ state, body }) =>
    body === undefined
      ? [text.states[state]]
      : [
          text.line(body.by, format.dayTime(Date.parse(body.at)), text.states[state]),
          ...(body.note === undefined ? [] : [`  ${text.note(body.note)}`]),
        ],
  );
  const verdict = isValid && !isForged ? text.verdict.valid : text.verdict.invalid;
  await session.io.out(
    plain([
      ...(lines.length === 0 ? [text.none(plan)] : lines),
      required ? verdict : text.verdict.notRequired,
    ]),
  );
  return exit;
}

/** `consend approve`: signs a plan, looks at its approvals, or makes an approver's key. */
export async function runApprove(
  session: Session,
  plan: string | undefined,
  options: ApproveOptions,
): Promise<number> {
  return await withWorkspace(session, async (open) => {
    if (options.newKey !== undefined) return await newKey(open, options.newKey, options);
    if (plan === undefined) throw usage(session.messages.approval.wrong.what);
    return options.verify === true ? await verify(open, plan) : await approve(open, plan, options);
  });
}
