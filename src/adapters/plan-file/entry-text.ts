/** An entry as its line of decisions.ndjson: what JSON.stringify gives, put together in a third of the time. */
import type { BoundComponent, BoundParameter, BoundPart } from '../../core/bound-message.ts';
import type { PlanEntry } from '../../core/plan.ts';

/** What JSON escapes: quote, backslash, control characters, halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that JSON escapes
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** What is the same object for many recipients is written once. */
function kept<T extends object>(write: (value: T) => string): (value: T) => string {
  const texts = new WeakMap<T, string>();
  return (value) => {
    let text = texts.get(value);
    if (text === undefined) {
      text = write(value);
      texts.set(value, text);
    }
    return text;
  };
}

const sharedText = kept<BoundComponent>((component) => JSON.stringify(component));

function parameterText(parameter: BoundParameter): string {
  return parameter.kind === 'text' && parameter.name === undefined
    ? `{"kind":"text","text":${quoted(parameter.text)}}`
    : JSON.stringify(parameter);
}

function partText({ type, index, subType, parameters }: BoundPart): string {
  let text = `{"type":"${type}"`;
  if (index !== undefined) text += `,"index":${index}`;
  if (subType !== undefined) text += `,"subType":"${subType}"`;
  text += ',"parameters":[';
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at];
    if (parameter !== undefined) text += at === 0 ? parameterText(parameter) : `,${parameterText(parameter)}`;
  }
  return `${text}]}`;
}

/** Texts alone are worth writing by hand; media repeat, and the rest is rare. */
function componentText(component: BoundComponent): string {
  if (component.type === 'carousel' || component.parameters[0]?.kind !== 'text') return sharedText(component);
  return partText(component);
}

/** What every entry may have and what few have; an addition that is missing here does not compile. */
const KEYS = {
  row: 'usual',
  file: 'rare',
  phone: 'usual',
  country: 'usual',
  decision: 'usual',
  reasons: 'usual',
  basis: 'usual',
  event: 'usual',
  contract: 'rare',
  notBefore: 'rare',
  key: 'rare',
  language: 'usual',
  zone: 'rare',
  components: 'usual',
  problems: 'rare',
} as const satisfies Record<keyof PlanEntry, 'usual' | 'rare'>;

const RARE = (Object.keys(KEYS) as (keyof typeof KEYS)[]).filter((key) => KEYS[key] === 'rare');

function isUsual(entry: PlanEntry): boolean {
  for (const key of RARE) if (entry[key] !== undefined) return false;
  return true;
}

/** The entry as JSON. */
export function entryText(entry: PlanEntry): string {
  if (!isUsual(entry)) return JSON.stringify(entry);
  const { row, phone, country, decision, reasons, basis, event, language, components } = entry;
  const why = reasons.length === 0 ? '[]' : JSON.stringify(reasons);
  let text = `{"row":${row},"phone":${quoted(phone)},"country":${quoted(country)},"decision":"${decision}","reasons":${why}`;
  if (basis !== undefined) text += `,"basis":"${basis}"`;
  if (event !== undefined) text += `,"event":${event}`;
  if (language !== undefined) text += `,"language":${quoted(language)}`;
  if (components !== undefined) {
    text += ',"components":[';
    for (let at = 0; at < components.length; at += 1) {
      const component = components[at];
      if (component !== undefined)
        text += at === 0 ? componentText(component) : `,${componentText(component)}`;
    }
    text += ']';
  }
  return `${text}}`;
}
