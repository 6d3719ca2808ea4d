/** A campaign's canary in words: what it will be, and what it showed. */
import type { CanaryJudgement, CanaryShare } from '../core/sending/canary.ts';
import type { PlannedCanary, RunView } from './model.ts';
import { stopReason } from './phrases.ts';
import type { Voice } from './voice.ts';

function percent(share: number, voice: Voice): string {
  return voice.format.percent(share);
}

function shareText(
  said: string,
  share: CanaryShare,
  { voice, isCertain }: { voice: Voice; isCertain: boolean },
): string {
  const words = voice.sending.canary;
  const allowed = percent(share.allowed, voice);
  return `${said}, ${isCertain ? words.bounded(percent(share.atMost, voice), allowed) : words.allowed(allowed)}`;
}

/** What a canary showed: the shares that keep the rest back, and what follows. */
export function canaryText(judgement: CanaryJudgement, voice: Voice): string {
  const words = voice.sending.canary;
  const { failed, optedOut, isCertain, more, verdict } = judgement;
  const number = voice.format.number;
  if (verdict === 'unseen') return words.unseen(number(failed.of - failed.count));
  const unheard = (judgement.out ?? failed.of) - failed.of;
  const isOpen = (share: CanaryShare) =>
    isCertain ? share.atMost >= share.allowed : share.count / share.of > share.allowed;
  const parts = [
    { share: failed, said: words.failed(number(failed.count), number(failed.of)) },
    { share: optedOut, said: words.optedOut(number(optedOut.count), number(optedOut.of)) },
  ]
    .filter(({ share }) => isOpen(share))
    .map(({ share, said }) => shareText(said, share, { voice, isCertain }));
  if (unheard > 0) parts.push(words.unheard(number(unheard)));
  return [...parts, verdict === 'bad' ? words.bad : words.more(number(more))].join('; ');
}

/** Why a run stopped; where its canary kept it back, with the figures. */
export function whyStopped(run: Pick<RunView, 'stoppedBy' | 'canary'>, voice: Voice): string {
  const reason = stopReason(run.stoppedBy ?? '', voice);
  if (run.stoppedBy !== 'canary' || run.canary === undefined) return reason;
  const said = canaryText(run.canary, voice);
  return run.canary.verdict === 'unseen' ? said : `${reason}: ${said}`;
}

/** What the canary of a plan will be. */
export function plannedCanaryText(canary: PlannedCanary, voice: Voice): string {
  const words = voice.sending.canary;
  const { size, asked, isCertain, allowed, waitSeconds } = canary;
  const parts = {
    size: voice.format.number(size),
    wait: voice.format.duration(waitSeconds),
    failed: percent(allowed.failed, voice),
    optedOut: percent(allowed.optedOut, voice),
  };
  if (!isCertain) return words.plain(parts);
  const planned = words.planned(parts);
  return size > asked ? `${planned}; ${words.enlarged(voice.format.number(asked), parts.size)}` : planned;
}
