/** A `parameters:` block for a campaign file, ready but for the columns' names. */
import type { TemplateVariable, VariableKind } from '../../core/message/variables.ts';

/** Comments in the reader's language. */
export interface SnippetWords {
  readonly sample: (text: string) => string;
  readonly optional: string;
}

type Media = 'image' | 'video' | 'document' | 'gif';

const media = (kind: Media): string => `{ ${kind}: { link: https://example.com/${kind} } }`;

/** What stands for a value until somebody names a column. */
function column(variable: TemplateVariable): string {
  const { part, name, card } = variable;
  const isNamed = part !== 'button' && name !== undefined && !/^\d+$/.test(name);
  if (isNamed) return `{ column: ${name} }`;
  const place = [card === undefined ? '' : `card_${card + 1}_`, part, name === undefined ? '' : `_${name}`];
  return `{ column: ${place.join('')} }`;
}

const VALUES: Readonly<Record<VariableKind, (variable: TemplateVariable) => string>> = {
  text: column,
  image: () => media('image'),
  video: () => media('video'),
  document: () => media('document'),
  gif: () => media('gif'),
  location: () => '{ location: { latitude: "52.5200", longitude: "13.4050", name: Mitte } }',
  product: () => '{ product: { product: SKU-1, catalog: "1234567890" } }',
  'url-end': column,
  coupon: column,
  payload: () => '{ text: TAPPED }',
  flow: () => '{ flow: { token: unused } }',
  catalog: () => '{ catalog: { thumbnail: SKU-1 } }',
  products: () => '{ products: { thumbnail: SKU-1, sections: [{ title: New, products: [SKU-1] }] } }',
  'call-minutes': () => '{ call: { minutes: 10080 } }',
  order: () => '{ order: { reference_id: A-1 } }',
  'offer-end': () => '{ expires: "2026-12-24T18:00:00+01:00" }',
  code: () => '{ column: code }',
};

/** Samples beyond this are cut, characters: the platform's addresses of media have hundreds. */
const LONGEST_SAMPLE = 60;

/** A sample in one line, whatever it holds: it stands in a comment and in a table. */
export function shortSample({ sample }: TemplateVariable): string | undefined {
  if (sample === undefined) return undefined;
  const signs = [...sample.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')];
  return signs.length > LONGEST_SAMPLE ? `${signs.slice(0, LONGEST_SAMPLE - 1).join('')}…` : signs.join('');
}

/** A line of YAML with its comment; what may stay away is commented out as a whole. */
function line(
  { indent, key }: { readonly indent: string; readonly key: string },
  variable: TemplateVariable,
  words: SnippetWords,
): string {
  const sample = shortSample(variable);
  const note = variable.isOptional ? words.optional : sample === undefined ? '' : words.sample(sample);
  const text = `${key}: ${VALUES[variable.kind](variable)}${note === '' ? '' : ` # ${note}`}`;
  return `${indent}${variable.isOptional ? '# ' : ''}${text}`;
}

function group(
  { name, indent }: { readonly name: string; readonly indent: string },
  variables: readonly TemplateVariable[],
  words: SnippetWords,
): string[] {
  if (variables.length === 0) return [];
  const lines = variables.map((variable) =>
    line({ indent: `${indent}  `, key: `"${variable.name}"` }, variable, words),
  );
  // With nothing but comments beneath, the key itself would be null.
  const isComment = variables.every(({ isOptional }) => isOptional);
  return [`${indent}${isComment ? '# ' : ''}${name}:`, ...lines];
}

function parts(indent: string, variables: readonly TemplateVariable[], words: SnippetWords): string[] {
  const of = (part: TemplateVariable['part']) => variables.filter((variable) => variable.part === part);
  const single = (part: 'header' | 'offer' | 'code') =>
    of(part).map((variable) => line({ indent, key: part }, variable, words));
  return [
    ...single('code'),
    ...single('header'),
    ...single('offer'),
    ...group({ name: 'body', indent }, of('body'), words),
    ...group({ name: 'buttons', indent }, of('button'), words),
  ];
}

/** A card's parts as an item of a list; a card without any is empty. */
function card(variables: readonly TemplateVariable[], words: SnippetWords): string[] {
  const lines = parts('      ', variables, words);
  const first = lines.findIndex((text) => !text.trimStart().startsWith('#'));
  if (first < 0) return ['    - {}', ...lines];
  return ['    -', ...lines];
}

/** The block; empty where the template takes nothing. */
export function parametersYaml(variables: readonly TemplateVariable[], words: SnippetWords): string[] {
  if (variables.length === 0) return [];
  const own = variables.filter((variable) => variable.card === undefined);
  const last = Math.max(...variables.map((variable) => variable.card ?? -1));
  const cards = Array.from({ length: last + 1 }, (_, index) =>
    card(
      variables.filter((variable) => variable.card === index),
      words,
    ),
  );
  const isComment = cards.length === 0 && own.every(({ isOptional }) => isOptional);
  return [
    `${isComment ? '# ' : ''}parameters:`,
    ...parts('  ', own, words),
    ...(cards.length === 0 ? [] : ['  cards:', ...cards.flat()]),
  ];
}
