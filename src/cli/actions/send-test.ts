import { readPlanEntries } from '../../adapters/plan-file/read-plan.ts';
import { ConsendError } from '../../core/errors.ts';
import type { PlanEntry } from '../../core/plan.ts';
import type { LockHandle } from '../../core/ports.ts';
import { formatNumber } from '../../i18n/format.ts';
import { sendTests, type TestMessage, testRefusal } from '../../pipeline/test-send.ts';
import { confirms } from '../confirm.ts';
import { EXIT } from '../exit-codes.ts';
import { shownIdentifier } from '../identifier.ts';
import { lastReading } from '../last-reading.ts';
import { readNumber } from '../options.ts';
import { type MadePlan, makePlan } from '../planning.ts';
import { lockRun } from '../run-lock.ts';
import { sendInterrupts } from '../send-interrupts.ts';
import { openSendMedia } from '../send-media.ts';
import type { Session } from '../session.ts';
import { makeSimulationFolder } from '../simulation/workspace.ts';
import { readTestNumbers } from '../test-numbers.ts';
import { printTests } from '../test-outcome.ts';
import { stopText } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import type { SendOptions } from './send.ts';

/** Options of a test: the numbers, how many rows, and the answer to the question. */
const TEST_OPTIONS: ReadonlySet<string> = new Set([
  'test',
  'testRows',
  'yes',
] satisfies (keyof SendOptions)[]);

/** Throws `usage.invalid` where an option is given that means nothing for a test, or rows without a number. */
function refuseOthers(session: Session, options: SendOptions): void {
  if (options.test === undefined) {
    const detail = session.messages.testSend.rowsAlone;
    throw new ConsendError('usage.invalid', { params: { detail, command: 'send' } });
  }
  const other = Object.keys(options).find((name) => !TEST_OPTIONS.has(name));
  if (other === undefined) return;
  const flag = `--${other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const detail = session.messages.testSend.alone(flag);
  throw new ConsendError('usage.invalid', { params: { detail, command: 'send' } });
}

/** The first rows that the plan would send, now or later; of a row that may not be sent nothing is rendered. */
async function firstRows(dir: string, count: number): Promise<readonly PlanEntry[]> {
  const rows: PlanEntry[] = [];
  for await (const batch of readPlanEntries(dir)) {
    rows.push(...batch.filter(({ decision }) => decision !== 'block'));
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}

function messagesFor(made: MadePlan, rows: readonly PlanEntry[], numbers: readonly string[]): TestMessage[] {
  const { template } = made.summary.messages;
  return rows.flatMap(({ row, language = '', components = [] }) =>
    numbers.map((phone) => ({ phone, row, template, language, components })),
  );
}

/** Before anybody is asked: a number that said no gets nothing, and then no other gets anything either. */
async function refuseStopped(open: OpenWorkspace, made: MadePlan, numbers: readonly string[]): Promise<void> {
  const { session, store } = open;
  const known = await store.ledger.lookup(numbers);
  const listed = await store.suppressions.find(numbers);
  for (const number of numbers) {
    const facts = { state: known.get(number)?.state ?? {}, isSuppressed: listed.has(number) };
    const reason = testRefusal(made.campaign, { ...facts, now: session.clock.now() });
    if (reason === undefined) continue;
    throw new ConsendError('test.stopped', { params: { number: shownIdentifier(session, number), reason } });
  }
}

async function asked(open: OpenWorkspace, count: number, yes: boolean | undefined): Promise<boolean> {
  const { session } = open;
  const { testSend } = session.messages;
  const number = formatNumber(session.globals.language, count);
  return await confirms(session, {
    question: testSend.question(number),
    action: testSend.action(number),
    yes,
  });
}

/** Why nothing can be sent now, as the reading of the template told it. */
function notNow({ session, workspace }: OpenWorkspace, reason: string): ConsendError {
  if (reason === 'interrupted') return new ConsendError('run.interrupted');
  if (reason === 'api-unreachable')
    return new ConsendError('api.unavailable', { params: { detail: workspace.config.provider.baseUrl } });
  return new ConsendError('test.not-now', { params: { reason: stopText(session.messages, reason) } });
}

/** Sends what was agreed to, with the phone number's lock held. */
async function sendMade(
  open: OpenWorkspace,
  made: MadePlan,
  { messages, signal, abort }: { messages: readonly TestMessage[]; signal: AbortSignal; abort: AbortSignal },
): Promise<number> {
  const { session, store } = open;
  const stop = await lastReading(open, made, signal);
  if (stop !== undefined) throw notNow(open, stop.reason);
  const provider = await open.provider();
  const media = openSendMedia(open, made, provider);
  await media?.prepare(made.summary.media?.files ?? [], signal);
  const results = await sendTests({
    campaign: made.campaign,
    messages,
    tests: store.tests,
    ledger: store.ledger,
    provider: media ?? provider,
    category: made.summary.messages.category,
    messagingLimit: made.account.phoneNumber?.messagingLimit,
    clock: session.clock,
    signal,
    abort,
  });
  await printTests(session, made.campaign.id, results);
  if (signal.aborted && results.length < messages.length) return EXIT.stopped;
  return results.length === messages.length && results.every(({ kind }) => kind === 'accepted')
    ? EXIT.ok
    : EXIT.partial;
}

async function test(open: OpenWorkspace, file: string, options: SendOptions): Promise<number> {
  const { session, workspace } = open;
  refuseOthers(session, options);
  const count = readNumber(session, '--test-rows', options.testRows) ?? 1;
  const numbers = readTestNumbers(open, options.test ?? []);
  const { signal, abort, end } = sendInterrupts(session);
  const folder = await makeSimulationFolder(session, workspace);
  let lock: LockHandle | undefined;
  try {
    const made = await makePlan(open, { file, scratch: folder.dir, signal });
    const messages = messagesFor(made, await firstRows(folder.dir, count), numbers);
    if (messages.length === 0)
      throw new ConsendError('test.nothing', { params: { campaign: made.campaign.id, file } });
    await refuseStopped(open, made, numbers);
    if (!(await asked(open, messages.length, options.yes))) {
      session.note(session.messages.cli.ask.declined);
      return EXIT.ok;
    }
    lock = await lockRun(open, made.campaign.id, { wait: false, signal });
    return await sendMade(open, made, { messages, signal, abort });
  } catch (error) {
    if (signal.aborted && !(error instanceof ConsendError))
      throw new ConsendError('run.interrupted', { cause: error });
    throw error;
  } finally {
    await lock?.release();
    await folder.remove();
    end();
  }
}

/** `consend send --test`: exit 0 where every test message was accepted, 5 where one was not. */
export async function runSendTest(session: Session, campaign: string, options: SendOptions): Promise<number> {
  return await withWorkspace(session, (open) => test(open, campaign, options));
}
