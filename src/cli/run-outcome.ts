/** What is said of a run: while it sends, when it ends, and by its exit code. Shared by send and demo. */

import type { MessageCounts } from '../core/message-state.ts';
import type { RunRecord } from '../core/ports.ts';
import { formatNumber, formatsFor } from '../i18n/format.ts';
import { whyStopped } from '../report/canary.ts';
import { runJson, terminalOutcome } from '../report/index.ts';
import { voiceOf } from '../report/voice.ts';
import { EXIT } from './exit-codes.ts';
import { campaignStatus } from './models/outcome-model.ts';
import { writeOutcome } from './outcome-files.ts';
import type { MadePlan } from './planning.ts';
import { leftOutForFiles } from './run-end.ts';
import type { Session } from './session.ts';
import { terminalOptions } from './terminal-options.ts';
import { stopText } from './words.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Messages of a campaign in all states. */
export function total(counts: MessageCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** That nothing is left to send; what did not go out is named, so that nobody takes it for sent. */
export function nothingText({ messages, globals }: Session, campaign: string, counts: MessageCounts): string {
  const { nothingToDo, nothingLeft } = messages.cli.said;
  const words = messages.sending.progress;
  const not = (['failed', 'unknown', 'skipped'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => words[state](formatNumber(globals.language, counts[state])));
  return not.length === 0 ? nothingToDo(campaign) : nothingLeft(campaign, not.join(', '));
}

/** The exit code that a run's end means. */
export function runExitCode(run: RunRecord): number {
  if (run.state === 'done') return EXIT.ok;
  if (run.state === 'partial') return EXIT.partial;
  return run.stoppedBy === 'api-unreachable' ? EXIT.unavailable : EXIT.stopped;
}

/** Why a run stopped; where its canary kept the rest back, with the figures. */
function whyItStopped({ session, workspace }: OpenWorkspace, { stoppedBy = '', canary }: RunRecord): string {
  if (stoppedBy !== 'canary' || canary === undefined) return stopText(session.messages, stoppedBy);
  const zone = workspace.config.defaults.timeZone;
  return whyStopped({ stoppedBy, canary }, voiceOf({ ...terminalOptions(session), zone }));
}

/** What cron mails: nothing when all went well, else one line. */
async function quietLine(
  open: OpenWorkspace,
  run: RunRecord,
  counts: MessageCounts,
): Promise<string | undefined> {
  const { session, workspace } = open;
  const { said } = session.messages.cli;
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  const exit = runExitCode(run);
  if (run.state === 'partial') {
    return said.cronPartial({
      campaign: run.campaign,
      failed: format.number(counts.failed),
      unknown: format.number(counts.unknown),
      files: said.cronFiles(await leftOutForFiles(open, run.campaign)),
      exit,
    });
  }
  if (run.state !== 'stopped') return undefined;
  const waiting = counts.planned + counts.held;
  const all = total(counts);
  const resume =
    run.resumeAt === undefined
      ? ''
      : said.resumesAt(`${format.weekday(run.resumeAt)} ${format.time(run.resumeAt)}`);
  return said.cronStopped({
    campaign: run.campaign,
    reason: whyItStopped(open, run),
    done: format.number(all - waiting),
    total: format.number(all),
    resume,
    exit,
  });
}

/** Prints how a run ended and writes the outcome's files. */
export async function printOutcome(
  open: OpenWorkspace,
  parts: { made: MadePlan; run: RunRecord; counts: MessageCounts },
): Promise<void> {
  const { session, workspace, store } = open;
  const { run, counts } = parts;
  const status = await campaignStatus(store, run);
  const model = await writeOutcome(open, { ...parts.made, run });
  if (session.globals.json) {
    await session.io.out(`${JSON.stringify(runJson(status, workspace.config.defaults.timeZone))}\n`);
    return;
  }
  if (session.globals.quiet) {
    const line = await quietLine(open, run, counts);
    if (line !== undefined) await session.io.out(`${line}\n`);
    return;
  }
  const text = terminalOutcome(model, terminalOptions(session));
  await session.io.out(`${text}\n`);
}
