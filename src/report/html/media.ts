/** The media in a plan's messages, and what is wrong with them. */
import { mediaPhrases, mediaTroubles } from '../media-text.ts';
import type { PlanReport } from '../model.ts';
import { html, type Markup, nothing } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { section } from './parts.ts';

/** Troubles that the page lists; the rows themselves stand in decisions.csv. */
const MOST_TROUBLES = 50;

/** The media section; nothing where the messages show none. */
export function mediaSection(page: PageVoice, report: PlanReport): Markup {
  const { media } = report.summary;
  const phrases = mediaPhrases(media, page.voices.en);
  if (phrases.length === 0) return nothing;
  const troubles = (media?.troubles ?? []).slice(0, MOST_TROUBLES);
  const shown = phrases.map((_, at) => html`<li>${page.say((v) => mediaPhrases(media, v)[at] ?? '')}</li>`);
  const wrong = troubles.map(
    (_, at) => html`<li><b>!</b> ${page.say((v) => mediaTroubles(media, v)[at] ?? '')}</li>`,
  );
  return section(page, 'media', (v) => v.media.report.title, html`<ul class="plain">${shown}${wrong}</ul>`);
}
