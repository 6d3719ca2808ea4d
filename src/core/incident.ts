/**
 * Incidents as Art. 33 (5) GDPR wants them documented: what happened, its effects, what was done, and the clock of 72 hours.
 * A log of entries that are never changed: the first tells what was known, each later one adds to it.
 */
import { z } from 'zod';

/** Typical cases, and any other. */
export const INCIDENT_KINDS = [
  'sent-after-stop',
  'wrong-segment',
  'token-leak',
  'wrong-recipient',
  'ledger-break',
  'other',
] as const;
/** A typical case. */
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/**
 * How grave it is for the people: a risk is unlikely (nobody has to be told, Art. 33 (1)), there is one (the authority), or a
 * high one (the people as well, Art. 34).
 */
export const INCIDENT_RISKS = ['unlikely', 'risk', 'high'] as const;
/** A rating. */
export type IncidentRisk = (typeof INCIDENT_RISKS)[number];

const text = z.string().min(1).max(4000);
/** An instant, ISO 8601 with offset. */
const instant = z.iso.datetime({ offset: true });
const count = z.number().int().nonnegative();

/** What an entry may say of an incident; each later entry only what it adds or changes. */
export const incidentFactsSchema = z.strictObject({
  what: text.optional(),
  kind: z.enum(INCIDENT_KINDS).optional(),
  noticedAt: instant.optional(),
  beganAt: instant.optional(),
  /** Categories of people and of data. */
  categories: text.optional(),
  people: count.optional(),
  records: count.optional(),
  effects: text.optional(),
  measures: text.optional(),
  cause: text.optional(),
  risk: z.enum(INCIDENT_RISKS).optional(),
  reasons: text.optional(),
  reportedAt: instant.optional(),
  reference: text.optional(),
  /** Why it was reported after 72 hours (Art. 33 (1) second sentence). */
  delay: text.optional(),
  notReported: text.optional(),
  toldAt: instant.optional(),
  notTold: text.optional(),
  /** When the processor gave notice (Art. 33 (2)). */
  processorNoticeAt: instant.optional(),
  lessons: text.optional(),
});
/** What is known of an incident. */
export type IncidentFacts = z.infer<typeof incidentFactsSchema>;

/** An entry of the log. */
export interface IncidentEntry {
  /** Number of the incident, from 1. */
  readonly incident: number;
  /** Number of the entry in the whole log, from 1. */
  readonly entry: number;
  /** When it was written, epoch milliseconds. */
  readonly recordedAt: number;
  readonly by: string | undefined;
  readonly facts: IncidentFacts;
  /** `sha256:` and hex over the entry and the digest of the one before it. */
  readonly digest: string;
}

/** What of an entry its digest is made over, beside the digest before it. */
export type IncidentContent = Omit<IncidentEntry, 'digest'>;

/** An incident as all its entries together tell it. */
export interface Incident {
  readonly incident: number;
  readonly openedAt: number;
  readonly changedAt: number;
  readonly entries: number;
  readonly facts: IncidentFacts;
}

/** Incidents by number, each with what its entries say together; a later entry counts more. */
export function incidentsOf(entries: readonly IncidentEntry[]): Incident[] {
  const found = new Map<number, Incident>();
  for (const { incident, recordedAt, facts } of entries) {
    const known = found.get(incident);
    found.set(incident, {
      incident,
      openedAt: known?.openedAt ?? recordedAt,
      changedAt: recordedAt,
      entries: (known?.entries ?? 0) + 1,
      facts: { ...known?.facts, ...facts },
    });
  }
  return [...found.values()].sort((one, other) => one.incident - other.incident);
}

/** Hours within which the authority must be told, from when it was noticed (Art. 33 (1) GDPR). */
export const AUTHORITY_HOURS = 72;
const HOUR_MS = 3_600_000;

/** How an incident stands with the authority. */
export type AuthorityState = 'in-time' | 'late' | 'running' | 'overdue' | 'not-needed';

/** The clock of 72 hours at an instant. */
export interface IncidentClock {
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly state: AuthorityState;
  /** Until it is due, or since; 0 where the matter is settled. */
  readonly hours: number;
}

/**
 * How the clock stands at an instant (epoch milliseconds); undefined: nobody said when it was noticed. Settled by a report, or
 * by a rating as unlikely together with why nothing was reported.
 */
export function incidentClock(facts: IncidentFacts, now: number): IncidentClock | undefined {
  const { noticedAt, reportedAt, notReported, risk } = facts;
  if (noticedAt === undefined) return undefined;
  const dueAt = Date.parse(noticedAt) + AUTHORITY_HOURS * HOUR_MS;
  if (reportedAt !== undefined)
    return { dueAt, state: Date.parse(reportedAt) <= dueAt ? 'in-time' : 'late', hours: 0 };
  if (risk === 'unlikely' && notReported !== undefined) return { dueAt, state: 'not-needed', hours: 0 };
  const hours = Math.floor(Math.abs(dueAt - now) / HOUR_MS);
  return { dueAt, state: now <= dueAt ? 'running' : 'overdue', hours };
}
