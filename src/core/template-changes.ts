/** What differs between two states of a template, and what of it matters to whoever is about to send. */
import { placeholders, type Template } from './template.ts';
import { type TemplatePart, templateParts } from './template-parts.ts';

/**
 * What a difference means for a message that was planned with the state before. `stop`: what would go out, whether it
 * goes out, what it costs or what consent it needs is not what was decided on; `notice`: that is announced; `gain`: it got better;
 * `note`: nothing follows.
 */
export type ChangeWeight = 'stop' | 'notice' | 'note' | 'gain';

/** What can differ. */
export type ChangeKind =
  | 'category'
  | 'correct-category'
  | 'gone'
  | 'status'
  | 'format'
  | 'content'
  | 'quality'
  | 'rejection'
  | 'sub-category'
  | 'previous-category'
  | 'ttl'
  | 'link-tracking'
  | 'new';

/** One difference of one template. */
export interface TemplateDifference {
  readonly name: string;
  readonly language: string;
  readonly kind: ChangeKind;
  readonly weight: ChangeWeight;
  /** Of `content`: which part (`body`, `buttons.0`); undefined where that cannot be told. */
  readonly part?: string | undefined;
  /** Values before and after; undefined: there was none. Of `new` and `gone` the status. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Of `content`: placeholders that came and went. */
  readonly variables?: { readonly added: readonly string[]; readonly removed: readonly string[] } | undefined;
}

type Values = Pick<TemplateDifference, 'before' | 'after'>;

/** The one state in which the platform takes messages with a template (Meta, "Templates overview"). */
const SENDABLE = 'APPROVED';

/** How bad a quality is; not rated yet is as good as green, for both are sent. */
const BADNESS: Readonly<Record<string, number>> = { YELLOW: 1, RED: 2 };
const badness = (quality: string | undefined): number => BADNESS[quality ?? ''] ?? 0;

const always = (weight: ChangeWeight) => (): ChangeWeight => weight;

/**
 * The table of what matters. Category: price and consent depend on it, so each change stops, also to a cheaper one, for the
 * plan was reviewed with the other. Red quality is not sent to by rule of ours (check `template.not-approved`).
 */
const WEIGHTS: Readonly<Record<ChangeKind, (values: Values) => ChangeWeight>> = {
  category: always('stop'),
  'correct-category': ({ after }) => (after === undefined ? 'note' : 'notice'),
  gone: ({ before }) => (before === SENDABLE ? 'stop' : 'note'),
  status: ({ before, after }) => {
    if (after === SENDABLE) return 'gain';
    return before === SENDABLE ? 'stop' : 'note';
  },
  format: always('stop'),
  content: always('stop'),
  quality: ({ before, after }) => {
    if (after === 'RED') return 'stop';
    return badness(after) < badness(before) ? 'gain' : 'note';
  },
  rejection: always('note'),
  'sub-category': always('note'),
  'previous-category': always('note'),
  ttl: always('note'),
  'link-tracking': always('note'),
  new: ({ after }) => (after === SENDABLE ? 'gain' : 'note'),
};

/** Kinds in the order of what they cost whoever overlooks them. */
const ORDER = Object.keys(WEIGHTS) as ChangeKind[];

/** Where a difference stands in a list: a change to MARKETING first of all, gains last, each in the order of the table. */
function rank({ kind, weight, after }: TemplateDifference): number {
  if (kind === 'category' && after === 'MARKETING') return -1;
  const place = ORDER.indexOf(kind);
  if (weight === 'stop' || weight === 'notice') return place;
  return place + ORDER.length * (weight === 'note' ? 1 : 2);
}

/** Differences, what matters most first; of equal weight by name and language. */
export function byWeight(differences: readonly TemplateDifference[]): TemplateDifference[] {
  const named = ({ name, language }: TemplateDifference): string => `${name} ${language}`;
  const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
  return [...differences].sort((one, other) => rank(one) - rank(other) || compare(named(one), named(other)));
}

type Subject = Pick<Template, 'name' | 'language'>;
type Extra = Pick<TemplateDifference, 'part' | 'variables'>;

/** A difference with its weight. */
export function difference(
  { name, language }: Subject,
  kind: ChangeKind,
  values: Values & Extra,
): TemplateDifference {
  return { name, language, kind, weight: WEIGHTS[kind](values), ...values };
}

/** Fields that are compared as they are. */
const FIELDS: readonly (readonly [ChangeKind, (template: Template) => string | undefined])[] = [
  ['category', ({ category }) => category],
  // A category that is right already announces nothing.
  ['correct-category', (one) => (one.correctCategory === one.category ? undefined : one.correctCategory)],
  ['status', ({ status }) => status],
  ['format', ({ parameterFormat }) => parameterFormat],
  ['quality', ({ quality }) => quality],
  ['rejection', ({ rejectedReason }) => (rejectedReason === 'NONE' ? undefined : rejectedReason)],
  ['sub-category', ({ subCategory }) => subCategory],
  ['previous-category', ({ previousCategory }) => previousCategory],
  ['ttl', ({ ttlSeconds }) => ttlSeconds?.toString()],
  ['link-tracking', ({ linkTrackingOptedOut }) => linkTrackingOptedOut?.toString()],
];

function fieldChanges(before: Template, after: Template): TemplateDifference[] {
  const changes = FIELDS.flatMap(([kind, read]) => {
    const values = { before: read(before), after: read(after) };
    return values.before === values.after ? [] : [difference(after, kind, values)];
  });
  // A change of category tells both already.
  const isRecategorised = changes.some(({ kind }) => kind === 'category');
  return isRecategorised ? changes.filter(({ kind }) => kind !== 'previous-category') : changes;
}

function variablesOf(before: string, after: string): Pick<TemplateDifference, 'variables'> {
  const [old, now] = [placeholders(before), placeholders(after)];
  const added = now.filter((name) => !old.includes(name));
  const removed = old.filter((name) => !now.includes(name));
  return added.length + removed.length === 0 ? {} : { variables: { added, removed } };
}

function contentChanges(before: Template, after: Template): TemplateDifference[] {
  const partsOf = (template: Template): Map<string, TemplatePart> =>
    new Map(templateParts(template).map((part) => [part.path, part]));
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((part) => {
    const [was, is] = [old.get(part), now.get(part)];
    if (was?.key === is?.key) return [];
    const variables = variablesOf(was?.text ?? '', is?.text ?? '');
    return [difference(after, 'content', { part, before: was?.text, after: is?.text, ...variables })];
  });
}

/** What differs between two states of one template in one language, what matters most first. Undefined: it was, or is, not there. */
export function templateChanges(
  before: Template | undefined,
  after: Template | undefined,
): TemplateDifference[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined)
    return after ? [difference(after, 'new', { before: undefined, after: after.status })] : [];
  if (after === undefined) return [difference(before, 'gone', { before: before.status, after: undefined })];
  return byWeight([...fieldChanges(before, after), ...contentChanges(before, after)]);
}

/** Name and language as one key: names hold no blank. */
export function templateKey({ name, language }: Subject): string {
  return `${name} ${language}`;
}

/** What differs between two states of an account, or of one name in it. */
export function accountChanges(
  before: readonly Template[],
  after: readonly Template[],
): TemplateDifference[] {
  const keyed = (templates: readonly Template[]): Map<string, Template> =>
    new Map(templates.map((template) => [templateKey(template), template]));
  const [old, now] = [keyed(before), keyed(after)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return byWeight([...keys].flatMap((key) => templateChanges(old.get(key), now.get(key))));
}
