/** Explanations as JSON documents: codes and numbers, no sentences; with `checks`, the words of what they found. */
import { checkByCode } from '../../core/checks/index.ts';
import type { Finding } from '../../core/decision.ts';
import type {
  CampaignAnswer,
  Gate,
  Ground,
  PersonExplanation,
  PurposeExplanation,
} from '../../core/explanation.ts';
import { byGroup } from '../../core/finding-groups.ts';
import { overtakenBy, type Recorded } from '../../core/recorded.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import type { CheckTexts } from '../model.ts';
import { fateJson } from './fate.ts';

/** What turns a model into JSON. */
export interface PersonJsonOptions {
  /** IANA zone of the workspace. */
  readonly zone: string;
  /** Words of the checks; undefined: findings are told by code alone. */
  readonly checks?: CheckTexts | undefined;
}

const iso = (at: number | undefined, zone: string): string | null =>
  at === undefined ? null : isoWithOffset(at, zone);

function groundJson({ code, mark, entry, missing }: Ground, zone: string): object {
  return {
    code,
    mark,
    event: entry?.seq ?? null,
    at: iso(entry?.at, zone),
    ...(entry?.day ? { precision: 'day' } : {}),
    ...(entry?.facts ? { facts: entry.facts } : {}),
    ...(missing ? { missing } : {}),
  };
}

function gateJson({ isOpen, grounds }: Gate, zone: string): object {
  return { open: isOpen, grounds: grounds.map((ground) => groundJson(ground, zone)) };
}

function findingJson({ code, severity, scope, params }: Finding, checks: CheckTexts | undefined): object {
  const base = { code, severity, scope, ...(params ? { params } : {}) };
  if (checks === undefined) return base;
  const check = checkByCode(code);
  const { rule, fix } = checks(code, params);
  return {
    ...base,
    hardness: check?.hardness ?? null,
    rule,
    fix,
    sources: check?.sources ?? [],
    verification: check?.verification ?? null,
  };
}

function purposeJson(one: PurposeExplanation, { zone, checks }: PersonJsonOptions): object {
  return {
    purpose: one.purpose,
    title: one.title,
    category: one.category,
    mayBeMessaged: one.mayBeMessaged,
    state: one.state,
    basis: one.basis ?? null,
    event: one.deciding?.seq ?? null,
    since: iso(one.deciding?.at, zone),
    law: gateJson(one.law, zone),
    platform: gateJson(one.platform, zone),
    findings: one.findings.map((finding) => findingJson(finding, checks)),
    help: one.help,
  };
}

/** The members of `consend.consent/1`, and of `consend.why/1` without a campaign. */
export function personJson(person: PersonExplanation, options: PersonJsonOptions): object {
  const { zone } = options;
  const { listed } = person;
  return {
    identifier: person.identifier,
    person: person.person ?? null,
    identifiers: person.identifiers,
    at: isoWithOffset(person.at, zone),
    listed: listed ? { kind: listed.kind, since: isoWithOffset(listed.at, zone) } : null,
    purposes: person.purposes.map((one) => purposeJson(one, options)),
    asKnownThen: person.asKnownThen.map((one) => purposeJson(one, options)),
    history: person.history.map(({ seq, event }) => ({ seq, ...event })),
  };
}

/** The members of `consend.why/1` with a campaign. */
export function campaignAnswerJson(answer: CampaignAnswer, options: PersonJsonOptions): object {
  const { decision, warnings, notRun, row } = answer;
  const { zone, checks } = options;
  return {
    ...personJson(answer.person, options),
    campaign: {
      id: answer.campaign,
      row: row ?? null,
      template: answer.template,
      language: answer.language,
      decision: decision.verdict,
      basis: decision.basis ?? null,
      event: decision.event ?? null,
      notBefore: iso(decision.notBefore, zone),
      findings: byGroup([...decision.findings, ...warnings]).map((finding) => findingJson(finding, checks)),
      checksNotRun: notRun,
      problems: answer.problems,
      messages: (answer.messages ?? []).map((message) => fateJson(message, (at) => iso(at, zone))),
      ...(answer.keys.length === 0
        ? {}
        : {
            keys: answer.keys.map((one) => ({
              key: one.key,
              row: one.row,
              file: one.file,
              decision: one.decision.verdict,
              notBefore: iso(one.decision.notBefore, zone),
              findings: one.decision.findings.map(({ code }) => code),
            })),
          }),
    },
  };
}

/** The members of `consend.record/1`, the ledger's position aside. */
export function recordedJson(recorded: Recorded, zone: string): object {
  const { person, entry, evidence } = recorded;
  return {
    event: entry?.seq ?? null,
    result: recorded.result,
    kind: recorded.kind,
    occurredAt: isoWithOffset(recorded.at, zone),
    identifier: person.identifier,
    person: person.person ?? null,
    evidence: evidence ? { reference: evidence.reference, digest: evidence.digest ?? null } : null,
    standing: person.purposes.map((one) => ({
      purpose: one.purpose,
      mayBeMessaged: one.mayBeMessaged,
      state: one.state,
      basis: one.basis ?? null,
      event: one.deciding?.seq ?? null,
      since: iso(one.deciding?.at, zone),
      overtakenBy: overtakenBy(recorded, one)?.seq ?? null,
    })),
  };
}
