/** How far a run is, while it sends. Shared by send and demo. */
import type { SendProgress } from '../pipeline/send.ts';
import { forecastJson, type ProgressFigures, progressLines, progressTexts } from '../report/index.ts';
import { voiceOf } from '../report/voice.ts';
import type { Forecaster } from './forecasting.ts';
import type { Progress } from './progress.ts';
import type { SendingParts } from './sending-parts.ts';
import { terminalOptions } from './terminal-options.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Without a terminal a line comes so often. */
const LINE_MS = 30_000;
/** The spinner and the space after it. */
const SPINNER = 2;

/** What progress is drawn from. */
export interface ProgressParts {
  readonly progress: Progress;
  /** Messages of the run. */
  readonly messages: number;
  readonly forecaster: Forecaster;
}

/** The figures as a log line's facts: what the sentence says, for scripts. */
function facts(figures: ProgressFigures, zone: string): Readonly<Record<string, unknown>> {
  const { now: _, current, mean, forecast, ...counts } = figures;
  const rounded = (rate: number): number => Math.round(rate * 10) / 10;
  return {
    progress: {
      ...counts,
      perSecond: { current: rounded(current), mean: rounded(mean) },
      eta: forecast === undefined ? null : forecastJson(forecast, zone),
    },
  };
}

/** Draws a run's progress on a spinner; elsewhere, where somebody reads along, a line every half minute. */
export function sendingProgress(
  { session, workspace }: OpenWorkspace,
  { progress, messages, forecaster }: ProgressParts,
): NonNullable<SendingParts['onProgress']> {
  const { clock, io, isLively } = session;
  const zone = workspace.config.defaults.timeZone;
  const voice = voiceOf({ ...terminalOptions(session), zone });
  let toldAt = clock.now();
  return ({ accepted, failed, unknown, skippedOrHeld, ...seen }: SendProgress) => {
    const now = clock.now();
    const sent = accepted + failed + unknown;
    const skipped = skippedOrHeld - seen.held;
    const { pace, held, forecast } = forecaster.look(now, sent);
    const isTime = now - toldAt >= LINE_MS;
    if (!isLively && !isTime) return;
    const figures: ProgressFigures = {
      ...{ now, total: messages, sent, failed, unknown, held, skipped, forecast },
      ...{ current: pace.current(now), mean: pace.mean() },
    };
    if (isLively) progress.update(progressLines(figures, voice, io.columns - SPINNER - 1).join('\n  '));
    else session.note(progressTexts(figures, voice).join(' · '), facts(figures, zone));
    if (isTime) toldAt = now;
  };
}
