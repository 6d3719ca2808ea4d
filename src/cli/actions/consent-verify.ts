import { join } from 'node:path';
import { verifySignature } from '../../adapters/keys/index.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import type { ConsentEvent } from '../../core/consent.ts';
import { ConsendError } from '../../core/errors.ts';
import { parseCheckpoint, parseNote } from '../../core/signed-note.ts';
import { FINDINGS_KEPT, type VerifyResult } from '../../core/verification.ts';
import { formatNumber, isoWithOffset } from '../../i18n/format.ts';
import { type VerifyProgress, verifyLedger } from '../../pipeline/verify.ts';
import { findingText, renderVerification } from '../../report/verification.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { rememberVerification } from '../last-verification.ts';
import { ownKey } from '../own-key.ts';
import { startProgress } from '../progress.ts';
import { readExactText } from '../read-note.ts';
import type { Session } from '../session.ts';
import { AttachedEvidence, changedWordings, checkEvidence } from '../verify-files.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend consent verify`. */
export interface VerifyOptions {
  readonly since?: string;
  readonly checkpoint?: string;
}

/** What was asked for, read from options and files. */
interface VerifyQuestion {
  readonly since: number | string | undefined;
  readonly exported: string | undefined;
  /** The file that the note was read from, as it was named. */
  readonly file: string | undefined;
}

/** The note in a file. Throws `checkpoint.unreadable` where it holds none. */
async function readNote(session: Session, file: string): Promise<string> {
  const note = await readExactText(session, file, 'checkpoint.unreadable');
  const parsed = parseNote(note);
  if (parsed === undefined || parseCheckpoint(parsed.text) === undefined)
    throw new ConsendError('checkpoint.unreadable', { params: { file } });
  return note;
}

async function readQuestion(session: Session, options: VerifyOptions): Promise<VerifyQuestion> {
  const { since, checkpoint } = options;
  if (since !== undefined && checkpoint !== undefined) {
    const detail = session.messages.cli.usage.conflict('--since', '--checkpoint');
    throw new ConsendError('usage.invalid', { params: { detail, command: 'consent verify' } });
  }
  const exported = checkpoint === undefined ? undefined : await readNote(session, checkpoint);
  if (since === undefined || /^\d{1,15}$/.test(since))
    return { since: since === undefined ? undefined : Number(since), exported, file: checkpoint };
  return { since: await readNote(session, since), exported, file: since };
}

/** Shows how far it is, with the rate of the phase. */
function teller(session: Session, update: (text: string) => void): (progress: VerifyProgress) => void {
  const words = session.messages.proof.progress;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  let phase: VerifyProgress['phase'] | undefined;
  let began = 0;
  return (progress) => {
    if (progress.phase !== phase) began = session.clock.now();
    phase = progress.phase;
    const seconds = Math.max(0.001, (session.clock.now() - began) / 1000);
    const told = [progress.events, progress.total, Math.round(progress.events / seconds)].map(number);
    const [done = '', total = '', perSecond = ''] = told;
    update(words[progress.phase](done, total, perSecond));
  };
}

/** A result with how it came about. */
interface TimedResult {
  readonly result: VerifyResult;
  readonly seconds: number;
  readonly hasKey: boolean;
}

/** The result with what was found in files beside the store. What is lost there or was edited is told, and proves no forgery. */
async function withFiles(
  { session, workspace, store }: OpenWorkspace,
  result: VerifyResult,
  attached: AttachedEvidence,
): Promise<VerifyResult> {
  const texts = session.messages.proof.verify;
  const folder = join(workspace.stateDir, 'evidence');
  const { findings } = await checkEvidence(folder);
  const missing = attached.missingIn(folder);
  const [first] = missing;
  if (first !== undefined) {
    const count = formatNumber(session.globals.language, missing.length);
    session.warn(texts.evidenceMissing(missing.length, count, first), 'evidence.missing');
  }
  for (const { name, file } of await changedWordings(workspace, await store.ledger.wordings()))
    session.warn(texts.wordingChanged(name, file), 'wording.changed');
  return {
    ...result,
    findings: [...result.findings, ...findings].slice(0, FINDINGS_KEPT),
    findingsTotal: result.findingsTotal + findings.length,
  };
}

async function verify(open: OpenWorkspace, question: VerifyQuestion): Promise<TimedResult> {
  const { session, workspace, store } = open;
  const ours = await ownKey(open);
  const languages = new Map(
    workspace.config.wordings.map(({ id, version, language }) => [`${id}@${version}`, language]),
  );
  const { signal, stop } = interruptSignal(session);
  const progress = await startProgress(session, session.messages.proof.progress.start);
  const began = session.clock.now();
  try {
    const onProgress = teller(session, progress.update);
    const attached = new AttachedEvidence();
    const onEvent = (event: ConsentEvent): void => attached.take(event);
    const tools = { sha256, verify: verifySignature, ours, languages, onProgress, onEvent, signal };
    const ledger = await store.snapshot((rows) => verifyLedger(rows, { ...tools, ...question }));
    const result = await withFiles(open, ledger, attached);
    return { result, seconds: (session.clock.now() - began) / 1000, hasKey: ours !== undefined };
  } finally {
    progress.stop();
    stop();
  }
}

async function print(session: Session, { result, seconds, hasKey }: TimedResult): Promise<void> {
  const { globals, messages } = session;
  const isHeld = result.findingsTotal === 0;
  if (globals.json) {
    const findings = result.findings.map((finding) => ({
      ...finding,
      message: findingText(messages, finding),
    }));
    const document = {
      schema: 'consend.verify/1',
      holds: isHeld,
      ...result,
      verifierKey: result.verifierKey ?? null,
      exported: result.exported ? { ...result.exported, problem: result.exported.problem ?? null } : null,
      ownKey: hasKey,
      first: findings[0] ?? null,
      findings,
      seconds,
      perSecond: Math.round(result.read / Math.max(seconds, 0.001)),
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  if (isHeld && globals.quiet) return;
  const { language, showNumbers } = globals;
  const style = {
    language,
    messages,
    width: session.io.columns,
    color: session.color,
    showNumbers,
    seconds,
    hasKey,
  };
  await session.io.out(renderVerification(result, style));
}

/** Keeps what a verification of the whole came to: plans ask for it. */
async function remember(
  { session, workspace }: OpenWorkspace,
  { since }: VerifyQuestion,
  { events, findingsTotal }: VerifyResult,
): Promise<void> {
  if (since !== undefined) return;
  const at = isoWithOffset(session.clock.now(), workspace.config.defaults.timeZone);
  await rememberVerification(workspace, { at, events, findings: findingsTotal });
}

/** An error about a note, told with the file that it was read from. */
function named(error: unknown, file: string | undefined): unknown {
  if (!(error instanceof ConsendError) || error.code !== 'checkpoint.altered') return error;
  return new ConsendError('checkpoint.altered', { params: { file }, cause: error });
}

/** `consend consent verify`: exit 0 where everything holds, 8 with the first bad record where it does not. */
export async function runConsentVerify(session: Session, options: VerifyOptions): Promise<number> {
  const question = await readQuestion(session, options);
  return await withWorkspace(
    session,
    async (open) => {
      let timed: TimedResult;
      try {
        timed = await verify(open, question);
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') return EXIT.stopped;
        throw named(error, question.file);
      }
      await remember(open, question, timed.result);
      await print(session, timed);
      return timed.result.findingsTotal === 0 ? EXIT.ok : EXIT.tampered;
    },
    { readOnly: true },
  );
}
