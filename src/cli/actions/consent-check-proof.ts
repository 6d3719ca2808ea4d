import { verifySignature } from '../../adapters/keys/index.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import { ConsendError } from '../../core/errors.ts';
import {
  checkProof,
  type ProofBundle,
  type ProofVerdict,
  proofBundleSchema,
} from '../../core/proof-bundle.ts';
import { base64, parseVerifierKey } from '../../core/signed-note.ts';
import { renderProofCheck } from '../../report/proof-check.ts';
import { EXIT } from '../exit-codes.ts';
import { readExactText } from '../read-note.ts';
import type { Session } from '../session.ts';

/** Options of `consend consent check-proof`. */
export interface CheckProofOptions {
  readonly key?: string;
}

/** The bundle in a file. Throws `proof.unreadable` where it holds none. */
async function readBundle(session: Session, file: string): Promise<ProofBundle> {
  const text = await readExactText(session, file, 'proof.unreadable');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConsendError('proof.unreadable', { params: { file }, cause: error });
  }
  const read = proofBundleSchema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new ConsendError('proof.unreadable', { params: { file }, problems });
}

function readKey(session: Session, text: string | undefined): string | undefined {
  if (text === undefined || parseVerifierKey(sha256, text) !== undefined) return text?.trim();
  const { usage } = session.messages.cli;
  const detail = usage.badValue('--key', text, session.messages.proof.check.keyForm);
  throw new ConsendError('usage.invalid', { params: { detail, command: 'consent check-proof' } });
}

function documentOf(session: Session, bundle: ProofBundle, verdict: ProofVerdict): object {
  const { faults } = session.messages.proof.check;
  const { checkpoint, events } = verdict;
  return {
    schema: 'consend.check-proof/1',
    holds: verdict.faults.length === 0,
    person: bundle.person,
    origin: checkpoint?.origin ?? null,
    size: checkpoint?.size ?? null,
    root: checkpoint === undefined ? null : base64(checkpoint.root),
    verifierKey: bundle.verifierKey,
    events: events.map(({ seq, event }) => ({ seq, event })),
    wordings: bundle.wordings.map(({ id, version, digest }) => ({ id, version, digest })),
    faults: verdict.faults.map((fault) => ({ ...fault, message: faults[fault.problem] })),
  };
}

/** `consend consent check-proof`: needs nothing but the file. Exit 0 where every part of it holds, 8 where one does not. */
export async function runCheckProof(
  session: Session,
  file: string,
  options: CheckProofOptions,
): Promise<number> {
  const expectedKey = readKey(session, options.key);
  const bundle = await readBundle(session, file);
  const verdict = checkProof(bundle, { sha256, verify: verifySignature, expectedKey });
  const isHeld = verdict.faults.length === 0;
  const { json, quiet, language, showNumbers } = session.globals;
  if (json) await session.io.out(`${JSON.stringify(documentOf(session, bundle, verdict))}\n`);
  else if (!isHeld || !quiet) {
    const { messages, color, io } = session;
    const style = {
      language,
      messages,
      width: io.columns,
      color,
      showNumbers,
      file,
      isKeyKnown: expectedKey !== undefined,
    };
    await io.out(renderProofCheck(bundle, verdict, style));
  }
  return isHeld ? EXIT.ok : EXIT.tampered;
}
