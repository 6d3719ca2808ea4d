/** The dossier's fields about the approval of the plan: who signed it, with which key, and whether that counts. */
import type { DossierFacts, GivenApproval } from '../../core/dossier.ts';
import { byCommand } from '../../core/paper.ts';
import { html, type Insert } from '../html/escape.ts';
import { fieldMaker, lines } from './fields.ts';
import type { PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

function signedBy({ by, role, at }: GivenApproval, { texts, format }: PaperVoice): string {
  if (by === undefined || at === undefined) return texts.dossier.approvalUnreadable;
  const who = role === undefined ? by : `${by} (${role})`;
  return texts.dossier.approvalBy(who, format.dayTime(Date.parse(at)));
}

/** Key and signature, each with its name. */
function proofOf({ fingerprint, signature }: GivenApproval, { texts }: PaperVoice): Insert {
  const words = texts.dossier;
  const key = fingerprint === undefined ? '' : html`${words.approvalKey} <code>${fingerprint}</code>, `;
  return html`${key}${words.approvalSignature} <code>${signature}</code>`;
}

function shown(given: GivenApproval, voice: PaperVoice): Insert {
  const { approvalStates } = voice.texts.dossier;
  const note = given.note === undefined ? '' : ` (${given.note})`;
  return html`${signedBy(given, voice)}${note}: ${approvalStates[given.state]}; ${proofOf(given, voice)}`;
}

/** Whether the plan's approval counts, then every approval that is kept, void ones with the reason. */
export function approvalFields({ approval, plan }: DossierFacts, voice: PaperVoice): PaperField[] {
  const words = voice.texts.dossier;
  const make = fieldMaker(words.fields, voice);
  const { required, given } = approval;
  const isForged = given.some(({ state }) => state === 'forged');
  const counts = isForged ? undefined : given.find(({ state }) => state === 'valid');
  const verdict =
    counts !== undefined
      ? make.fact(
          'approval',
          { required, by: counts.by ?? null, at: counts.at ?? null },
          signedBy(counts, voice),
        )
      : required
        ? make.missing('approval', byCommand(`consend approve ${plan.plan} --by NAME`))
        : make.fact('approval', { required }, words.approvalNotRequired);
  if (given.length === 0) return [verdict];
  const json = given.map((one) => ({
    state: one.state,
    by: one.by ?? null,
    role: one.role ?? null,
    at: one.at ?? null,
    note: one.note ?? null,
    digest: one.digest ?? null,
    fingerprint: one.fingerprint ?? null,
    signature: one.signature,
  }));
  return [verdict, make.fact('approvals', json, lines(given.map((one) => shown(one, voice))))];
}
