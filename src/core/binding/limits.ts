/**
 * How much a message may hold. Meta does not say whether it counts code points or UTF-16 units; lengths here are UTF-16
 * units, of which a text never has fewer. Pages of Meta's WhatsApp documentation as they stood in November 2026.
 */

/** Longest header text after filling ("Template components"; error 132005 above it). */
export const HEADER_MAX = 60;
/** Longest body after filling ("Template components"; error 132005 above it). */
export const BODY_MAX = 1024;
/** Longest body of a template with a limited-time offer ("Limited-time offer templates"). */
export const OFFER_BODY_MAX = 600;
/** Longest body of a carousel's card ("Media card carousel templates"). */
export const CARD_BODY_MAX = 160;
/** Longest coupon code (WhatsApp changelog of 3 December 2025). */
export const COUPON_MAX = 20;
/** Longest coupon code beside a limited-time offer, whose page was not changed with the changelog. */
export const OFFER_COUPON_MAX = 15;
/** Longest one-time password ("Authentication templates"). */
export const CODE_MAX = 15;
/** Longest URL after filling ("Template components"). */
export const URL_MAX = 2000;
/** Longest quick reply payload ("Messages API reference", older edition; not restated since). */
export const PAYLOAD_MAX = 128;
/** Longest name of a document, of a place, of a product and the like; Meta names no limit, this one is generous. */
export const LABEL_MAX = 512;
/** Sections of a product list, and products in all of them together ("Multi-product message templates"). */
export const SECTIONS_MAX = 10;
/** Products in all sections of a product list together (same page). */
export const PRODUCTS_MAX = 30;
/** How long a call button rings through, minutes ("Call button messages"; not restated since). */
export const CALL_MINUTES = { least: 1440, most: 43_200 } as const;
/**
 * Largest filled message, UTF-16 units of its components as JSON. Meta names no limit; nothing within the others comes near it, so
 * what does is a mistake in a Flow's or an order's own data.
 */
export const REQUEST_MAX = 131_072;
