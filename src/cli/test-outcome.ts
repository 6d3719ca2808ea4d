/** What came of test messages, for people and for scripts. */
import type { TestResult } from '../pipeline/test-send.ts';
import { plain, wrap } from '../report/terminal/layout.ts';
import { shownIdentifier } from './identifier.ts';
import type { Session } from './session.ts';

/** `consend.test-send/1`: what came of each test message, in the order in which they were sent. */
interface TestSendJson {
  readonly schema: 'consend.test-send/1';
  readonly campaign: string;
  /** Always true: no campaign counts these. */
  readonly test: true;
  readonly messages: readonly {
    readonly phone: string;
    /** Physical line in the recipients file. */
    readonly row: number;
    readonly template: string;
    readonly language: string;
    readonly state: TestResult['kind'];
    readonly wamid: string | null;
    readonly code: number | null;
    readonly title: string | null;
    /** Why nothing left: a check's code, a limit's name, or `not-sent` where the API could not be reached. */
    readonly reason: string | null;
    readonly detail: string | null;
  }[];
}

function jsonOf(campaign: string, results: readonly TestResult[]): TestSendJson {
  return {
    schema: 'consend.test-send/1',
    campaign,
    test: true,
    messages: results.map((result) => ({
      phone: result.phone,
      row: result.row,
      template: result.template,
      language: result.language,
      state: result.kind,
      wamid: result.kind === 'accepted' ? result.wamid : null,
      code: result.kind === 'failed' ? result.code : null,
      title: result.kind === 'failed' ? result.title : null,
      reason: result.kind === 'not-sent' ? result.reason : null,
      detail: result.kind === 'accepted' || result.detail === '' ? null : result.detail,
    })),
  };
}

/** What became of one in words; of a refusal the next line says where its meaning stands. */
function outcomeText({ messages }: Session, result: TestResult): readonly string[] {
  const { testSend } = messages;
  switch (result.kind) {
    case 'accepted':
      return [testSend.accepted(result.wamid)];
    case 'failed':
      return [testSend.failed(String(result.code), result.title), testSend.more(String(result.code))];
    case 'unknown':
      return [testSend.unknown];
    case 'not-sent': {
      const reasons: Readonly<Record<string, string>> = testSend.reasons;
      return [testSend.notSent(reasons[result.reason] ?? result.reason)];
    }
  }
}

function linesOf(session: Session, result: TestResult): string[] {
  const { messages, io } = session;
  const [outcome = '', ...more] = outcomeText(session, result);
  const head = messages.testSend.line(shownIdentifier(session, result.phone), String(result.row));
  const lines = [`${head}: ${outcome}`, ...more];
  return lines.flatMap((line, index) =>
    wrap(line, io.columns - 2).map((part, at) => (index + at === 0 ? part : `  ${part}`)),
  );
}

/** Prints what came of test messages; `--quiet` names those alone that were not accepted. */
export async function printTests(
  session: Session,
  campaign: string,
  results: readonly TestResult[],
): Promise<void> {
  const { json, quiet } = session.globals;
  if (json) {
    await session.io.out(`${JSON.stringify(jsonOf(campaign, results))}\n`);
    return;
  }
  const shown = quiet ? results.filter(({ kind }) => kind !== 'accepted') : results;
  if (shown.length > 0) await session.io.out(plain(shown.flatMap((result) => linesOf(session, result))));
}
