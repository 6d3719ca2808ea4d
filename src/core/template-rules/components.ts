/** Rules on which components a draft has, and what each of them may hold. */
import type { DraftComponent } from '../template-draft.ts';
import { componentsOf, has, ofType } from './parts.ts';
import type { LintSubject, RuleHit, TemplateRule } from './rule.ts';
import { INVALID_COMPONENT, WRONG_FORM } from './rule.ts';

const COMPONENTS_PAGE = 'Meta, templates/components; the number: practice';

/** Keys of each kind of component beside `type`. Source: Meta, templates/components and the page of each kind of template. */
const KEYS: Readonly<Record<DraftComponent['type'], readonly (keyof DraftComponent)[]>> = {
  HEADER: ['format', 'text', 'example'],
  BODY: ['text', 'example'],
  FOOTER: ['text'],
  BUTTONS: ['buttons'],
  CAROUSEL: ['cards'],
  LIMITED_TIME_OFFER: ['limited_time_offer'],
  CALL_PERMISSION_REQUEST: [],
};
/** The same in authentication templates, whose text is the platform's. */
const AUTHENTICATION_KEYS: Readonly<Partial<typeof KEYS>> = {
  BODY: ['add_security_recommendation'],
  FOOTER: ['code_expiration_minutes'],
};

/** A key that another kind of component takes. */
export const keyRule = {
  id: 'draft.component-key',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: COMPONENTS_PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft, isStored }): RuleHit[] {
    if (isStored) return [];
    return componentsOf(draft).flatMap(({ component, path }) => {
      const { type } = component;
      const own = draft.category === 'AUTHENTICATION' ? AUTHENTICATION_KEYS[type] : undefined;
      const taken: readonly string[] = ['type', ...(own ?? KEYS[type])];
      return Object.keys(component)
        .filter((key) => !taken.includes(key))
        .map((key) => ({
          path: [...path, key],
          reason: own === undefined ? 'foreign' : 'authentication',
          params: { key, type },
          metaCode: own === undefined ? undefined : WRONG_FORM[type],
        }));
    });
  },
} as const satisfies TemplateRule;

/** Every template has a body. */
export const bodyRule = {
  id: 'draft.body-missing',
  severity: 'error',
  metaCode: 2388072,
  source: 'Meta, templates/components',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] => (has(draft, 'BODY') ? [] : [{ path: ['components'], reason: 'missing' }]),
} as const satisfies TemplateRule;

function repeated(components: readonly DraftComponent[], path: readonly (string | number)[]): RuleHit[] {
  const seen = new Set<string>();
  return components.flatMap(({ type }, index) => {
    if (seen.has(type)) return [{ path: [...path, index], reason: 'twice', params: { type } }];
    seen.add(type);
    return [];
  });
}

/** Each kind of component at most once, in the template and in each card. */
export const onceRule = {
  id: 'draft.component-twice',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: COMPONENTS_PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft }): RuleHit[] {
    const cards = draft.components.flatMap(({ cards: list = [] }, index) =>
      list.flatMap(({ components }, card) =>
        repeated(components, ['components', index, 'cards', card, 'components']),
      ),
    );
    return [...repeated(draft.components, ['components']), ...cards];
  },
} as const satisfies TemplateRule;

/** What only marketing templates have. */
export const marketingOnlyRule = {
  id: 'draft.marketing-only',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: 'Meta, templates/marketing-templates, marketing-messages/features; the number: practice',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft }): RuleHit[] {
    // What authentication templates may hold is a rule of its own.
    if (draft.category !== 'UTILITY') return [];
    const kinds = ofType(draft, 'LIMITED_TIME_OFFER', 'CAROUSEL').map(({ component: { type }, path }) => ({
      path,
      reason: 'kind',
      params: { what: type },
    }));
    const gifs = ofType(draft, 'HEADER')
      .filter(({ component }) => component.format === 'GIF')
      .map(({ path }) => ({ path: [...path, 'format'], reason: 'kind', params: { what: 'GIF' } }));
    return [...kinds, ...gifs];
  },
} as const satisfies TemplateRule;

/** A header names its format. */
export const formatRule = {
  id: 'draft.header-format',
  severity: 'error',
  metaCode: 2388047,
  source: 'Meta, templates/components',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    ofType(draft, 'HEADER').flatMap(({ component: { format, text }, path }) => {
      if (format === undefined) return [{ path, reason: 'missing' }];
      return format !== 'TEXT' && text !== undefined
        ? [{ path: [...path, 'text'], reason: 'text-beside', params: { format } }]
        : [];
    }),
} as const satisfies TemplateRule;

function besideOffer({ draft }: LintSubject): RuleHit[] {
  const footer = ofType(draft, 'FOOTER').map(({ path }) => ({
    path,
    reason: 'footer-with-offer',
    metaCode: 2388073,
  }));
  const header = ofType(draft, 'HEADER')
    .filter(
      ({ component: { format }, card }) => card === undefined && format !== 'IMAGE' && format !== 'VIDEO',
    )
    .map(({ path }) => ({ path, reason: 'header-with-offer', metaCode: 2388047 }));
  return [...footer, ...header];
}

/** What does not stand beside what: an offer has no footer and a picture on top, a carousel has a body beside it and no more. */
export const togetherRule = {
  id: 'draft.components-together',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source:
    'Meta, limited-time-offer-templates, media-card-carousel-templates; the number for carousels: practice',
  checkedOn: '2026-11-23',
  isVerified: true,
  run(subject): RuleHit[] {
    const { draft } = subject;
    if (draft.category === 'AUTHENTICATION') return [];
    const offer = has(draft, 'LIMITED_TIME_OFFER') ? besideOffer(subject) : [];
    const others = draft.components.flatMap(({ type }, index) =>
      has(draft, 'CAROUSEL') && type !== 'BODY' && type !== 'CAROUSEL'
        ? [{ path: ['components', index], reason: 'beside-carousel', params: { type } }]
        : [],
    );
    return [...offer, ...others];
  },
} as const satisfies TemplateRule;
