/** What sending again would do and what it risks, for a terminal, before somebody decides. */
import { dispositionOf } from '../../core/api-errors.ts';
import type { ResendGroup } from '../../core/ports.ts';
import { isForGood } from '../../core/sending/resend.ts';
import { failureName } from '../phrases.ts';
import { type Terminal, type TerminalOptions, terminalOf } from './context.ts';
import { plain, wrap } from './layout.ts';
import { failureLines } from './outcome.ts';

/** What may be sent again, and what is known of it. */
export interface ResendOffer {
  /** All messages of the asked-for states. */
  readonly groups: readonly ResendGroup[];
  /** Of them, those that the plan would send. */
  readonly failed: number;
  readonly unknown: number;
  /** When the last webhook came in, epoch milliseconds; undefined: none ever has. */
  readonly lastWebhookAt: number | undefined;
}

const sum = (groups: readonly ResendGroup[], of: (group: ResendGroup) => number): number =>
  groups.reduce((total, group) => total + of(group), 0);

/** Lines about the failed ones: per code what it means, then whom it leaves out, then the money. */
function failedLines({ groups, failed }: ResendOffer, terminal: Terminal): string[] {
  const all = groups.filter(({ state }) => state === 'failed');
  if (all.length === 0) return [];
  const { resends: texts, format } = terminal;
  const never = all.filter(({ code }) => code !== undefined && isForGood(code));
  const again = all.filter((group) => !never.includes(group));
  const left = sum(again, ({ count }) => count) - failed;
  const [accepted, billed] = [
    sum(again, (group) => group.afterAccepted),
    sum(again, (group) => group.billed),
  ];
  const names = never.map(
    ({ code = 0, title, count }) => `${failureName({ code, title }, terminal)} (${format.number(count)})`,
  );
  const failures = again.map(({ code = 0, title, count }) => ({
    code,
    title,
    count,
    disposition: dispositionOf(code),
  }));
  const of = format.number(sum(all, ({ count }) => count));
  const notes = [
    ...(names.length === 0 ? [] : [texts.forGood(names.join('; '))]),
    ...(left <= 0 ? [] : [texts.leftOut(format.number(left))]),
    ...(failed === 0 ? [] : [texts.limits]),
    ...(accepted === 0 ? [] : [texts.afterAccepted(format.number(accepted))]),
    ...(failed === 0 ? [] : [billed > 0 ? texts.billed(format.number(billed)) : texts.notBilled]),
  ];
  return [
    texts.failedHead(format.number(failed), of),
    ...failureLines({ failures, unknown: 0, skips: [] }, terminal),
    ...indented(notes, terminal),
  ];
}

/** Lines about the unknown ones: that people may get it twice comes first. */
function unknownLines({ groups, unknown, lastWebhookAt }: ResendOffer, terminal: Terminal): string[] {
  const all = groups.filter(({ state }) => state === 'unknown');
  if (all.length === 0) return [];
  const { resends: texts, format } = terminal;
  const [count, resting] = [sum(all, (group) => group.count), sum(all, (group) => group.recent)];
  const left = count - resting - unknown;
  const oldest = Math.min(...all.map((group) => group.oldest));
  const newest = Math.max(...all.map((group) => group.newest));
  const webhook =
    lastWebhookAt === undefined ? texts.noWebhook : texts.lastWebhook(format.dayTime(lastWebhookAt));
  const notes = [
    ...(unknown === 0 ? [] : [texts.twice(format.number(unknown))]),
    texts.ages(format.dayTime(oldest), format.dayTime(newest)),
    webhook,
    ...(resting === 0 ? [] : [texts.resting(format.number(resting))]),
    ...(left <= 0 ? [] : [texts.leftOut(format.number(left))]),
  ];
  return [texts.unknownHead(format.number(unknown), format.number(count)), ...indented(notes, terminal)];
}

function indented(texts: readonly string[], { width }: Terminal): string[] {
  return texts.flatMap((text) => wrap(text, width - 2).map((line) => `  ${line}`));
}

/** What is said before somebody decides to send again; times in `zone`. */
export function terminalResend(
  offer: ResendOffer,
  options: TerminalOptions & { readonly zone: string },
): string {
  const terminal = terminalOf(options, options.zone);
  const any = offer.failed + offer.unknown > 0;
  return plain([
    ...failedLines(offer, terminal),
    ...unknownLines(offer, terminal),
    ...wrap(any ? terminal.resends.anew : terminal.resends.nothing, terminal.width),
  ]).trimEnd();
}
