/** Rules on texts: that they are there, how long they are, how they are set. */
import { buttonsOf, has, ofType, textsOf } from './parts.ts';
import type { LintSubject, RuleHit, TemplateRule } from './rule.ts';
import { WRONG_FORM } from './rule.ts';
import { withoutVariables } from './variables.ts';

/** Longest texts (Meta, templates/components and the page of each kind of template). */
export const LONGEST = {
  header: 60,
  body: 1024,
  offerBody: 600,
  cardBody: 160,
  footer: 60,
  offerTitle: 16,
  label: 25,
  url: 2000,
  phone: 20,
  coupon: 20,
} as const;
/** Some of Meta's pages, and those on Direct Send, still say 20. */
const SHORTER_LABEL = 20;
/** Older pages, and the one on limited-time offers, say 15; the changelog of 3 Dec 2025 says 20. */
const SHORTER_COUPON = 15;

/** A header of text, a body and a footer have one. */
export const textRule = {
  id: 'draft.text-missing',
  severity: 'error',
  source: 'Meta, templates/components',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft }): RuleHit[] {
    if (draft.category === 'AUTHENTICATION') return [];
    const texts = ofType(draft, 'HEADER', 'BODY', 'FOOTER')
      .filter(({ component: { type, format } }) => type !== 'HEADER' || format === 'TEXT')
      .filter(({ component: { text } }) => (text ?? '').trim() === '')
      .map(({ component: { type }, path }) => ({
        path,
        reason: 'missing',
        params: { type },
        metaCode: WRONG_FORM[type],
      }));
    const offers = ofType(draft, 'LIMITED_TIME_OFFER')
      .filter(({ component }) => (component.limited_time_offer?.text ?? '').trim() === '')
      .map(({ path }) => ({ path, reason: 'offer', metaCode: 2388093 }));
    return [...texts, ...offers];
  },
} as const satisfies TemplateRule;

interface Measured {
  readonly path: RuleHit['path'];
  readonly text: string | undefined;
  readonly most: number;
  /** A shorter limit that other pages of Meta's name. */
  readonly shorter?: number;
}

function bodyMost({ draft }: LintSubject, card: number | undefined): number {
  if (card !== undefined) return LONGEST.cardBody;
  return has(draft, 'LIMITED_TIME_OFFER') ? LONGEST.offerBody : LONGEST.body;
}

function measuredTexts(subject: LintSubject): Measured[] {
  const most = { HEADER: LONGEST.header, FOOTER: LONGEST.footer } as const;
  return textsOf(subject.draft).map(({ component: { type }, path, card, text }) => ({
    path: [...path, 'text'],
    text,
    most: type === 'HEADER' || type === 'FOOTER' ? most[type] : bodyMost(subject, card),
  }));
}

function measuredOffers({ draft }: LintSubject): Measured[] {
  return ofType(draft, 'LIMITED_TIME_OFFER').map(({ component, path }) => ({
    path: [...path, 'limited_time_offer', 'text'],
    text: component.limited_time_offer?.text,
    most: LONGEST.offerTitle,
  }));
}

function measuredButtons({ draft }: LintSubject): Measured[] {
  return buttonsOf(draft).flatMap(({ button, path }): Measured[] => {
    const coupon = button.type === 'COPY_CODE' ? [button.example].flat()[0] : undefined;
    return [
      { path: [...path, 'text'], text: button.text, most: LONGEST.label, shorter: SHORTER_LABEL },
      { path: [...path, 'autofill_text'], text: button.autofill_text, most: LONGEST.label },
      { path: [...path, 'url'], text: button.url, most: LONGEST.url },
      { path: [...path, 'phone_number'], text: button.phone_number, most: LONGEST.phone },
      { path: [...path, 'example'], text: coupon, most: LONGEST.coupon, shorter: SHORTER_COUPON },
    ];
  });
}

/**
 * Nothing is too long. The platform does not say whether it counts code points or UTF-16 units: these are the latter, which
 * are never fewer.
 */
export const lengthRule = {
  id: 'draft.length',
  severity: 'error',
  metaCode: 2388040,
  source:
    'Meta, templates/components, limited-time-offer-templates, media-card-carousel-templates; changelog of 3 Dec 2025',
  checkedOn: '2026-11-23',
  isVerified: true,
  run(subject): RuleHit[] {
    const all = [...measuredTexts(subject), ...measuredOffers(subject), ...measuredButtons(subject)];
    return all.flatMap(({ path, text = '', most, shorter }): RuleHit[] => {
      const { length } = text;
      const points = [...text].length;
      if (length > most)
        return [{ path, reason: points > most ? 'long' : 'long-units', params: { length, points, most } }];
      if (shorter !== undefined && length > shorter)
        return [{ path, reason: 'long-elsewhere', params: { length, shorter, most }, severity: 'note' }];
      return [];
    });
  },
} as const satisfies TemplateRule;

/** Marks of formatting, line breaks and emoji: not in a header. */
const HEADER_MARKS = /[\n\r*_~`]|\p{Extended_Pictographic}/u;

/** How a text is set: no tabs, no runs of spaces or empty lines; a header without formatting and emoji. */
export const settingRule = {
  id: 'draft.text-setting',
  severity: 'error',
  source:
    'Meta, templates/components; tabs and runs of spaces and lines: practice (error texts of 132012 and 132018)',
  checkedOn: '2026-11-23',
  isVerified: false,
  run({ draft, isStored }): RuleHit[] {
    if (isStored) return [];
    return textsOf(draft).flatMap(({ component: { type }, path, text }): RuleHit[] => {
      const at = { path: [...path, 'text'], metaCode: WRONG_FORM[type] };
      if (type === 'HEADER' && HEADER_MARKS.test(withoutVariables(text)))
        return [{ ...at, reason: 'header-marks' }];
      if (text.includes('\t')) return [{ ...at, reason: 'tab' }];
      if (/ {5}/.test(text)) return [{ ...at, reason: 'spaces' }];
      return /\n\s*\n\s*\n/.test(text) ? [{ ...at, reason: 'lines' }] : [];
    });
  },
} as const satisfies TemplateRule;
