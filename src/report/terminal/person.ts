/** One person for a terminal: for each purpose whether they may be messaged, both gates, what would help, the history. */
import { checkByCode } from '../../core/checks/index.ts';
import type { Finding } from '../../core/decision.ts';
import type { Gate, PersonExplanation, PurposeExplanation } from '../../core/explanation.ts';
import type { Language } from '../../i18n/index.ts';
import type { CheckTexts } from '../model.ts';
import { groundLine } from '../person/ground-text.ts';
import { eventLine } from '../person/history-text.ts';
import {
  identifierText,
  type PersonCatalogue,
  type PersonVoice,
  personVoice,
  shortRef,
} from '../person/voice.ts';
import { localized } from '../phrases.ts';
import { sourceText } from '../rule-text.ts';
import type { Styles } from './context.ts';
import { GLUE, glued, padEnd, padStart, plain, widthOf, wrap } from './layout.ts';
import { block, type Row, type Sheet } from './person-rows.ts';

/** How to write about a person. */
export interface PersonOptions {
  readonly messages: PersonCatalogue;
  readonly language: Language;
  /** IANA zone of the workspace. */
  readonly zone: string;
  readonly width: number;
  readonly color: Styles;
  readonly showNumbers: boolean;
  /** Words of the checks, where what they found is to be told with rules and sources. */
  readonly checks?: CheckTexts | undefined;
  /** The same for a verdict alone that no line of the gates explains. */
  readonly blockers?: CheckTexts | undefined;
}

/** A voice with a sheet to write on. */
export interface PersonPage extends PersonVoice, Sheet {
  readonly checks: CheckTexts | undefined;
  readonly blockers: CheckTexts | undefined;
}

const WIDEST = 120;
const NARROWEST = 60;

/** The page for options. */
export function personPage(options: PersonOptions): PersonPage {
  const voice = personVoice(options);
  const labels = Object.values(voice.overview.gates).map(widthOf);
  return {
    ...voice,
    width: Math.min(WIDEST, Math.max(NARROWEST, options.width)),
    color: options.color,
    label: Math.max(...labels) + 4,
    checks: options.checks,
    blockers: options.blockers,
  };
}

const MARKS = { for: '✓', against: '✗', note: '·' } as const;

function gateRows({ grounds }: Gate, page: PersonPage): Row[] {
  return grounds.map((ground) => ({ mark: MARKS[ground.mark], ...groundLine(ground, page) }));
}

const FINDING_MARKS = { block: '✗', warn: '!', info: '·' } as const;

/** What checks found, with the rule in words, what frees, and the sources. */
export function findingRows(
  findings: readonly Finding[],
  checks: CheckTexts,
  words: PersonCatalogue['rules'],
): Row[] {
  return findings.map(({ code, severity, params }) => {
    const { rule, fix } = checks(code, params);
    const check = checkByCode(code);
    const below = [fix === '' ? '' : `→ ${fix}`, check === undefined ? '' : sourceText(check, words)].filter(
      (text) => text !== '',
    );
    return { mark: FINDING_MARKS[severity], text: `${code}: ${rule}`, below };
  });
}

/** Both gates of a purpose and what would help. */
export function purposeLines(purpose: PurposeExplanation, page: PersonPage): string[] {
  const { gates, help } = page.overview;
  const lines = [
    ...block(gates.law, gateRows(purpose.law, page), page),
    ...block(gates.platform, gateRows(purpose.platform, page), page),
  ];
  if (purpose.help.length > 0) {
    const rows = purpose.help.map((code): Row => ({ mark: '', text: help[code] }));
    lines.push(...block(gates.help, rows, page));
  }
  return lines;
}

/** A line about a verdict: a name in bold, the verdict in its colour, and what follows from it. */
export interface VerdictLine {
  readonly name: string;
  readonly rest: string;
  readonly verdict: string;
  readonly style: (text: string) => string;
  readonly more: string;
}

/** The line, wrapped; colours come after the layout, on words that do not break. */
export function verdictLines(line: VerdictLine, { width, color }: PersonPage): string[] {
  const [name, verdict] = [glued(line.name), glued(line.verdict)];
  return wrap(`${name}${line.rest}: ${verdict}${line.more}`, width).map((text, index) => {
    const styled = text.replace(verdict, () => line.style(verdict));
    return index === 0 ? styled.replace(name, () => color.bold(name)) : styled;
  });
}

function purposeVerdict(
  { purpose, title, mayBeMessaged, basis }: PurposeExplanation,
  page: PersonPage,
): string[] {
  const { overview, ledger, color, language } = page;
  const by = basis === undefined || !mayBeMessaged ? '' : `, ${overview.head.by(ledger.bases[basis])}`;
  const line = {
    name: localized(title, language, purpose),
    rest: ` (${purpose})`,
    verdict: mayBeMessaged ? overview.head.may : overview.head.mayNot,
    style: mayBeMessaged ? color.green : color.red,
    more: by,
  };
  return verdictLines(line, page);
}

/** What had been recorded by then, where it says something else. */
export function thenLines(
  { purpose }: PurposeExplanation,
  person: PersonExplanation,
  page: PersonPage,
): string[] {
  const { overview } = page;
  const then = person.asKnownThen.find((one) => one.purpose === purpose);
  if (then === undefined) return [];
  const verdict = then.mayBeMessaged ? overview.head.may : overview.head.mayNot;
  const text = overview.thatDay.known(page.format.dayTime(person.at), verdict, overview.states[then.state]);
  return block(overview.gates.thatDay, [{ mark: '!', text }], page);
}

/** Whether a purpose is shut and no line of its gates says why. */
function isUnexplained({ mayBeMessaged, law, platform }: PurposeExplanation): boolean {
  return !mayBeMessaged && ![...law.grounds, ...platform.grounds].some(({ mark }) => mark === 'against');
}

/** A purpose: the verdict, the gates, what was known then, what checks found. */
export function purposeBlock(
  purpose: PurposeExplanation,
  person: PersonExplanation,
  page: PersonPage,
): string[] {
  const { overview } = page;
  const checks = page.checks ?? (isUnexplained(purpose) ? page.blockers : undefined);
  const lines = [
    '',
    ...purposeVerdict(purpose, page),
    ...purposeLines(purpose, page),
    ...thenLines(purpose, person, page),
  ];
  if (checks && purpose.findings.length > 0)
    lines.push(...block(overview.gates.checks, findingRows(purpose.findings, checks, page.rules), page));
  return lines;
}

/** Who it is: number, random id, other identifiers, the moment. */
export function headLines(person: PersonExplanation, page: PersonPage): string[] {
  const { overview, color, format } = page;
  const parts = [color.bold(identifierText(person.identifier, page))];
  if (person.person !== undefined) parts.push(overview.head.person(shortRef(person.person)));
  if (person.isOtherMoment) parts.push(overview.head.at(format.dayTime(person.at)));
  const others = person.identifiers.filter((one) => one !== person.identifier);
  const lines = [parts.join(' · ')];
  if (others.length > 0) {
    const shown = others.map((one) => identifierText(one, page)).join(', ');
    lines.push(...wrap(overview.head.alsoKnownBy(shown), page.width));
  }
  return lines;
}

/** What follows where nobody is known behind the identifier. */
export function unknownLines(person: PersonExplanation, page: PersonPage): string[] {
  const { overview, format } = page;
  const { listed } = person;
  const lines = [overview.unknown.nobody(identifierText(person.identifier, page)), overview.unknown.follows];
  if (listed) lines.push(overview.unknown[listed.kind](format.dayTime(listed.at)));
  return lines.flatMap((line) => wrap(line, page.width));
}

/** From this width on an event's details stand beside it, below that under it. */
const BESIDE = 100;

/** All events, oldest first. */
export function historyLines(person: PersonExplanation, page: PersonPage): string[] {
  const { overview, format, color, width } = page;
  const { history } = person;
  if (history.length === 0) return ['', overview.history.empty];
  const events = history.map(({ seq, event }) => ({ seq: String(seq), ...eventLine(event, page) }));
  const widest = (pick: (event: (typeof events)[number]) => string): number =>
    Math.max(...events.map((event) => widthOf(pick(event))));
  const [seq, when, what] = [widest((one) => one.seq), widest((one) => one.when), widest((one) => one.what)];
  const before = 2 + seq + 2 + when + 2;
  const isBeside = width >= BESIDE;
  const indent = isBeside ? before + what + 2 : before;
  const lines = ['', color.bold(overview.history.title(history.length, format.number(history.length)))];
  for (const event of events) {
    const head = `  ${padStart(event.seq, seq)}  ${padEnd(event.when, when)}  ${padEnd(event.what, what)}`;
    const details = wrap(event.details.join(`${GLUE}· `), Math.max(24, width - indent));
    const first = isBeside ? details.shift() : undefined;
    lines.push(first === undefined ? head : `${head}  ${color.dim(first)}`);
    lines.push(...details.map((line) => `${' '.repeat(indent)}${color.dim(line)}`));
  }
  return lines;
}

/** Everything about a person. Ends in a newline. */
export function terminalPerson(person: PersonExplanation, options: PersonOptions): string {
  const page = personPage(options);
  if (person.person === undefined) return plain(unknownLines(person, page));
  const notes = [
    person.asKnownThen.length > 0 ? page.overview.thatDay.later : '',
    person.isOtherMoment ? page.overview.head.settingsOfToday : '',
  ].filter((note) => note !== '');
  return plain([
    ...headLines(person, page),
    ...person.purposes.flatMap((purpose) => purposeBlock(purpose, person, page)),
    ...(notes.length > 0 ? [''] : []),
    ...notes.flatMap((note) => wrap(note, page.width)),
    ...historyLines(person, page),
  ]);
}
