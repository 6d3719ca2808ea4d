/** Where a judge of requests is known to be wrong or silent. An exception that is no longer needed fails the test. */

/** A judge: Meta's patched OpenAPI file, or the package @kapso/whatsapp-cloud-api. */
export type Judge = 'openapi' | 'kapso';

/** A kind of content that a judge does not take, and why it is sent all the same. */
export interface Exception {
  /** As `kindsOf` names it. */
  readonly kind: string;
  readonly judge: Judge;
  /** `wrong`: it contradicts Meta's pages. `silent`: it has no place for the kind. */
  readonly is: 'wrong' | 'silent';
  readonly reason: string;
}

const kapso = (is: Exception['is'], kind: string, reason: string): Exception => ({
  kind,
  judge: 'kapso',
  is,
  reason,
});

/**
 * All of them; kapso is version 0.3.0, read on 25 November 2026, Meta's pages as of November 2026. The OpenAPI file needs none:
 * what is wrong with it is patched, each with its reason (openapi/patches.ts).
 */
export const EXCEPTIONS: readonly Exception[] = [
  kapso('wrong', 'body: currency', 'its client sends amount1000; Meta, "Template messages": amount_1000'),
  kapso(
    'wrong',
    'coupon code of 16 to 20 characters',
    'it stops at 15; WhatsApp changelog of 3 December 2025: 20',
  ),
  kapso('wrong', 'document name', 'it drops filename; Meta, "Template components": a document has a name'),
  kapso('silent', 'header: gif', 'Meta, "Marketing Messages API features"'),
  kapso('silent', 'header: product', 'Meta, "Product card carousel templates"'),
  kapso('silent', 'limited_time_offer', 'Meta, "Limited-time offer templates"'),
  kapso(
    'silent',
    'button: catalog',
    'its types have it, its zod builder does not; Meta, "Catalog templates"',
  ),
  kapso('silent', 'button: mpm', 'Meta, "Multi-product message templates"'),
  kapso('silent', 'button: voice_call', 'Meta, "Call button messages"'),
  kapso('silent', 'button: order_details', 'Meta, "Payments", of payment markets alone'),
];
