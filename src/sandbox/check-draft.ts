import { checkDraftButtons } from './draft-buttons.ts';
import {
  BODY_LENGTH,
  checkDraftBody,
  checkDraftCarousel,
  checkDraftFooter,
  checkDraftHeader,
  checkDraftOffer,
  type DraftContext,
  typeOf,
} from './draft-components.ts';
import { refuseDraft } from './draft-refusal.ts';
import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import type { Refusal } from './refusal.ts';

const AUTHENTICATION_BUTTONS = new Set(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']);

/** Seconds a message may wait, by category; -1 stands for 30 days. Source: Meta, templates/time-to-live. */
const TTL_RANGE: Readonly<Record<string, readonly [number, number]>> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
};

/** Checks how long messages of a template may wait. */
export function checkTtl(category: string, seconds: unknown): Refusal | null {
  if (seconds === undefined) return null;
  const [low, high] = TTL_RANGE[category] ?? [0, 0];
  const isUnlimited = seconds === -1 && category !== 'MARKETING';
  const isInRange =
    typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= low && seconds <= high;
  return isUnlimited || isInRange
    ? null
    : refuseDraft('component', `message_send_ttl_seconds must lie between ${low} and ${high}`);
}

/**
 * Checks the components of a draft: one body, at most one of each other kind, and the rules of each.
 * Source: Meta, templates/components and the page of each kind of template.
 */
export function checkDraftComponents(components: unknown, context: DraftContext): Refusal | null {
  if (!Array.isArray(components) || components.length === 0 || !components.every(isJsonObject))
    return refuseDraft('component', 'components must be a list of objects');
  const byType = new Map<string, JsonObject>();
  for (const component of components) {
    const type = typeOf(component);
    if (byType.has(type)) return refuseDraft('component', `a second component of type ${type}`);
    byType.set(type, component);
  }
  if (!byType.has('BODY')) return refuseDraft('body', 'body: is missing');
  if (context.category === 'AUTHENTICATION') return checkAuthentication(byType);
  return checkTogether(byType, context) ?? checkEach(byType, context);
}

function checkEach(byType: ReadonlyMap<string, JsonObject>, context: DraftContext): Refusal | null {
  const maxLength = byType.has('LIMITED_TIME_OFFER') ? BODY_LENGTH.offer : BODY_LENGTH.plain;
  for (const [type, component] of byType) {
    const refusal = checkOne(type, component, { ...context, maxLength });
    if (refusal !== null) return refusal;
  }
  return null;
}

function checkOne(
  type: string,
  component: JsonObject,
  context: DraftContext & { readonly maxLength: number },
): Refusal | null {
  switch (type) {
    case 'HEADER':
      return checkDraftHeader('header', component, context);
    case 'BODY':
      return checkDraftBody('body', component, context);
    case 'FOOTER':
      return checkDraftFooter(component);
    case 'BUTTONS':
      return checkDraftButtons('button', component.buttons);
    case 'CAROUSEL':
      return checkDraftCarousel(component, context);
    case 'LIMITED_TIME_OFFER':
      return checkDraftOffer(component);
    case 'CALL_PERMISSION_REQUEST':
      return null;
    default:
      return refuseDraft('component', `type ${String(component.type)} is not taken`);
  }
}

// What may not stand beside what. Source: Meta, limited-time-offer-templates and media-card-carousel-templates.
function checkTogether(byType: ReadonlyMap<string, JsonObject>, { category }: DraftContext): Refusal | null {
  const isMarketingOnly = byType.has('LIMITED_TIME_OFFER') || byType.has('CAROUSEL');
  if (isMarketingOnly && category !== 'MARKETING')
    return refuseDraft('component', 'offers and carousels are for marketing templates');
  if (byType.has('LIMITED_TIME_OFFER')) {
    const format = String(byType.get('HEADER')?.format ?? 'IMAGE').toUpperCase();
    if (byType.has('FOOTER')) return refuseDraft('footer', 'footer: not with a limited-time offer');
    if (format !== 'IMAGE' && format !== 'VIDEO')
      return refuseDraft('header', 'header: an image or a video with a limited-time offer');
  }
  if (byType.has('CAROUSEL') && [...byType.keys()].some((type) => type !== 'BODY' && type !== 'CAROUSEL'))
    return refuseDraft('component', 'carousel: only a body stands beside it');
  return null;
}

/**
 * An authentication template: the platform writes its text, so there is a body without one, an expiry of 1 to 90 minutes
 * and one button for the code. Source: Meta, templates/authentication-templates.
 */
function checkAuthentication(byType: ReadonlyMap<string, JsonObject>): Refusal | null {
  const body = byType.get('BODY') ?? {};
  const footer = byType.get('FOOTER');
  const buttons: unknown = byType.get('BUTTONS')?.buttons;
  const other = [...byType.keys()].find((type) => !['BODY', 'FOOTER', 'BUTTONS'].includes(type));
  if (other !== undefined) return refuseDraft('component', `${other} is not for authentication templates`);
  if (findUnknownProperty(body, new Set(['type', 'add_security_recommendation'])) !== undefined)
    return refuseDraft('body', 'body: takes add_security_recommendation alone');
  const minutes = footer?.code_expiration_minutes;
  if (footer !== undefined && !(typeof minutes === 'number' && minutes >= 1 && minutes <= 90))
    return refuseDraft('footer', 'footer: code_expiration_minutes must lie between 1 and 90');
  const [button, ...more] = Array.isArray(buttons) ? (buttons as unknown[]) : [];
  const isCode =
    isJsonObject(button) &&
    more.length === 0 &&
    typeOf(button) === 'OTP' &&
    AUTHENTICATION_BUTTONS.has(String(button.otp_type).toUpperCase());
  return isCode ? null : refuseDraft('component', 'buttons: one of type OTP with otp_type is needed');
}
