/** Rules on buttons. Sources: Meta, templates/components, templates/authentication-templates, business-scoped-user-ids. */
import type { DraftButton } from '../template-draft.ts';
import { buttonsOf, ofType } from './parts.ts';
import type { LintSubject, RuleHit, TemplateRule } from './rule.ts';
import { INVALID_COMPONENT } from './rule.ts';
import { hasStrayBraces, writtenVariables } from './variables.ts';

type ButtonType = DraftButton['type'];

const PAGE = 'Meta, templates/components; the number: practice';
const MOST_BUTTONS = 10;

/** Most of each kind in one template; that of VOICE_CALL and FLOW is unverified. */
const MOST: Readonly<Record<ButtonType, number>> = {
  QUICK_REPLY: 10,
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  SPM: 1,
  OTP: 1,
  VOICE_CALL: 1,
  REQUEST_CONTACT_INFO: 1,
  ORDER_DETAILS: 1,
  APP: 1,
};

/** Kinds whose label is the platform's own. */
const FIXED_LABEL: readonly ButtonType[] = ['COPY_CODE', 'REQUEST_CONTACT_INFO', 'OTP'];

/** Keys of each kind beside type and text; absent: its form is not described, so nothing is said of it. */
const KEYS: Readonly<Partial<Record<ButtonType, readonly (keyof DraftButton)[]>>> = {
  QUICK_REPLY: [],
  URL: ['url', 'example'],
  PHONE_NUMBER: ['phone_number'],
  COPY_CODE: ['example'],
  FLOW: ['flow_id', 'flow_name', 'flow_json', 'flow_action', 'navigate_screen'],
  CATALOG: [],
  MPM: [],
  SPM: [],
  VOICE_CALL: ['ttl_minutes'],
  REQUEST_CONTACT_INFO: [],
  OTP: ['otp_type', 'autofill_text', 'zero_tap_terms_accepted', 'supported_apps'],
};

/** Lists of buttons: the template's own and each card's. */
function lists({ draft }: LintSubject) {
  return ofType(draft, 'BUTTONS').map(({ component: { buttons = [] }, path, card }) => ({
    buttons,
    path,
    card,
  }));
}

/** Not too many buttons, and not too many of a kind. */
export const buttonCountRule = {
  id: 'draft.button-count',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: (subject): RuleHit[] =>
    lists(subject).flatMap(({ buttons, path }): RuleHit[] => {
      const count = buttons.length;
      if (count === 0) return [{ path, reason: 'none' }];
      if (count > MOST_BUTTONS) return [{ path, reason: 'many', params: { count, most: MOST_BUTTONS } }];
      const counted = new Map<ButtonType, number>();
      return buttons.flatMap(({ type }, index) => {
        const number = (counted.get(type) ?? 0) + 1;
        counted.set(type, number);
        return number === MOST[type] + 1
          ? [
              {
                path: [...path, 'buttons', index],
                reason: 'many-of-kind',
                params: { type, most: MOST[type] },
              },
            ]
          : [];
      });
    }),
} as const satisfies TemplateRule;

/** Quick replies stand together, at the start or the end. */
export const buttonOrderRule = {
  id: 'draft.button-order',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: (subject): RuleHit[] =>
    lists(subject).flatMap(({ buttons, path }) => {
      const isReply = buttons.map(({ type }) => type === 'QUICK_REPLY');
      const changes = isReply.flatMap((is, index) => (index > 0 && is !== isReply[index - 1] ? [index] : []));
      const second = changes[1];
      return second === undefined ? [] : [{ path: [...path, 'buttons', second], reason: 'mixed' }];
    }),
} as const satisfies TemplateRule;

/** A button has what its kind has. */
export const buttonKeyRule = {
  id: 'draft.button-key',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft, isStored }): RuleHit[] {
    if (isStored) return [];
    return buttonsOf(draft).flatMap(({ button, path }): RuleHit[] => {
      const { type } = button;
      const keys = KEYS[type];
      if (keys === undefined) return [{ path, reason: 'undescribed', params: { type }, severity: 'warning' }];
      const taken: readonly string[] = ['type', 'text', ...keys];
      return Object.keys(button)
        .filter((key) => !taken.includes(key))
        .map((key) => ({ path: [...path, key], reason: 'foreign', params: { key, type } }));
    });
  },
} as const satisfies TemplateRule;

/** A label is there where the platform has none of its own, and holds no variable. */
export const buttonLabelRule = {
  id: 'draft.button-label',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    buttonsOf(draft).flatMap(({ button: { type, text }, path }): RuleHit[] => {
      if ((text ?? '').trim() === '')
        return text === undefined && FIXED_LABEL.includes(type) ? [] : [{ path, reason: 'missing' }];
      return writtenVariables(text ?? '').length > 0 ? [{ path: [...path, 'text'], reason: 'variable' }] : [];
    }),
} as const satisfies TemplateRule;

/** An address is one, and its one variable, {{1}}, stands at the end; positional in templates with named variables too (unverified). */
export const buttonUrlRule = {
  id: 'draft.button-url',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: `${PAGE}; that the variable is {{1}} in named templates too: practice`,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    buttonsOf(draft).flatMap(({ button: { type, url }, path }): RuleHit[] => {
      if (type !== 'URL') return [];
      if (url === undefined) return [{ path, reason: 'missing' }];
      const at = { path: [...path, 'url'] };
      if (!/^https?:\/\/\S+$/.test(url)) return [{ ...at, reason: 'address', params: { url } }];
      const variables = writtenVariables(url);
      if (variables.length === 0) return hasStrayBraces(url) ? [{ ...at, reason: 'braces' }] : [];
      if (variables.length > 1) return [{ ...at, reason: 'several' }];
      if (variables[0] !== '1')
        return [{ ...at, reason: 'name', params: { variable: `{{${variables[0]}}}` } }];
      return url.endsWith('{{1}}') ? [] : [{ ...at, reason: 'inside' }];
    }),
} as const satisfies TemplateRule;

/** A phone button has a number. */
export const buttonPhoneRule = {
  id: 'draft.button-phone',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: PAGE,
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    buttonsOf(draft).flatMap(({ button: { type, phone_number: phone }, path }): RuleHit[] => {
      if (type !== 'PHONE_NUMBER') return [];
      if (phone === undefined) return [{ path, reason: 'missing' }];
      const isNumber = /^\+?[\d ()-]+$/.test(phone) && /\d/.test(phone);
      return isNumber ? [] : [{ path: [...path, 'phone_number'], reason: 'form' }];
    }),
} as const satisfies TemplateRule;
