/** A template's button and its parameters → what it says and does. */
import type { BoundParameter } from '../bound-message.ts';
import type { TemplateComponent } from '../template.ts';
import { fillPlaceholders, GAP } from './filled-text.ts';
import type { ButtonAction, ButtonView } from './view.ts';

type Button = NonNullable<TemplateComponent['buttons']>[number];
type Parameters = readonly BoundParameter[];

/** A URL button of this address is a one-time password's: the platform turns them into such on creation (Meta, "Copy code authentication templates"). */
const CODE_URL = /^https:\/\/(?:www\.)?whatsapp\.com\/otp\/code\//;
const CODE_WAYS = { COPY_CODE: 'copy', ONE_TAP: 'one-tap', ZERO_TAP: 'zero-tap' } as const;

function find<Kind extends BoundParameter['kind']>(
  parameters: Parameters,
  kind: Kind,
): Extract<BoundParameter, { kind: Kind }> | undefined {
  return parameters.find(
    (parameter): parameter is Extract<BoundParameter, { kind: Kind }> => parameter.kind === kind,
  );
}

/** What was given; a gap is nothing, percent-encoded in an address too. */
function given(value: string | undefined): string | undefined {
  return value === GAP || value === encodeURIComponent(GAP) ? undefined : value;
}

function codeAction(button: Button, parameters: Parameters): ButtonAction {
  const named = button.otpType ?? /[?&]otp_type=([A-Z_]+)/.exec(button.url ?? '')?.[1] ?? 'COPY_CODE';
  const way = Object.entries(CODE_WAYS).find(([type]) => type === named.toUpperCase())?.[1] ?? 'copy';
  return { kind: 'code', way, code: given(find(parameters, 'text')?.text) };
}

function urlAction(button: Button, parameters: Parameters): ButtonAction {
  const url = button.url ?? '';
  if (CODE_URL.test(url)) return codeAction(button, parameters);
  const suffix = given(find(parameters, 'text')?.text);
  // The placeholder has one name only, whatever it is: a URL has one variable (Meta, "Template components").
  const name = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/.exec(url)?.[1] ?? '1';
  return { kind: 'url', url: fillPlaceholders(url, new Map(suffix === undefined ? [] : [[name, suffix]])) };
}

function actionOf(button: Button, parameters: Parameters): ButtonAction {
  switch (button.type) {
    case 'QUICK_REPLY':
      return { kind: 'reply', payload: given(find(parameters, 'payload')?.payload) };
    case 'URL':
      return urlAction(button, parameters);
    case 'PHONE_NUMBER':
      return { kind: 'call', phone: button.phoneNumber ?? '' };
    case 'VOICE_CALL':
      return { kind: 'voice-call', minutes: find(parameters, 'call-minutes')?.minutes };
    case 'COPY_CODE':
      return { kind: 'copy', code: given(find(parameters, 'coupon')?.code) };
    case 'FLOW':
      return { kind: 'flow', flow: button.flowId };
    case 'CATALOG':
      return { kind: 'catalog', thumbnail: find(parameters, 'catalog')?.thumbnail };
    case 'MPM':
      return { kind: 'products', sections: find(parameters, 'products')?.sections };
    case 'SPM':
      return { kind: 'product' };
    case 'OTP':
      return codeAction(button, parameters);
    case 'ORDER_DETAILS':
      return { kind: 'order' };
    case 'REQUEST_CONTACT_INFO':
      return { kind: 'contact' };
    case 'APP':
      return { kind: 'app' };
    default:
      return { kind: 'other' };
  }
}

/** A button as a phone shows it. */
export function buttonView(button: Button, parameters: Parameters): ButtonView {
  return { type: button.type, text: button.text || undefined, action: actionOf(button, parameters) };
}
