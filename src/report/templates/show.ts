/** Everything known of a template, in a terminal: state, look, variables, a block for a campaign file. */
import { messageView } from '../../core/message/render.ts';
import { type TemplateVariable, templateVariables } from '../../core/message/variables.ts';
import type { StoredTemplate, Template } from '../../core/template.ts';
import type { Formats } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/index.ts';
import { word } from '../phrases.ts';
import { labelled, padEnd, widthOf } from '../terminal/layout.ts';
import { PHONE_WIDTH, type PhoneOptions, phoneLines } from '../terminal/phone.ts';
import { parametersYaml, shortSample } from './parameters-yaml.ts';

/** How a template is shown. */
export interface ShowOptions {
  readonly messages: Pick<Messages, 'phone' | 'templateCopies' | 'templateShow'>;
  readonly format: Formats;
  /** Columns of the terminal. */
  readonly width: number;
  /** How its phone is drawn. */
  readonly phone: Pick<PhoneOptions, 'looks' | 'keepsMarks' | 'sender'>;
  /** Now, epoch milliseconds. */
  readonly now: number;
}

/** What the state of a template needs of that. */
type StateOptions = Omit<ShowOptions, 'phone'>;

/** A fact: its name, and what is to be said of it. */
type Fact = readonly [label: string, ...sentences: (string | undefined)[]];

const INDENT = '  ';
const DAY_SECONDS = 86_400;
/** How long delivery is tried where a template does not say it, seconds (Meta, "Time to live", seen 2026-11-23). */
const USUAL_TTL: Readonly<Record<string, number>> = { AUTHENTICATION: 600 };
const LONGEST_TTL = 30 * DAY_SECONDS;

function statusFact(
  { status, quality }: Template,
  { templateShow, templateCopies }: ShowOptions['messages'],
): Fact {
  const says = status === 'APPROVED' ? templateShow.sendable : word(templateCopies.meanings.status, status);
  const isRed = status === 'APPROVED' && quality === 'RED';
  return [
    templateShow.labels.status,
    word(templateCopies.statuses, status),
    isRed ? templateShow.redQuality : says,
  ];
}

function categoryFacts(
  template: Template,
  { templateShow, templateCopies }: ShowOptions['messages'],
): Fact[] {
  const { category, subCategory, previousCategory, correctCategory } = template;
  const needs = word(templateShow.needs, category);
  const facts: Fact[] = [
    [
      templateShow.labels.category,
      subCategory === undefined ? category : `${category}, ${templateShow.subCategory(subCategory)}`,
      needs === category ? undefined : needs,
      previousCategory === undefined || previousCategory === category
        ? undefined
        : templateShow.previously(previousCategory),
    ],
  ];
  if (correctCategory === undefined || correctCategory === category) return facts;
  const { coming, follows } = templateShow;
  const then = correctCategory === 'MARKETING' ? follows.MARKETING : follows.other;
  return [...facts, ['!', `${coming(correctCategory)} ${then} ${templateCopies.meanings.coming}`]];
}

function qualityFact({ quality, qualityAt }: Template, { messages, format }: StateOptions): Fact {
  const { templateShow, templateCopies } = messages;
  const rated =
    qualityAt === undefined || quality === 'UNKNOWN' ? undefined : templateShow.rated(format.day(qualityAt));
  return [templateShow.labels.quality, word(templateCopies.qualities, quality), rated];
}

function rejectionFacts(
  { rejectedReason }: Template,
  { templateShow, templateCopies }: ShowOptions['messages'],
): Fact[] {
  if (rejectedReason === undefined || rejectedReason === 'NONE') return [];
  const { other, ...known } = templateShow.rejections;
  const todo = word(known, rejectedReason);
  return [
    [
      templateShow.labels.rejected,
      word(templateCopies.rejections, rejectedReason),
      todo === rejectedReason ? other : todo,
    ],
  ];
}

function deliveryFact(
  { category, ttlSeconds, linkTrackingOptedOut }: Template,
  { messages, format }: StateOptions,
): Fact {
  const { templateShow } = messages;
  const usual = USUAL_TTL[category] ?? LONGEST_TTL;
  // -1 stands for the longest time.
  const seconds = ttlSeconds === undefined ? usual : ttlSeconds < 0 ? LONGEST_TTL : ttlSeconds;
  const isOwn = ttlSeconds !== undefined && category === 'MARKETING';
  return [
    templateShow.labels.delivery,
    templateShow.tried(format.duration(seconds)),
    ttlSeconds === undefined ? templateShow.usual : isOwn ? templateShow.marketingOnly : undefined,
    linkTrackingOptedOut ? templateShow.clicksOff : undefined,
  ];
}

function copyFact({ syncedAt, template }: StoredTemplate, { messages, format, now }: StateOptions): Fact {
  const { list } = messages.templateCopies;
  const age = format.duration(Math.max(0, (now - syncedAt) / 1000));
  return [messages.templateShow.labels.copy, list.readAt(age, format.dayTime(syncedAt)), `id ${template.id}`];
}

function placeOf({ part, name, card }: TemplateVariable, { places }: Messages['templateShow']): string {
  const place = part === 'button' ? places.button(name ?? '') : places[part];
  const named = part !== 'button' && name !== undefined ? `${place} {{${name}}}` : place;
  return card === undefined ? named : places.card(card + 1, named);
}

function variableLines(variables: readonly TemplateVariable[], { messages }: ShowOptions): string[] {
  const { templateShow } = messages;
  const rows = variables.map((variable) => {
    const sample = shortSample(variable);
    const says = [
      templateShow.kinds[variable.kind],
      variable.isOptional ? templateShow.optional : undefined,
      sample === undefined ? undefined : templateShow.sample(sample),
    ];
    return { place: placeOf(variable, templateShow), says: says.filter((part) => part !== undefined) };
  });
  const width = Math.max(0, ...rows.map(({ place }) => widthOf(place)));
  return rows.map(({ place, says }) => `${INDENT}${INDENT}${padEnd(place, width)}  ${says.join(', ')}`);
}

function variablesBlock(template: Template, options: ShowOptions): string[] {
  const { templateShow } = options.messages;
  const variables = templateVariables(template);
  const how = template.parameterFormat === 'NAMED' ? templateShow.byName : templateShow.byPosition;
  const head = `${INDENT}${templateShow.labels.variables}`;
  if (variables.length === 0) return [`${head}  ${templateShow.noVariables}`];
  const isNumbered = variables.some(({ part, name }) => part !== 'button' && name !== undefined);
  return [isNumbered ? `${head} ${how}` : head, ...variableLines(variables, options)];
}

/** How a template stands, a fact a line: status, reason of a rejection, category, quality, delivery, age of the copy. */
export function stateLines(copy: StoredTemplate, options: StateOptions): string[] {
  const { template } = copy;
  const { messages, width } = options;
  const facts = [
    statusFact(template, messages),
    ...rejectionFacts(template, messages),
    ...categoryFacts(template, messages),
    qualityFact(template, options),
    deliveryFact(template, options),
    copyFact(copy, options),
  ];
  const label = Math.max(...facts.map(([name]) => widthOf(name))) + 2;
  return facts.flatMap(([name, ...sentences]) =>
    labelled(name, sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(' · '), {
      label,
      width: width - INDENT.length,
    }),
  );
}

function languageBlock(copy: StoredTemplate, options: ShowOptions): string[] {
  const { template } = copy;
  const { messages, phone, format, width, now } = options;
  const lines = stateLines(copy, options);
  const drawn = phoneLines(messageView(template, []), {
    ...phone,
    phone: messages.phone,
    format,
    width: Math.max(24, Math.min(PHONE_WIDTH, width - INDENT.length)),
    at: now,
  });
  return [
    phone.looks.bold(`${template.name} · ${template.language}`),
    ...[...lines, '', ...drawn].map((line) => INDENT + line),
    '',
    ...variablesBlock(template, options),
    '',
  ];
}

const shapeOf = (template: Template): string =>
  templateVariables(template)
    .map(({ kind, part, name, card }) => `${card ?? ''}${part}${name ?? ''}${kind}`)
    .sort()
    .join();

/** The `parameters:` block of a template, line by line. */
export function snippetOf(template: Template, { templateShow }: Pick<Messages, 'templateShow'>): string[] {
  const { sample, optional } = templateShow;
  return parametersYaml(templateVariables(template), { sample, optional });
}

function snippetBlock(copies: readonly StoredTemplate[], options: ShowOptions): string[] {
  const [first] = copies;
  const lines = first ? snippetOf(first.template, options.messages) : [];
  if (!first || lines.length === 0) return [];
  const { templateShow } = options.messages;
  const { name, language } = first.template;
  const differ = copies.some(({ template }) => shapeOf(template) !== shapeOf(first.template));
  return [
    templateShow.snippet,
    ...(differ ? [`${templateShow.differ} ${language}.`] : []),
    '',
    ...lines,
    '',
    templateShow.next(name),
  ];
}

/** The text of `consend templates show`. */
export function terminalTemplate(copies: readonly StoredTemplate[], options: ShowOptions): string {
  const lines = [...copies.flatMap((copy) => languageBlock(copy, options)), ...snippetBlock(copies, options)];
  const end = lines.findLastIndex((line) => line !== '') + 1;
  return `${lines
    .slice(0, end)
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
