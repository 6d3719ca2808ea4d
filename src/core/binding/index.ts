/** Filling templates: what the rest of consend uses of it. */
export type { Binder, Binding, BindingContext, BindingProblem } from './binder.ts';
export { BINDING_CODES } from './binder.ts';
export { columnsOf } from './columns.ts';
export { compileBinder } from './compile.ts';
export {
  BODY_MAX,
  CARD_BODY_MAX,
  CODE_MAX,
  COUPON_MAX,
  HEADER_MAX,
  OFFER_BODY_MAX,
  OFFER_COUPON_MAX,
  PAYLOAD_MAX,
  URL_MAX,
} from './limits.ts';
export { malformed } from './text-fault.ts';
