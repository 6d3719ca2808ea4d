/** One campaign's decision about one person for a terminal: the verdict first, then the gates, then every finding. */
import type { CampaignAnswer } from '../../core/explanation.ts';
import { byGroup } from '../../core/finding-groups.ts';
import type { Messages } from '../../i18n/index.ts';
import { problemText } from '../parameter-reason.ts';
import { fateOf } from '../person/fate.ts';
import { printable } from '../person/voice.ts';
import { localized } from '../phrases.ts';
import { notRunText } from '../rule-text.ts';
import { type ReportCatalogue, voiceOf } from '../voice.ts';
import { plain, wrap } from './layout.ts';
import {
  findingRows,
  headLines,
  historyLines,
  type PersonOptions,
  type PersonPage,
  personPage,
  purposeLines,
  thenLines,
  unknownLines,
  type VerdictLine,
  verdictLines,
} from './person.ts';
import { block, type Row } from './person-rows.ts';

function verdictOf(
  { decision }: CampaignAnswer,
  page: PersonPage,
): Pick<VerdictLine, 'verdict' | 'style' | 'more'> {
  const { overview, ledger, color, format } = page;
  const { head } = overview;
  const { verdict, basis, notBefore } = decision;
  if (verdict === 'block') return { verdict: head.mayNot, style: color.red, more: '' };
  const more = basis === undefined ? '' : `, ${head.by(ledger.bases[basis])}`;
  if (verdict === 'hold' && notBefore !== undefined)
    return { verdict: head.later(format.dayTime(notBefore)), style: color.yellow, more };
  return { verdict: head.may, style: color.green, more };
}

/** Where the person stands in the file, and which message it would be. */
function rowText({ row, template, language }: CampaignAnswer, page: PersonPage): string {
  const { why } = page.overview;
  const where = row === undefined ? why.notInFile : why.inFile(page.format.number(row.row), row.file);
  return `${where} · ${why.template(template, language)}`;
}

/** Keys that are told one by one. */
const MOST_KEYS = 20;

/** What is decided of each key, where the person has several. */
function keyRows({ keys }: CampaignAnswer, page: PersonPage): Row[] {
  const { head, why } = page.overview;
  if (keys.length < 2) return [];
  const rows = keys.slice(0, MOST_KEYS).map(({ key, row, file, decision }): Row => {
    const where = `${printable(key === '' ? why.noKey : key)} (${why.inFile(page.format.number(row), file)})`;
    const { verdict, notBefore } = decision;
    const [code = ''] = decision.findings
      .filter(({ severity }) => severity === 'block')
      .map((one) => one.code);
    if (verdict === 'block') return { mark: '✗', text: `${where}: ${code}` };
    if (notBefore !== undefined)
      return { mark: '·', text: `${where}: ${head.later(page.format.dayTime(notBefore))}` };
    return { mark: '✓', text: `${where}: ${head.may}` };
  });
  const more = keys.length - MOST_KEYS;
  return more > 0 ? [...rows, { mark: '·', text: why.moreKeys(page.format.number(more)) }] : rows;
}

/** How to write the answer of a campaign. */
export interface AnswerOptions extends PersonOptions {
  readonly messages: PersonOptions['messages'] & ReportCatalogue & Pick<Messages, 'fate'>;
}

/** What became of the campaign's messages to the person, the first ones where there are very many. */
function fateRows({ messages: sent = [] }: CampaignAnswer, options: AnswerOptions): Row[] {
  const { messages, language, zone, checks = (code) => ({ rule: code, fix: '' }) } = options;
  const voice = { ...voiceOf({ messages, language, zone, checks }), fate: messages.fate };
  const rows: Row[] = sent.slice(0, MOST_KEYS).map((message) => fateOf(message, voice));
  const more = sent.length - MOST_KEYS;
  if (more > 0) rows.push({ mark: '·', text: messages.fate.moreMessages(voice.format.number(more)) });
  return rows;
}

/** Which cells hold a message back: the finding alone does not say where to look. */
function problemRows({ problems }: CampaignAnswer, messages: AnswerOptions['messages']): Row[] {
  return problems.map((problem) => ({ mark: '✗', text: printable(problemText(messages, problem)) }));
}

function checkRows(answer: CampaignAnswer, page: PersonPage): Row[] {
  const findings = byGroup([...answer.decision.findings, ...answer.warnings]);
  const notRun = answer.notRun.map(
    (check): Row => ({
      mark: '?',
      text: `${check.code}: ${notRunText(check, page.rules)}`,
    }),
  );
  if (findings.length === 0) return [{ mark: '✓', text: page.overview.why.nothingFound }, ...notRun];
  return page.checks === undefined ? [] : [...findingRows(findings, page.checks, page.rules), ...notRun];
}

/** The decision. Ends in a newline. */
export function terminalCampaignAnswer(answer: CampaignAnswer, options: AnswerOptions): string {
  const page = personPage(options);
  const { person } = answer;
  const { overview, language, width } = page;
  const [purpose] = person.purposes;
  const title = purpose === undefined ? '' : localized(purpose.title, language, purpose.purpose);
  const known = person.person === undefined ? unknownLines(person, page) : headLines(person, page);
  return plain([
    ...known,
    '',
    ...verdictLines({ name: answer.campaign, rest: ` · ${title}`, ...verdictOf(answer, page) }, page),
    ...wrap(rowText(answer, page), width - 2).map((line) => `  ${line}`),
    ...block(overview.gates.message, fateRows(answer, options), page),
    ...block(overview.gates.keys, keyRows(answer, page), page),
    ...(purpose === undefined ? [] : [...purposeLines(purpose, page), ...thenLines(purpose, person, page)]),
    ...block(
      overview.gates.checks,
      [...checkRows(answer, page), ...problemRows(answer, options.messages)],
      page,
    ),
    ...(person.isOtherMoment ? ['', ...wrap(overview.why.settingsOfToday, width)] : []),
    ...(person.person === undefined ? [] : historyLines(person, page)),
  ]);
}
