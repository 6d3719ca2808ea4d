/**
 * Signatures of webhooks: HMAC-SHA256 with the app's secret over the body's bytes as received. Parsing and writing the
 * body anew breaks it, for it arrives with escapes of its own (Meta, "Create a webhook endpoint").
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const FORM = /^sha256=([0-9a-f]{64})$/i;

/** The value of X-Hub-Signature-256 for a body: `sha256=` and 64 hex digits. */
export function sign(body: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Whether a header signs these bytes. Takes the same time however much of it is right. */
export function verify(body: Uint8Array, header: string | undefined, appSecret: string): boolean {
  const hex = FORM.exec(header ?? '')?.[1];
  if (hex === undefined) return false;
  return timingSafeEqual(createHmac('sha256', appSecret).update(body).digest(), Buffer.from(hex, 'hex'));
}

/** Whether two texts are equal, in a time that depends on neither's content nor length. */
export function equalSecrets(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
