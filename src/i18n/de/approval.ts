/** Wörter über das Freigeben von Plänen; Deutsch. */
import type { approvalEn, approvalErrorsEn } from '../en/approval.ts';

/** Words about approving plans. */
export const approvalDe: typeof approvalEn = {
  commands: {
    about: 'einen Plan mit dem eigenen Schlüssel freigeben, damit er gesendet werden darf',
    plan: 'der Plan mit seiner Nummer, wie consend plan sie zeigt',
    by: 'der eigene Name, wie er in consend.yaml unter approval.approvers steht',
    key: 'Datei mit dem eigenen privaten Schlüssel (sonst: CONSEND_APPROVAL_KEY, sonst ~/.config/consend/approval-NAME.pem)',
    newKey: 'für jemanden einen Schlüssel anlegen und die Zeilen für consend.yaml zeigen',
    note: 'eine Bemerkung, die mit unterschrieben wird',
    verify: 'die Freigaben eines Plans ansehen; Exit 4, wenn keine zählt',
    yes: 'nicht fragen',
    as: 'wer sendet (sonst: CONSEND_SENDER, sonst das Benutzerkonto); niemand sendet einen Plan, den er selbst freigegeben hat',
  },
  wrong: {
    what: 'Bitte den Plan nennen, oder --new-key NAME.',
    by: 'Bitte sagen, wer freigibt: --by NAME, wie in consend.yaml.',
    inside: (file) =>
      `${file} liegt im Arbeitsbereich, wo jeder sie lesen kann, der sendet. Einen eigenen Ort wählen: --key DATEI`,
    unknown: (name, known) =>
      known === ''
        ? `In consend.yaml steht niemand, der freigeben darf. Zuerst einen Schlüssel anlegen: consend approve --new-key "${name}"`
        : `In consend.yaml steht kein Freigebender ${name}. Dort stehen: ${known}`,
    sender: (name) =>
      `Bitte sagen, wer sendet: --as NAME oder CONSEND_SENDER. Niemand sendet einen Plan, den er selbst freigegeben hat, und in consend.yaml stehen keine Konten von ${name} (approval.approvers, accounts), an denen das zu erkennen wäre.`,
    otherKey: (name, file) => `Der Schlüssel in ${file} ist nicht der, den consend.yaml für ${name} nennt.`,
  },
  passphrase: {
    new: 'Passwort für den neuen Schlüssel (leer: keines)',
    ask: (file) => `Passwort von ${file}`,
  },
  made: (file) =>
    `Der Schlüssel liegt in ${file}, lesbar nur für seinen Besitzer. Bitte dort aufbewahren, wo niemand ihn lesen kann, der sendet.`,
  noPassphrase: 'Er hat kein Passwort: Wer die Datei lesen kann, kann in diesem Namen freigeben.',
  lines: 'Zeilen für consend.yaml:',
  question: (plan, campaign, count, name) =>
    `${plan} von ${campaign}, ${count} Nachrichten, als ${name} freigeben?`,
  action: (plan) => `${plan} freigeben`,
  declined: 'Nichts wurde freigegeben.',
  given: (plan, campaign, name) => `${name} hat ${plan} von ${campaign} freigegeben.`,
  digest: (digest) => `Unterschrieben: ${digest}`,
  next: (plan) => `Weiter: consend send KAMPAGNE.yaml --plan ${plan}`,
  none: (plan) => `${plan} hat keine Freigabe.`,
  states: {
    valid: 'zählt',
    forged: 'die Unterschrift gehört nicht zum Text',
    'unknown-approver': 'in consend.yaml steht niemand mit diesem Namen und diesem Schlüssel',
    changed: 'gilt für andere Dateien, als der Plan jetzt hat',
  },
  line: (name, when, state) => `${name}, ${when}: ${state}`,
  note: (text) => `Bemerkung: ${text}`,
  verdict: {
    valid: 'Der Plan darf gesendet werden.',
    invalid: 'Keine Freigabe zählt.',
    notRequired: 'consend.yaml verlangt keine Freigabe (approval: required).',
  },
  sent: (name, when) => `Freigegeben von ${name} am ${when}.`,
  openKey: (name, file) =>
    `Der Schlüssel von ${name} (${file}) ist für das sendende Konto offen. Bitte mit einem Passwort schützen oder woanders ablegen: So belegt die Freigabe keine zweite Person.`,
  missing: {
    none: 'er hat keine',
    changed: 'die Dateien des Plans wurden seit der Freigabe geändert',
    'unknown-approver': 'wer ihn freigab, steht nicht mit diesem Schlüssel in consend.yaml',
  },
};

/** Why a plan's approval does not count; other reasons are texts already. */
const TROUBLES: Readonly<Record<string, string>> = approvalDe.missing;

/** What is wrong with an approver's key file, and what to do. */
const KEY_TROUBLES: Readonly<Record<string, readonly [string, string]>> = {
  missing: ['ist nicht da', 'Die Datei nennen: --key DATEI. Ein neuer: consend approve --new-key NAME'],
  exists: ['ist schon da', 'Schlüssel werden nie überschrieben. Eine andere Datei wählen: --key DATEI'],
  unreadable: ['lässt sich nicht lesen', 'Eine andere Datei nennen: --key DATEI'],
  'open-to-others': ['ist für andere Konten lesbar', 'Schließen: chmod 600 DATEI'],
  garbled: ['ist kein Ed25519-Schlüssel in PEM-Form', 'Eine andere Datei nennen: --key DATEI'],
  passphrase: [
    'ließ sich nicht öffnen: das Passwort fehlt oder ist falsch',
    'Im Terminal eingeben oder CONSEND_APPROVAL_PASSPHRASE setzen.',
  ],
};

/** Errors about approvals. */
export const approvalErrorsDe: typeof approvalErrorsEn = {
  'approval.missing': {
    headline: ({ plan, reason }) =>
      `Der Plan ${plan} hat keine Freigabe, die zählt: ${TROUBLES[String(reason)] ?? reason}. Nichts wurde gesendet.`,
    hint: ({ plan, by, file }) =>
      `Eine andere Person sieht ihn an und unterschreibt: consend approve ${plan} --by ${by}\nDann: consend send ${file} --plan ${plan}`,
  },
  'approval.own': {
    headline: ({ plan, reason }) =>
      `Den Plan ${plan} hat ${reason} selbst freigegeben und will ihn nun senden. Nichts wurde gesendet.`,
    hint: ({ plan, by }) =>
      `Eine andere Person muss ihn freigeben (consend approve ${plan} --by ${by}) oder senden (--as NAME, CONSEND_SENDER).`,
  },
  'approval.forged': {
    headline: ({ plan }) =>
      `Eine Freigabe des Plans ${plan} wurde in der Datenbank verändert: Die Unterschrift passt nicht. Nichts wurde gesendet.`,
    hint: ({ plan }) =>
      `Klären, wer die Datenbank verändert hat (consend approve ${plan} --verify zeigt, welche); dann einen neuen Plan anlegen und freigeben.`,
  },
  'approval.key': {
    headline: ({ file, reason }) => `Der Schlüssel ${file} ${KEY_TROUBLES[String(reason)]?.[0] ?? reason}.`,
    hint: ({ reason }) => KEY_TROUBLES[String(reason)]?.[1] ?? '',
  },
};
