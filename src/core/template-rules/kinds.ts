/** Rules of single kinds of templates: carousels and authentication. */
import type { DraftComponent, DraftPath } from '../template-draft.ts';
import { buttonsOf, ofType } from './parts.ts';
import type { LintSubject, RuleHit, TemplateRule } from './rule.ts';
import { INVALID_COMPONENT } from './rule.ts';

type Card = NonNullable<DraftComponent['cards']>[number];

const CAROUSEL_PAGE =
  'Meta, media-card-carousel-templates, product-card-carousel-templates; the number: practice';
const FEWEST_CARDS = 2;
const MOST_CARDS = 10;
const MOST_CARD_BUTTONS = 2;

/** A carousel has 2 to 10 cards. */
export const cardCountRule = {
  id: 'draft.card-count',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: CAROUSEL_PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    ofType(draft, 'CAROUSEL').flatMap(({ component: { cards = [] }, path }) => {
      const params = { count: cards.length, fewest: FEWEST_CARDS, most: MOST_CARDS };
      return cards.length < FEWEST_CARDS || cards.length > MOST_CARDS
        ? [{ path, reason: 'count', params }]
        : [];
    }),
} as const satisfies TemplateRule;

function cardHits({ components }: Card, path: DraftPath): RuleHit[] {
  const header = components.find(({ type }) => type === 'HEADER');
  const isTopped = ['IMAGE', 'VIDEO', 'PRODUCT'].includes(header?.format ?? '');
  const foreign = components.flatMap(({ type }, index) =>
    ['HEADER', 'BODY', 'BUTTONS'].includes(type)
      ? []
      : [{ path: [...path, 'components', index], reason: 'component', params: { type } }],
  );
  const buttons = components.find(({ type }) => type === 'BUTTONS')?.buttons?.length ?? 0;
  const isButtoned = buttons >= 1 && buttons <= MOST_CARD_BUTTONS;
  return [
    ...(isTopped ? [] : [{ path, reason: 'header' }]),
    ...foreign,
    ...(isButtoned ? [] : [{ path, reason: 'buttons', params: { count: buttons, most: MOST_CARD_BUTTONS } }]),
  ];
}

/** A card has a picture, a video or a product on top, one or two buttons, and beside them a body at most. */
export const cardRule = {
  id: 'draft.card',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: CAROUSEL_PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    ofType(draft, 'CAROUSEL').flatMap(({ component: { cards = [] }, path }) =>
      cards.flatMap((card, index) => cardHits(card, [...path, 'cards', index])),
    ),
} as const satisfies TemplateRule;

/** What must be alike in all cards: components, header formats, kinds of buttons, in this order. */
function layoutOf({ components }: Card): string {
  return components
    .map(({ type, format = '', buttons = [] }) =>
      [type, format, ...buttons.map((each) => each.type)].join(' '),
    )
    .join(', ');
}

/** All cards of a carousel have one layout. */
export const cardLayoutRule = {
  id: 'draft.card-layout',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: CAROUSEL_PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    ofType(draft, 'CAROUSEL').flatMap(({ component: { cards = [] }, path }) => {
      const [first, ...rest] = cards.map(layoutOf);
      const at = rest.findIndex((layout) => layout !== first);
      if (first === undefined || at < 0) return [];
      const params = { card: at + 2, first, other: rest[at] ?? '' };
      return [{ path: [...path, 'cards', at + 1], reason: 'layout', params }];
    }),
} as const satisfies TemplateRule;

const LEAST_MINUTES = 1;
const MOST_MINUTES = 90;

function codeHits({ draft, isStored }: LintSubject): RuleHit[] {
  const other = draft.components.flatMap(({ type }, index) =>
    ['BODY', 'FOOTER', 'BUTTONS'].includes(type)
      ? []
      : [{ path: ['components', index], reason: 'component', params: { type } }],
  );
  const expiry = ofType(draft, 'FOOTER').flatMap(({ component, path }): RuleHit[] => {
    const { code_expiration_minutes: minutes } = component;
    const isFit = minutes !== undefined && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
    const params = { least: LEAST_MINUTES, most: MOST_MINUTES };
    // A copy may not tell the minutes: the text does.
    return isFit || (isStored && minutes === undefined)
      ? []
      : [{ path, reason: 'expiry', params, metaCode: 2388073 }];
  });
  const buttons = buttonsOf(draft);
  const [only] = buttons;
  // Listed copies have the button as OTP or, on some accounts, as the address it opens.
  const isCode =
    only !== undefined &&
    buttons.length === 1 &&
    only.button.type === 'OTP' &&
    only.button.otp_type !== undefined;
  return [
    ...other,
    ...expiry,
    ...(isCode || isStored ? [] : [{ path: only?.path ?? ['components'], reason: 'button' }]),
  ];
}

/**
 * Authentication: the platform writes the text. There is one button for the code, an expiry of 1 to 90 minutes, nothing else:
 * no address, no media, no emoji. The code itself, 15 characters at most, comes with each message.
 */
export const authenticationRule = {
  id: 'draft.authentication',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: 'Meta, templates/authentication-templates; the number: practice',
  checkedOn: '2026-11-23',
  isVerified: true,
  run(subject): RuleHit[] {
    const { draft } = subject;
    if (draft.category === 'AUTHENTICATION') {
      const labels = buttonsOf(draft).flatMap(({ button: { text = '', autofill_text: fill = '' }, path }) =>
        /https?:\/\/|www\.|\p{Extended_Pictographic}/iu.test(`${text} ${fill}`)
          ? [{ path, reason: 'label' }]
          : [],
      );
      return [...codeHits(subject), ...labels];
    }
    return buttonsOf(draft)
      .filter(({ button }) => button.type === 'OTP')
      .map(({ path }) => ({ path, reason: 'code-elsewhere' }));
  },
} as const satisfies TemplateRule;
