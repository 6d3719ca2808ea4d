/** Both languages in one page: what is the same in both stands once, what differs stands twice and one is hidden. */
import type { Language } from '../../i18n/index.ts';
import type { CheckTexts, ReportFrame } from '../model.ts';
import { type ReportCatalogue, type Voice, voiceOf } from '../voice.ts';
import { html, type Insert, Markup } from './escape.ts';

/** The languages of a page; the style sheet hides one by these names. */
export const PAGE_LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

/** What makes a page. */
export interface HtmlOptions {
  /** Catalogues of both languages. */
  readonly catalogues: Readonly<Record<Language, ReportCatalogue>>;
  readonly checks: Readonly<Record<Language, CheckTexts>>;
  /** The language shown first, and the one that stays where scripts do not run. */
  readonly language: Language;
  /** SHA-256 of a text's UTF-8 bytes in base64, for the content security policy. */
  readonly sha256Base64: (text: string) => string;
}

/** Speaks both languages. */
export interface PageVoice {
  readonly language: Language;
  readonly voices: Readonly<Record<Language, Voice>>;
  /** Something in both languages. */
  say(make: (voice: Voice) => Insert): Markup;
  /** Both languages inside SVG, where spans are unknown. */
  saySvg(make: (voice: Voice) => Markup): Markup;
  /** An attribute in the first language, with both beside it for the switch: `placeholder="…" data-en-placeholder="…"`. */
  attribute(name: 'placeholder' | 'aria-label', make: (voice: Voice) => string): Markup;
}

function textOf(insert: Insert): string {
  return html`${insert}`.source;
}

/** The voice of a page for a report. */
export function pageVoice(report: Pick<ReportFrame, 'timeZone'>, options: HtmlOptions): PageVoice {
  const voice = (language: Language): Voice =>
    voiceOf({
      language,
      messages: options.catalogues[language],
      checks: options.checks[language],
      zone: report.timeZone,
    });
  const voices: Readonly<Record<Language, Voice>> = { en: voice('en'), de: voice('de') };
  return {
    language: options.language,
    voices,
    say(make) {
      const en = textOf(make(voices.en));
      const de = textOf(make(voices.de));
      if (en === de) return new Markup(en);
      return html`<span class="l-en" lang="en">${new Markup(en)}</span><span class="l-de" lang="de">${new Markup(de)}</span>`;
    },
    saySvg(make) {
      const [en, de] = [make(voices.en), make(voices.de)];
      if (en.source === de.source) return en;
      return html`<g class="l-en" lang="en">${en}</g><g class="l-de" lang="de">${de}</g>`;
    },
    attribute(name, make) {
      const first = html`${new Markup(name)}="${make(voices[options.language])}"`;
      const all = PAGE_LANGUAGES.map(
        (language) => html` data-${language}-${name}="${make(voices[language])}"`,
      );
      return html`${first}${all}`;
    },
  };
}
