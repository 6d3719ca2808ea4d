/** How long what fills a template may be. Lengths are UTF-16 units, of which a text never has fewer than code points. */

/** Longest header text, in characters (Meta, "Template components"). */
export const HEADER_MAX = 60;
/** Longest body text after filling, in characters (same page; error 132005 above it). */
export const BODY_MAX = 1024;
/** Longest coupon code since 3 Dec 2025 (Meta, WhatsApp changelog). */
export const COUPON_MAX = 20;
/** Longest URL after filling, in characters (same page). */
export const URL_MAX = 2000;
/** Longest quick reply payload, in characters (Meta, Messages API reference; older edition). */
export const PAYLOAD_MAX = 128;
/** Longest media id; the platform names no limit, its ids have under 20 digits. */
export const MEDIA_ID_MAX = 512;
