import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { TextShape } from './template-shape.ts';

/** Where the parameters belong and which kinds may stand there. */
export interface TextPlace {
  /** `header`, `body`, `card 0 body`: opens every details text. */
  readonly name: string;
  readonly isNamed: boolean;
  /** Whether currency and date_time are taken beside text: in bodies of positional templates. */
  readonly takesMoneyAndDates: boolean;
}

const CURRENCY_PROPERTIES = new Set(['fallback_value', 'code', 'amount_1000']);
const DATE_PROPERTIES = new Set(['fallback_value']);

/**
 * Checks the parameters of one text: how many, which names, their kinds and characters, and the length once filled in.
 * Codes: 132000 count, 100 name or emptiness, 132012 kind and characters, 132005 length.
 * Source: Meta, support/error-codes and templates/overview; characters: reports from practice.
 */
export function checkTextParameters(
  place: TextPlace,
  shape: TextShape,
  parameters: readonly unknown[],
): Refusal | null {
  const expected = shape.placeholders.length;
  if (parameters.length !== expected) return refuseCount(place.name, parameters.length, expected);
  const lengths: number[] = new Array(expected).fill(-1);
  for (const [index, parameter] of parameters.entries()) {
    if (!isJsonObject(parameter)) return refuse(100, `${place.name}: parameter ${index} must be an object`);
    const slot = findSlot(place, shape, parameter, index);
    if (typeof slot !== 'number') return slot;
    if (lengths[slot] !== -1) return refuse(132012, `${place.name}: a parameter_name is given twice`);
    const value = readText(place, parameter);
    if (typeof value !== 'string') return value;
    lengths[slot] = value.length;
  }
  return checkLength(place, shape, lengths);
}

/** 132000: the details name the component and both counts, as senders are used to read them. */
export function refuseCount(place: string, given: number, expected: number): Refusal {
  const counts = `number of localizable_params (${given}) does not match the expected number of params (${expected})`;
  return refuse(132000, `${place}: ${counts}`);
}

/** Checks one text value: a text that is not empty and has no line break, tab or run of more than four spaces. */
export function checkText(place: string, value: unknown): Refusal | null {
  if (typeof value !== 'string') return refuse(100, `${place}: text must be a string`);
  if (value.trim() === '') return refuse(100, `${place}: text must not be empty`);
  if (/[\n\r\t]| {5}/.test(value))
    return refuse(132012, `${place}: text holds a line break, a tab or more than 4 spaces in a row`);
  return null;
}

function findSlot(
  place: TextPlace,
  shape: TextShape,
  parameter: JsonObject,
  index: number,
): number | Refusal {
  const name = parameter.parameter_name;
  if (!place.isNamed) {
    return name === undefined
      ? index
      : refuse(100, `${place.name}: parameter_name given, but the template's parameters have no names`);
  }
  if (typeof name !== 'string' || name === '')
    return refuse(100, `${place.name}: Parameter name is missing or empty`);
  const slot = shape.placeholders.indexOf(name);
  return slot === -1 ? refuse(132012, `${place.name}: the template has no parameter named ${name}`) : slot;
}

function readText(place: TextPlace, parameter: JsonObject): string | Refusal {
  const { type } = parameter;
  for (const property in parameter)
    if (property !== 'type' && property !== type && property !== 'parameter_name')
      return refuse(100, `${place.name}: unexpected property ${property}`);
  if (type === 'text') return checkText(place.name, parameter.text) ?? String(parameter.text);
  if (!place.takesMoneyAndDates || (type !== 'currency' && type !== 'date_time'))
    return refuse(132012, `${place.name}: expected a text parameter, received ${describeType(type)}`);
  const content = parameter[type];
  if (!isJsonObject(content))
    return refuse(131008, `${place.name}: parameter of type ${type} has no ${type}`);
  const unknown = findUnknownProperty(content, type === 'currency' ? CURRENCY_PROPERTIES : DATE_PROPERTIES);
  if (unknown !== undefined) return refuse(100, `${place.name}: unexpected property ${unknown}`);
  if (type === 'currency' && !isMoney(content))
    return refuse(131009, `${place.name}: currency needs a three-letter code and an integer amount_1000`);
  return checkText(place.name, content.fallback_value) ?? String(content.fallback_value);
}

function isMoney({ code, amount_1000: amount }: JsonObject): boolean {
  return typeof code === 'string' && /^[A-Z]{3}$/.test(code) && Number.isInteger(amount);
}

function checkLength(place: TextPlace, shape: TextShape, lengths: readonly number[]): Refusal | null {
  const filled = shape.occurrences.reduce(
    (sum, slot) => sum + Math.max(lengths[slot] ?? 0, 0),
    shape.fixedLength,
  );
  if (filled <= shape.maxLength) return null;
  return refuse(132005, `${place.name}: ${filled} characters once filled in, ${shape.maxLength} are allowed`);
}

/** How a parameter's type is named in a details text. */
export function describeType(type: unknown): string {
  return typeof type === 'string' ? type.toUpperCase() : 'UNKNOWN';
}
