/** What a plan adds up while it streams: counts, costs, samples. Bounded: nothing here grows with the rows. */
import type { Finding, Scope, Severity } from '../core/decision.ts';
import type { ProblemGroup } from '../core/parameter-problem.ts';
import type { PlanEntry } from '../core/plan.ts';
import type { RowProblem } from '../core/recipient.ts';
import { CodeSets } from './code-sets.ts';
import type { Decided } from './decide.ts';
import { ProblemGroups } from './problem-groups.ts';

/** How many messages a report previews. */
const SAMPLES = 3;
/** Places whose hours are told one by one. */
const MOST_PLACES = 12;
/** Languages that the template lacks, told one by one. */
const MOST_LACKED = 50;

/** A finding with the number of people (or things) it is about. */
export interface FindingCount {
  readonly code: string;
  readonly severity: Severity;
  readonly scope: Scope;
  count: number;
}

/** Row problems of one code: how many, and the first one. */
export interface RowProblemCount {
  readonly code: RowProblem['code'];
  readonly first: RowProblem;
  count: number;
}

/** A person who may not be messaged, for a report's list. */
export interface BlockedPerson {
  readonly row: number;
  readonly phone: string;
  readonly codes: readonly string[];
}

/** Checks whose findings hold a message back instead of blocking it. */
const HOLDING: ReadonlySet<string> = new Set([
  'frequency-cap',
  'quiet-hours.law',
  'quiet-hours',
  'campaign.not-yet',
]);

/** What is wrong with values, for a finding on parameters; none for any other. */
export function problemsOf({ problems }: Tally, code: string): readonly ProblemGroup[] {
  if (code === 'template.parameter-missing') return problems.of('missing');
  return code === 'template.parameter-malformed' ? problems.of('malformed') : [];
}

/** People who wait for one reason in one place. */
export interface Hold {
  /** A check's code. */
  readonly reason: string;
  /** Country or region whose hours they wait for; empty: no place has a part in it. */
  readonly place: string;
  readonly count: number;
  /** When the last of them is free, epoch milliseconds. */
  readonly until: number;
}

/** The running sums of a plan. */
export class Tally {
  readonly decisions = { send: 0, hold: 0, block: 0 };
  readonly languages = new Map<string, number>();
  /** Messages by country of the number. */
  readonly countries = new Map<string, number>();
  readonly findings = new Map<string, FindingCount>();
  readonly rowProblems = new Map<string, RowProblemCount>();
  /** What is wrong with values, by place and reason. */
  readonly problems = new ProblemGroups();
  /** Blocked people by the set of findings that block them. */
  readonly blockedBy = new CodeSets();
  /** Messages in the fallback by the language that the template lacks; empty: the cell names no language. */
  readonly lackedLanguages = new Map<string, number>();
  /** First sendable entries, of different languages first. */
  readonly samples: PlanEntry[] = [];
  /** Holds by reason and place: how many, and when the last of them is free. */
  readonly holds = new Map<string, Hold>();
  /** Held people by the hour they fall due (epoch ms of the hour). */
  readonly heldByHour = new Map<number, number>();
  /** Rows whose earlier plan's message still waits. */
  renewed = 0;
  lastHeldAt: number | undefined;
  firstHeldAt: number | undefined;
  private readonly onBlocked: (blocked: BlockedPerson) => void;

  constructor(onBlocked: (blocked: BlockedPerson) => void = () => {}) {
    this.onBlocked = onBlocked;
  }

  /** Adds a decided recipient. */
  add({ recipient, decision, entry, isWaiting, lackedLanguage }: Decided): void {
    if (isWaiting) this.renewed += 1;
    this.decisions[decision.verdict] += 1;
    for (const { code, severity, scope } of decision.findings) {
      if (scope === 'recipient') this.count(code, severity, scope);
    }
    if (decision.verdict === 'block') {
      this.blockedBy.add(decision.findings);
      if (entry.problems) this.problems.add(recipient.row, entry.problems);
      this.onBlocked({ row: recipient.row, phone: recipient.phone, codes: entry.reasons });
      return;
    }
    const language = entry.language ?? '';
    this.languages.set(language, (this.languages.get(language) ?? 0) + 1);
    if (lackedLanguage !== undefined) this.lack(lackedLanguage);
    this.countries.set(recipient.country, (this.countries.get(recipient.country) ?? 0) + 1);
    this.sample(entry);
    if (decision.notBefore !== undefined)
      this.hold(
        decision.notBefore,
        decision.findings.find(({ code }) => HOLDING.has(code)),
      );
  }

  /** Counts a finding. */
  count(code: string, severity: Severity, scope: Scope): void {
    const key = `${code}|${severity}`;
    const known = this.findings.get(key);
    if (known) known.count += 1;
    else this.findings.set(key, { code, severity, scope, count: 1 });
  }

  /** Counts a row's problem. */
  problem(problem: RowProblem): void {
    const known = this.rowProblems.get(problem.code);
    if (known) known.count += 1;
    else this.rowProblems.set(problem.code, { code: problem.code, first: problem, count: 1 });
  }

  private lack(language: string): void {
    const known = this.lackedLanguages.get(language);
    // Cells are outside data: beyond this many codes they are counted together.
    const key = known === undefined && this.lackedLanguages.size >= MOST_LACKED ? '' : language;
    this.lackedLanguages.set(key, (this.lackedLanguages.get(key) ?? 0) + 1);
  }

  private hold(at: number, finding: Finding | undefined): void {
    const reason = finding?.code ?? 'quiet-hours';
    const named = String(finding?.params?.place ?? '');
    const place = this.holds.size < MOST_PLACES || this.holds.has(`${reason} ${named}`) ? named : '';
    const key = `${reason} ${place}`;
    const held = this.holds.get(key) ?? { reason, place, count: 0, until: at };
    this.holds.set(key, { ...held, count: held.count + 1, until: Math.max(held.until, at) });
    this.lastHeldAt = Math.max(this.lastHeldAt ?? at, at);
    this.firstHeldAt = Math.min(this.firstHeldAt ?? at, at);
    const hour = at - (at % 3_600_000);
    this.heldByHour.set(hour, (this.heldByHour.get(hour) ?? 0) + 1);
  }

  private sample(entry: PlanEntry): void {
    if (this.samples.length < SAMPLES) {
      this.samples.push(entry);
      return;
    }
    const languages = new Set(this.samples.map((sample) => sample.language));
    // A later row in a language not shown yet tells more than a third one in the same.
    if (languages.size === 1 && !languages.has(entry.language)) this.samples[SAMPLES - 1] = entry;
  }

  /** Findings, blocking ones first, most people first. */
  sortedFindings(): FindingCount[] {
    const weight = { block: 0, warn: 1, info: 2 } as const;
    return [...this.findings.values()].sort(
      (a, b) => weight[a.severity] - weight[b.severity] || b.count - a.count || a.code.localeCompare(b.code),
    );
  }
}
