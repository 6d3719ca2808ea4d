/** A run's progress for a terminal: the bar, the figures, the pace and when the rest leaves. */
import type { Forecast } from '../../core/sending/forecast.ts';
import { forecastTexts } from '../forecast.ts';
import type { Voice } from '../voice.ts';
import { GLUE, glued, widthOf, wrap } from './layout.ts';

/** Where a run stands. */
export interface ProgressFigures {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Messages in all, those that are out whatever became of them, and of those the ones that failed or nobody knows of. */
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly held: number;
  readonly skipped: number;
  /** Messages a second: of the last seconds, and on the whole. */
  readonly current: number;
  readonly mean: number;
  readonly forecast: Forecast | undefined;
}

const LONGEST_BAR = 24;
const SHORTEST_BAR = 8;

/** A bar of so many columns, filled by a share of 1. */
export function bar(share: number, columns: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * columns);
  return '█'.repeat(full) + '░'.repeat(columns - full);
}

/** A pace: below ten with a decimal. */
function paceText(perSecond: number, { format }: Voice): string {
  return perSecond < 9.95 && perSecond > 0
    ? format.decimal(perSecond, 1)
    : format.number(Math.round(perSecond));
}

/** The figures as phrases, most wanted first. */
export function progressTexts(figures: ProgressFigures, voice: Voice): string[] {
  const { sending, format } = voice;
  const { progress } = sending;
  const { total, sent, skipped, forecast, now } = figures;
  const said = (count: number, text: (count: string) => string): string[] =>
    count > 0 ? [text(format.number(count))] : [];
  return [
    `${format.number(Math.min(total, sent + skipped))}/${format.number(total)}`,
    progress.rate(paceText(figures.current, voice), paceText(figures.mean, voice)),
    ...said(figures.failed, progress.failed),
    ...said(figures.unknown, progress.unknown),
    ...said(figures.held, progress.held),
    ...said(skipped, progress.skipped),
    ...(forecast === undefined ? [] : forecastTexts(forecast, now, voice)),
  ];
}

/** The bar and the phrases in lines no wider than `width`; the first begins with the bar. */
export function progressLines(figures: ProgressFigures, voice: Voice, width: number): string[] {
  const { total, sent, skipped } = figures;
  const texts = progressTexts(figures, voice);
  const columns = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, Math.floor(width / 5)));
  const [first = '', ...more] = wrap(
    `${bar(total === 0 ? 1 : (sent + skipped) / total, columns)} ${texts.map(glued).join(' · ')}`,
    width,
  );
  // What is wider than the terminal is broken within its phrase.
  return [first, ...more].flatMap((line) => {
    const loose = line.replaceAll(GLUE, ' ').replace(/ ·$/, '');
    return widthOf(loose) > width ? wrap(loose, width) : [loose];
  });
}
