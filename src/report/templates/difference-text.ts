/** One difference of a template in words: what it is, and what follows from it. */
import type { Problem } from '../../core/errors.ts';
import { excerpts } from '../../core/excerpt.ts';
import type { TemplateDifference } from '../../core/template-changes.ts';
import { word } from '../phrases.ts';
import { type CopyWords, templateTitle } from './page.ts';

/** A difference in words. */
export interface DifferenceText {
  /** `category UTILITY → MARKETING`, `body changed, new variable {{3}}` */
  readonly what: string;
  /** What follows from it; undefined where nothing does. */
  readonly meaning: string | undefined;
}

/** A part's path in words: `carousel.1.buttons.0` → `card 2, button 1`. */
function partName(path: string | undefined, words: CopyWords): string {
  if (path === undefined) return words.parts.unknown;
  const [head = '', index, ...rest] = path.split('.');
  if (head === 'carousel' && rest.length > 0)
    return words.parts.card(Number(index) + 1, partName(rest.join('.'), words));
  if (head === 'buttons' && index !== undefined) return words.parts.button(Number(index) + 1);
  const { button: _, card: __, ...named } = words.parts;
  return word(named, path);
}

function contentText(change: TemplateDifference, words: CopyWords): string {
  const { content } = words;
  const part = partName(change.part, words);
  const { added = [], removed = [] } = change.variables ?? {};
  const isKnown = change.part !== undefined;
  const verb =
    isKnown && change.before === undefined
      ? content.added(part)
      : isKnown && change.after === undefined
        ? content.removed(part)
        : content.changed(part);
  return [
    verb,
    ...(added.length > 0 ? [content.variablesAdded(added)] : []),
    ...(removed.length > 0 ? [content.variablesRemoved(removed)] : []),
  ].join(', ');
}

/** A value of a field as people say it. */
function valueText(kind: TemplateDifference['kind'], value: string | undefined, words: CopyWords): string {
  if (value === undefined) return words.none;
  if (kind === 'status') return word(words.statuses, value);
  if (kind === 'quality') return word(words.qualities, value);
  return kind === 'rejection' ? word(words.rejections, value) : value;
}

function whatText(change: TemplateDifference, words: CopyWords): string {
  const { kind, before, after } = change;
  if (kind === 'content') return contentText(change, words);
  if (kind === 'new') return words.came(valueText('status', after, words));
  if (kind === 'gone') return words.gone;
  const now = valueText(kind, after, words);
  if (before === undefined) return `${words.kinds[kind]} ${now}`;
  return `${words.kinds[kind]} ${valueText(kind, before, words)} → ${now}`;
}

function meaningOf(
  { kind, weight, after, variables }: TemplateDifference,
  words: CopyWords,
): string | undefined {
  const { meanings } = words;
  switch (kind) {
    case 'category':
      return after === 'MARKETING' ? meanings.toMarketing : meanings.category;
    case 'correct-category':
      return weight === 'notice' ? meanings.coming : undefined;
    case 'gone':
      return weight === 'stop' ? meanings.gone : undefined;
    case 'status':
    case 'new': {
      const known: Readonly<Record<string, string>> = meanings.status;
      return Object.hasOwn(known, after ?? '') ? known[after ?? ''] : undefined;
    }
    case 'quality':
      return weight === 'stop' ? meanings.red : undefined;
    case 'format':
      return meanings.format;
    case 'content':
      return variables === undefined ? undefined : meanings.variables;
    default:
      return undefined;
  }
}

/** A difference in words. */
export function differenceText(change: TemplateDifference, words: CopyWords): DifferenceText {
  return { what: whatText(change, words), meaning: meaningOf(change, words) };
}

/** The texts before and after, as far as they differ; empty where there are none. */
function excerptText({ kind, before, after }: TemplateDifference): string {
  if (kind !== 'content' || (before === undefined && after === undefined)) return '';
  const [old, now] = excerpts(before ?? '', after ?? '');
  const quoted = (text: string): string => JSON.stringify(text);
  if (before === undefined) return `: ${quoted(now)}`;
  return after === undefined ? `: ${quoted(old)}` : `: ${quoted(old)} → ${quoted(now)}`;
}

/** A difference as a place where something is wrong: the template, what changed from what to what, what follows. */
export function differenceProblem(change: TemplateDifference, words: CopyWords): Problem {
  const { what, meaning } = differenceText(change, words);
  const follows = meaning === undefined ? '' : `. ${meaning}`;
  return { path: templateTitle(change), message: `${what}${excerptText(change)}${follows}` };
}
