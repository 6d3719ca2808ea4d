/** The answer as `consend.access/1`: everything as it is kept, times in ISO 8601. */
import type { AccessMessage, AccessReport } from '../../core/access.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import { type AccessVoice, messagedBetween } from './voice.ts';

/** Version of the answer's form. */
export const ACCESS_SCHEMA = 'consend.access/1';

function messageJson(message: AccessMessage, iso: (at: number | undefined) => string | null): object {
  const { statuses, attempts, notBefore, resends = [], ...rest } = message;
  return {
    ...rest,
    acceptedAt: iso(message.acceptedAt),
    deliveredAt: iso(message.deliveredAt),
    readAt: iso(message.readAt),
    statuses: statuses.map((status) => ({ ...status, at: iso(status.at) })),
    attempts: attempts.map((attempt) => ({ ...attempt, startedAt: iso(attempt.startedAt) })),
    notBefore: iso(notBefore),
    resends: resends.map(({ at, state }) => ({ decidedAt: iso(at), before: state })),
  };
}

/** A status of a message of others: what was kept is JSON itself. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function purposesJson(report: AccessReport, iso: (at: number | undefined) => string | null): object[] {
  return report.purposes.map((one) => ({
    purpose: one.purpose,
    title: one.title,
    category: one.category,
    mayBeMessaged: one.mayBeMessaged,
    state: one.state,
    basis: one.basis ?? null,
    event: one.deciding?.seq ?? null,
    since: iso(one.deciding?.at),
  }));
}

/** The answer's document. */
export function accessJson(report: AccessReport, voice: AccessVoice): Readonly<Record<string, unknown>> {
  const iso = (at: number | undefined): string | null =>
    at === undefined ? null : isoWithOffset(at, report.zone);
  const { suppression, retention } = report;
  const between = messagedBetween(report);
  return {
    schema: ACCESS_SCHEMA,
    document: report.document,
    madeAt: iso(report.madeAt),
    language: voice.language,
    consend: report.version,
    controller: report.controller,
    identifier: report.identifier,
    person: report.person ?? null,
    identifiers: report.identifiers,
    purposes: purposesJson(report, iso),
    events: report.events,
    wordings: report.wordings,
    messages: report.messages.map((message) => messageJson(message, iso)),
    testMessages: report.tests.map((test) => ({
      ...test,
      begunAt: iso(test.begunAt),
      acceptedAt: iso(test.acceptedAt),
      deliveredAt: iso(test.deliveredAt),
      readAt: iso(test.readAt),
    })),
    foreignStatuses: report.foreign.map(({ wamid, status, body }) => ({ wamid, status, body: parsed(body) })),
    decisions: report.decisions.map(({ campaign, plan, at, entry }) => ({
      campaign,
      plan,
      at: iso(at),
      ...entry,
      reasons: entry.reasons.map((code) => ({ code, rule: voice.checks(code).rule })),
    })),
    suppression:
      suppression === undefined
        ? null
        : { kind: suppression.kind, since: iso(suppression.at), event: suppression.seq },
    evidence: report.evidence,
    recipients: report.recipients,
    messagesBetween: between === undefined ? null : { first: iso(between[0]), last: iso(between[1]) },
    transfers: report.transfers,
    storage: retention,
    sources: report.sources.map((source) => ({
      ...source,
      first: iso(source.first),
      last: iso(source.last),
    })),
    automatedDecisions: voice.texts.access.automatedText,
    rights: voice.texts.access.rights,
    ledger: report.ledger,
    notice: voice.texts.document.disclaimer,
  };
}
