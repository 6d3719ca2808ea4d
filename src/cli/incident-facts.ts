/** What is said of an incident, from options and, where there is a terminal, from answers. */
import { ConsendError } from '../core/errors.ts';
import { INCIDENT_KINDS, INCIDENT_RISKS, type IncidentFacts } from '../core/incident.ts';
import { dayOf, edge } from '../core/wall-clock.ts';
import { isoWithOffset } from '../i18n/format.ts';
import { looksLikePhone } from './erasure-order.ts';
import { readChoices, readNumber, readTime } from './options.ts';
import type { OpenWorkspace } from './workspace.ts';

/** How an option's text becomes a fact. */
type Kind = 'text' | 'time' | 'count' | 'kind' | 'risk';

/** An option with the fact that it fills. */
export interface IncidentOption {
  /** As commander names it. */
  readonly name: string;
  readonly flag: string;
  readonly fact: keyof IncidentFacts;
  readonly kind: Kind;
}

/** The options, in the order in which they are asked for. */
export const INCIDENT_OPTIONS = [
  { name: 'what', flag: '--what', fact: 'what', kind: 'text' },
  { name: 'kind', flag: '--kind', fact: 'kind', kind: 'kind' },
  { name: 'noticed', flag: '--noticed', fact: 'noticedAt', kind: 'time' },
  { name: 'began', flag: '--began', fact: 'beganAt', kind: 'time' },
  { name: 'categories', flag: '--categories', fact: 'categories', kind: 'text' },
  { name: 'people', flag: '--people', fact: 'people', kind: 'count' },
  { name: 'records', flag: '--records', fact: 'records', kind: 'count' },
  { name: 'effects', flag: '--effects', fact: 'effects', kind: 'text' },
  { name: 'measures', flag: '--measures', fact: 'measures', kind: 'text' },
  { name: 'cause', flag: '--cause', fact: 'cause', kind: 'text' },
  { name: 'risk', flag: '--risk', fact: 'risk', kind: 'risk' },
  { name: 'reasons', flag: '--reasons', fact: 'reasons', kind: 'text' },
  { name: 'reported', flag: '--reported', fact: 'reportedAt', kind: 'time' },
  { name: 'reference', flag: '--reference', fact: 'reference', kind: 'text' },
  { name: 'delay', flag: '--delay', fact: 'delay', kind: 'text' },
  { name: 'notReported', flag: '--not-reported', fact: 'notReported', kind: 'text' },
  { name: 'told', flag: '--told', fact: 'toldAt', kind: 'time' },
  { name: 'notTold', flag: '--not-told', fact: 'notTold', kind: 'text' },
  { name: 'processorNotice', flag: '--processor-notice', fact: 'processorNoticeAt', kind: 'time' },
  { name: 'lessons', flag: '--lessons', fact: 'lessons', kind: 'text' },
] as const satisfies readonly IncidentOption[];

/** Name of an option. */
export type IncidentOptionName = (typeof INCIDENT_OPTIONS)[number]['name'];
/** What the options say, as typed. */
export type IncidentOptions = { readonly [K in IncidentOptionName]?: string } & { readonly by?: string };

function usage(detail: string): ConsendError {
  return new ConsendError('usage.invalid', { params: { detail, command: 'compliance incident' } });
}

const DAY_MS = 86_400_000;
/** A day without a time, in the forms that dates have: 2026-11-24, 24.11.2026. */
const DAY_ALONE = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4})$/;

/** A time that has been: a time of day is the last one. Throws `usage.invalid`. */
function readPast({ session, workspace }: OpenWorkspace, flag: string, value: string): string | undefined {
  const zone = workspace.config.defaults.timeZone;
  const now = session.clock.now();
  const read = readTime(session, flag, { value, zone });
  if (read === undefined) return undefined;
  // Of a day alone nobody knows the hour: it counts from its first minute, so that no clock starts late.
  if (DAY_ALONE.test(value)) {
    const start = edge(dayOf(read, zone), 0, zone, 'first');
    if (start > now) throw usage(session.messages.papers.incidents.ahead(flag));
    return isoWithOffset(start, zone);
  }
  // A time of day alone is read as the next one; here the last one is meant.
  const isTimeOfDay = /^\d{1,2}:\d{2}$/.test(value);
  const at = isTimeOfDay && read > now ? read - DAY_MS : read;
  if (at > now) throw usage(session.messages.papers.incidents.ahead(flag));
  return isoWithOffset(at, zone);
}

/** The fact that an option's text makes. Throws `usage.invalid`, which repeats no number. */
function readFact(
  open: OpenWorkspace,
  { flag, kind }: IncidentOption,
  value: string,
): string | number | undefined {
  const { session, workspace } = open;
  switch (kind) {
    case 'time':
      return readPast(open, flag, value);
    case 'count':
      return readNumber(session, flag, value, 0);
    case 'kind':
      return readChoices(session, flag, { value, choices: INCIDENT_KINDS })[0];
    case 'risk':
      return readChoices(session, flag, { value, choices: INCIDENT_RISKS })[0];
    default:
      if (looksLikePhone(value, workspace.config.defaults.country))
        throw usage(session.messages.papers.incidents.holdsNumber(flag));
      return value;
  }
}

/** Asks for what a new incident lacks, one question a line; an empty answer leaves it open. Only where there is a terminal. */
async function asked({ session }: OpenWorkspace, given: IncidentOptions): Promise<IncidentOptions> {
  const { io, globals } = session;
  const isComplete = given.what !== undefined && given.noticed !== undefined;
  if (isComplete || !io.isInTty || !io.isErrTty || globals.json) return given;
  const { input } = await import('@inquirer/prompts');
  const { commands, ask } = session.messages.papers.incidents;
  session.note(ask.skip);
  const answers: Partial<Record<IncidentOptionName, string>> = {};
  for (const { name } of INCIDENT_OPTIONS) {
    if (given[name] !== undefined) continue;
    const answer = await input({ message: commands.options[name] }, { output: io.stderr }).catch(
      (error: unknown) => {
        throw new ConsendError('run.interrupted', { cause: error });
      },
    );
    if (answer.trim() !== '') answers[name] = answer.trim();
  }
  return { ...answers, ...given };
}

function factsOf(open: OpenWorkspace, given: IncidentOptions): IncidentFacts {
  const facts: Record<string, string | number> = {};
  for (const one of INCIDENT_OPTIONS) {
    const value = given[one.name]?.trim();
    const fact = value === undefined || value === '' ? undefined : readFact(open, one, value);
    if (fact !== undefined) facts[one.fact] = fact;
  }
  return facts;
}

/** What is known of a new incident: at least what happened and when it was noticed. Throws `usage.invalid`. */
export async function newFacts(open: OpenWorkspace, given: IncidentOptions): Promise<IncidentFacts> {
  const facts = factsOf(open, await asked(open, given));
  const { needed } = open.session.messages.papers.incidents;
  if (facts.what === undefined) throw usage(needed('--what'));
  if (facts.noticedAt === undefined) throw usage(needed('--noticed'));
  return facts;
}

/** What is added to an incident: something at least. Throws `usage.invalid`. */
export function addedFacts(open: OpenWorkspace, given: IncidentOptions): IncidentFacts {
  const facts = factsOf(open, given);
  if (Object.keys(facts).length === 0) throw usage(open.session.messages.papers.incidents.nothing);
  return facts;
}

/** The number of an incident. Throws `usage.invalid`. */
export function readIncident(open: OpenWorkspace, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw unknownIncident(open, value);
  return Number(value);
}

/** That there is no incident of a number. */
export function unknownIncident({ session }: OpenWorkspace, value: string): ConsendError {
  return usage(session.messages.papers.incidents.unknown(value));
}
