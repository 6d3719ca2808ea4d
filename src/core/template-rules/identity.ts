/** Rules on a draft's name, language and time to live. */
import { TEMPLATE_LANGUAGES } from '../data/template-languages.ts';
import { nearest } from '../nearest.ts';
import type { RuleHit, TemplateRule } from './rule.ts';
import { INVALID_COMPONENT } from './rule.ts';

const NAME_LENGTH = 512;

/** A name that the platform would take, made from one that it would not. */
function nameFrom(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, NAME_LENGTH);
}

/** Lower-case letters, digits and underscores, 512 at most. */
export const nameRule = {
  id: 'draft.name',
  severity: 'error',
  source: 'Meta, templates/components',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft: { name } }): RuleHit[] {
    if (/^[a-z0-9_]{1,512}$/.test(name)) return [];
    const better = nameFrom(name);
    if (name.length > NAME_LENGTH)
      return [{ path: ['name'], reason: 'long', params: { length: name.length, most: NAME_LENGTH } }];
    return [
      better === ''
        ? { path: ['name'], reason: 'form' }
        : { path: ['name'], reason: 'form-better', params: { better } },
    ];
  },
} as const satisfies TemplateRule;

/** One of the platform's languages, spelled as it spells them. */
export const languageRule = {
  id: 'draft.language',
  severity: 'error',
  source: 'Meta, templates/supported-languages (page of 4 Nov 2025)',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft: { language } }): RuleHit[] {
    if (TEMPLATE_LANGUAGES.includes(language)) return [];
    const spelled = language.replace('-', '_').toLowerCase();
    const meant =
      TEMPLATE_LANGUAGES.find((known) => known.toLowerCase() === spelled) ??
      TEMPLATE_LANGUAGES.find((known) => known === spelled.split('_')[0]) ??
      nearest(language, TEMPLATE_LANGUAGES);
    return [
      meant === undefined
        ? { path: ['language'], reason: 'unknown', params: { language } }
        : { path: ['language'], reason: 'meant', params: { language, meant } },
    ];
  },
} as const satisfies TemplateRule;

/** Seconds that a message may wait, by category; -1 stands for 30 days. */
const TTL_RANGE = {
  AUTHENTICATION: { low: 30, high: 900, mayBeEndless: true },
  UTILITY: { low: 30, high: 43_200, mayBeEndless: true },
  MARKETING: { low: 43_200, high: 2_592_000, mayBeEndless: false },
} as const;

/** How long delivery is tried must lie in the category's range; for marketing it counts on one path only. */
export const ttlRule = {
  id: 'draft.ttl',
  severity: 'error',
  metaCode: INVALID_COMPONENT,
  source: 'Meta, templates/time-to-live; the number: practice',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft: { category, message_send_ttl_seconds: seconds } }): RuleHit[] {
    if (seconds === undefined) return [];
    const path = ['message_send_ttl_seconds'];
    const { low, high, mayBeEndless } = TTL_RANGE[category];
    const isFit = (mayBeEndless && seconds === -1) || (seconds >= low && seconds <= high);
    if (!isFit)
      return [{ path, reason: mayBeEndless ? 'range-or-endless' : 'range', params: { category, low, high } }];
    return category === 'MARKETING' ? [{ path, reason: 'marketing-path', severity: 'note' }] : [];
  },
} as const satisfies TemplateRule;

/** A setting that has no effect any more. */
export const categoryChangeRule = {
  id: 'draft.category-change',
  severity: 'note',
  source: 'Meta, templates/template-categorization (no effect since 9 Apr 2025)',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft }): RuleHit[] {
    return draft.allow_category_change === undefined
      ? []
      : [{ path: ['allow_category_change'], reason: 'no-effect' }];
  },
} as const satisfies TemplateRule;
