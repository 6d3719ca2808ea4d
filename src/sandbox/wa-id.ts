/**
 * WhatsApp's own id for a number, digits only. It differs from the number sent to in three countries: Brazil drops
 * the ninth digit outside the area codes 11 to 28, Mexico has a 1 and Argentina a 9 after the country code. Senders that join
 * answers by number instead of by message id notice it here.
 * Source: Meta, about-the-platform, on altered BR and MX prefixes; for AR and the area codes, reports from practice.
 */
export function toWaId(digits: string): string {
  if (digits.startsWith('55')) return digits.replace(/^55([3-9]\d)9(\d{8})$/, '55$1$2');
  if (digits.startsWith('52')) return digits.replace(/^52(\d{10})$/, '521$1');
  if (digits.startsWith('54')) return digits.replace(/^54([1-8]\d{9})$/, '549$1');
  return digits;
}
