import { refuseDraft } from './draft-refusal.ts';
import { variablesOf } from './draft-text.ts';
import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import type { Refusal } from './refusal.ts';

/** What a kind of button takes in a draft. */
interface ButtonKind {
  /** Most of its kind in one template. */
  readonly most: number;
  readonly properties: readonly string[];
  /** Whether the label is the platform's own, so that none is given. */
  readonly hasFixedLabel?: boolean;
  readonly check?: (place: string, button: JsonObject) => Refusal | null;
}

const LABEL_LENGTH = 25;
const URL_LENGTH = 2_000;
const PHONE_LENGTH = 20;
const COUPON_LENGTH = 20;
const MOST_BUTTONS = 10;

/**
 * Kinds of buttons in drafts. Sources: Meta, templates/components, templates/authentication-templates, business-scoped-user-ids;
 * coupon length: changelog of 3 Dec 2025. Kinds whose form is not described (APP, ORDER_DETAILS) are refused.
 */
const KINDS: ReadonlyMap<string, ButtonKind> = new Map<string, ButtonKind>([
  ['QUICK_REPLY', { most: 10, properties: [] }],
  ['URL', { most: 2, properties: ['url', 'example'], check: checkUrl }],
  ['PHONE_NUMBER', { most: 1, properties: ['phone_number'], check: checkPhone }],
  ['COPY_CODE', { most: 1, properties: ['example'], hasFixedLabel: true, check: checkCoupon }],
  ['FLOW', { most: 1, properties: ['flow_id', 'flow_name', 'flow_json', 'flow_action', 'navigate_screen'] }],
  ['CATALOG', { most: 1, properties: [] }],
  ['MPM', { most: 1, properties: [] }],
  ['SPM', { most: 1, properties: [] }],
  ['VOICE_CALL', { most: 1, properties: ['ttl_minutes'] }],
  ['REQUEST_CONTACT_INFO', { most: 1, properties: [], hasFixedLabel: true }],
]);

/** Checks the buttons of a template or a card: kinds, counts, labels, and that quick replies stand together. */
export function checkDraftButtons(place: string, buttons: unknown): Refusal | null {
  if (!Array.isArray(buttons) || buttons.length === 0)
    return refuseDraft('component', `${place}: buttons must be a list with at least one`);
  if (buttons.length > MOST_BUTTONS)
    return refuseDraft('component', `${place}: ${buttons.length} buttons, ${MOST_BUTTONS} are allowed`);
  const counts = new Map<string, number>();
  for (const [index, button] of buttons.entries()) {
    const refusal = checkButton(`${place} ${index}`, button, counts);
    if (refusal !== null) return refusal;
  }
  return areTogether(buttons)
    ? null
    : refuseDraft('component', `${place}: quick replies must stand together, not between others`);
}

function checkButton(place: string, button: unknown, counts: Map<string, number>): Refusal | null {
  if (!isJsonObject(button)) return refuseDraft('component', `${place}: must be an object`);
  const type = String(button.type).toUpperCase();
  const kind = KINDS.get(type);
  if (kind === undefined)
    return refuseDraft('component', `${place}: type ${String(button.type)} is not taken`);
  const count = (counts.get(type) ?? 0) + 1;
  counts.set(type, count);
  if (count > kind.most) return refuseDraft('component', `${place}: more than ${kind.most} of type ${type}`);
  const unknown = findUnknownProperty(button, new Set(['type', 'text', ...kind.properties]));
  if (unknown !== undefined) return refuseDraft('component', `${place}: unexpected property ${unknown}`);
  return checkLabel(place, button, kind) ?? kind.check?.(place, button) ?? null;
}

function checkLabel(
  place: string,
  { text }: JsonObject,
  { hasFixedLabel = false }: ButtonKind,
): Refusal | null {
  if (text === undefined && hasFixedLabel) return null;
  if (typeof text !== 'string' || text.trim() === '')
    return refuseDraft('component', `${place}: text is missing`);
  if (text.length > LABEL_LENGTH)
    return refuseDraft('length', `${place}: ${text.length} characters, ${LABEL_LENGTH} are allowed`);
  return variablesOf(text).length === 0
    ? null
    : refuseDraft('component', `${place}: a label has no variables`);
}

function checkUrl(place: string, { url, example }: JsonObject): Refusal | null {
  if (typeof url !== 'string' || !/^https?:\/\/\S+$/.test(url))
    return refuseDraft('component', `${place}: url must be an http or https address`);
  if (url.length > URL_LENGTH) return refuseDraft('length', `${place}: url is longer than ${URL_LENGTH}`);
  const variables = variablesOf(url);
  if (variables.length === 0) return null;
  // Positional in templates with named variables too.
  if (variables.length > 1 || variables[0] !== '1' || !url.endsWith('{{1}}'))
    return refuseDraft('component', `${place}: url takes one variable, {{1}} at its end`);
  const samples: unknown = Array.isArray(example) ? example[0] : example;
  return typeof samples === 'string' && samples !== ''
    ? null
    : refuseDraft('sample', `${place}: the variable of url needs a sample`);
}

function checkPhone(place: string, { phone_number: phone }: JsonObject): Refusal | null {
  if (typeof phone !== 'string' || !/^\+?[\d ()-]+$/.test(phone))
    return refuseDraft('component', `${place}: phone_number is missing`);
  return phone.length <= PHONE_LENGTH
    ? null
    : refuseDraft('length', `${place}: phone_number is longer than ${PHONE_LENGTH}`);
}

function checkCoupon(place: string, { example }: JsonObject): Refusal | null {
  const sample: unknown = Array.isArray(example) ? example[0] : example;
  if (typeof sample !== 'string' || sample === '')
    return refuseDraft('sample', `${place}: example is missing`);
  return sample.length <= COUPON_LENGTH
    ? null
    : refuseDraft('length', `${place}: example is longer than ${COUPON_LENGTH}`);
}

function areTogether(buttons: readonly unknown[]): boolean {
  const kinds = buttons.map(
    (button) => isJsonObject(button) && String(button.type).toUpperCase() === 'QUICK_REPLY',
  );
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return changes <= 1;
}
