import { checkCatalog, checkFlow, checkOrder, checkProductList } from './check-button-action.ts';
import { checkText, checkTextParameters, refuseCount } from './check-text-parameters.ts';
import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ButtonShape } from './template-shape.ts';

/** How a kind of button is filled in. */
interface ButtonRule {
  /** `sub_type` of its component; null when it takes no component. */
  readonly subType: string | null;
  /** Whether a send without its component is refused. */
  readonly isRequired: boolean;
  readonly check: (name: string, parameter: JsonObject) => Refusal | null;
}

const CODE_LENGTH = 15;
const COUPON_LENGTH = 20;
const PAYLOAD_LENGTH = 128;

/**
 * Kinds of buttons. Source: Meta, templates/components, templates/authentication-templates, messages/template-messages,
 * calling/call-button-messages-deep-links; coupon length: changelog of 3 Dec 2025.
 */
const BUTTON_RULES: Readonly<Record<string, ButtonRule>> = {
  QUICK_REPLY: { subType: 'quick_reply', isRequired: false, check: checkPayload },
  URL: { subType: 'url', isRequired: true, check: checkSuffix },
  OTP: { subType: 'url', isRequired: true, check: checkCode },
  COPY_CODE: { subType: 'copy_code', isRequired: true, check: checkCoupon },
  FLOW: { subType: 'flow', isRequired: true, check: checkFlow },
  CATALOG: { subType: 'catalog', isRequired: false, check: checkCatalog },
  MPM: { subType: 'mpm', isRequired: true, check: checkProductList },
  ORDER_DETAILS: { subType: 'order_details', isRequired: true, check: checkOrder },
  VOICE_CALL: { subType: 'voice_call', isRequired: false, check: checkCallTtl },
};

const NO_COMPONENT: ButtonRule = { subType: null, isRequired: false, check: () => null };

/**
 * Checks the button components of a send: each index and sub_type fits a button of the template, each has the parameter
 * that button takes, and none that needs one is left out (131008).
 */
export function checkButtons(
  place: string,
  buttons: readonly ButtonShape[],
  components: readonly JsonObject[],
): Refusal | null {
  const filled = new Set<number>();
  for (const component of components) {
    const index = readIndex(component.index);
    const button = index === null ? undefined : buttons[index];
    if (index === null || button === undefined)
      return refuse(131009, `${place}: the template has no button at index ${String(component.index)}`);
    if (filled.has(index)) return refuse(131009, `${place}: button at index ${index} is given twice`);
    filled.add(index);
    const refusal = checkButton(`${place}: Button at index ${index}`, button, component);
    if (refusal !== null) return refusal;
  }
  for (const [index, button] of buttons.entries()) {
    if (!filled.has(index) && needsComponent(button))
      return refuse(131008, `${place}: Button at index ${index} of type ${button.type} requires a parameter`);
  }
  return null;
}

function checkButton(name: string, button: ButtonShape, component: JsonObject): Refusal | null {
  const rule = ruleOf(button);
  const parameters = component.parameters ?? [];
  if (!Array.isArray(parameters)) return refuse(100, `${name}: parameters must be an array`);
  if (rule.subType !== null && component.sub_type !== rule.subType)
    return refuse(131009, `${name}: sub_type must be ${rule.subType} for a button of type ${button.type}`);
  const expected = rule.subType === null ? 0 : 1;
  if (expected === 1 && parameters.length === 0) return refuse(131008, `${name} requires a parameter`);
  if (parameters.length !== expected) return refuseCount(name, parameters.length, expected);
  const parameter: unknown = parameters[0];
  if (expected === 0) return null;
  if (!isJsonObject(parameter)) return refuse(100, `${name}: the parameter must be an object`);
  return checkParameter(name, button, parameter);
}

function checkParameter(name: string, button: ButtonShape, parameter: JsonObject): Refusal | null {
  const type = parameterType(button.type);
  const unknown = findUnknownProperty(parameter, new Set(['type', 'parameter_name', type]));
  if (unknown !== undefined) return refuse(100, `${name}: unexpected property ${unknown}`);
  if (parameter.type !== type) return refuse(132012, `${name}: the parameter must be of type ${type}`);
  const refusal = ruleOf(button).check(name, parameter);
  if (refusal !== null || button.url === null) return refusal;
  // The address variable stays positional in NAMED templates too, so a name beside it is let pass.
  const place = { name, isNamed: false, takesMoneyAndDates: false };
  return checkTextParameters(place, button.url, [{ type: 'text', text: parameter.text }]);
}

function ruleOf(button: ButtonShape): ButtonRule {
  // A URL button without a variable is fixed and takes nothing.
  if (button.url !== null && button.url.placeholders.length === 0) return NO_COMPONENT;
  return BUTTON_RULES[button.type] ?? NO_COMPONENT;
}

function needsComponent(button: ButtonShape): boolean {
  return ruleOf(button).isRequired;
}

function parameterType(buttonType: string): string {
  if (buttonType === 'QUICK_REPLY') return 'payload';
  if (buttonType === 'URL' || buttonType === 'OTP') return 'text';
  if (buttonType === 'COPY_CODE') return 'coupon_code';
  return buttonType === 'VOICE_CALL' ? 'ttl_minutes' : 'action';
}

function readIndex(value: unknown): number | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : null;
  return typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : null;
}

function checkPayload(name: string, { payload }: JsonObject): Refusal | null {
  if (typeof payload !== 'string' || payload === '') return refuse(131008, `${name}: payload is missing`);
  if (payload.length <= PAYLOAD_LENGTH) return null;
  return refuse(131009, `${name}: payload is longer than ${PAYLOAD_LENGTH} characters`);
}

// What is appended to an address has to be a part of one. Source: Meta, templates/components (percent-encode it); RFC 3986.
function checkSuffix(name: string, { text }: JsonObject): Refusal | null {
  const refusal = checkText(name, text);
  if (refusal !== null || /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(String(text))) return refusal;
  return refuse(131009, `${name}: the text must be percent-encoded`);
}

function checkCode(name: string, { text }: JsonObject): Refusal | null {
  const refusal = checkText(name, text);
  if (refusal !== null || String(text).length <= CODE_LENGTH) return refusal;
  return refuse(131009, `${name}: the code is longer than ${CODE_LENGTH} characters`);
}

function checkCoupon(name: string, { coupon_code: coupon }: JsonObject): Refusal | null {
  if (typeof coupon !== 'string' || coupon === '') return refuse(131008, `${name}: coupon_code is missing`);
  if (coupon.length <= COUPON_LENGTH) return null;
  return refuse(131009, `${name}: coupon_code is longer than ${COUPON_LENGTH} characters`);
}

function checkCallTtl(name: string, { ttl_minutes: minutes }: JsonObject): Refusal | null {
  const isTtl = typeof minutes === 'number' && minutes >= 1_440 && minutes <= 43_200;
  return isTtl ? null : refuse(131009, `${name}: ttl_minutes must lie between 1440 and 43200`);
}
