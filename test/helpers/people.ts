/** Invented people: their numbers, their rows in a recipients file, their consents. */

/** A person of the tests. */
export interface Person {
  /** E.164, clear of the endings by which the sandbox names outcomes. */
  readonly phone: string;
  readonly name: string;
}

/** So many people, counted up from a first one, so that several lists of one test do not overlap. */
export function people(count: number, first = 0): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    phone: `+4915120${String(200_000 + first + index)}`,
    name: `Person${first + index}`,
  }));
}

/** A person whose number's end names an outcome to the sandbox, as 131026. */
export function personEndingIn(ending: string): Person {
  return { phone: `+4915120${ending}`, name: `Ending${ending}` };
}

const RECIPIENT_COLUMNS = 'Kundennr;Vorname;Nachname;Handy;Ort;Land;Sprache;Gutschein';

/** A recipients file like the examples': the same columns, a semicolon between them. */
export function recipientsCsv(list: readonly Person[], more: readonly string[] = []): string {
  const rows = list.map(
    ({ phone, name }, index) => `K-${index + 1};${name};Muster;${phone};Köln;DE;de;HERBST-${1000 + index}`,
  );
  return [RECIPIENT_COLUMNS, ...rows, ...more, ''].join('\r\n');
}

const CONSENT_COLUMNS =
  'phone,event,basis,purpose,channel,occurred_at,source,method,wording,confirmed_at,confirmed_by,evidence';

/** A consent file in which everybody agreed to the newsletter on WhatsApp. */
export function consentsCsv(list: readonly Person[], occurredAt = '2026-02-01T10:00:00+01:00'): string {
  const rows = list.map(
    ({ phone }) =>
      `${phone},given,consent,newsletter,whatsapp,${occurredAt},whatsapp,inbound-message,newsletter-de@3,,,archive/${phone.slice(-6)}.pdf`,
  );
  return [CONSENT_COLUMNS, ...rows, ''].join('\n');
}

/** A consent file in which people took their consent back. */
export function withdrawalsCsv(list: readonly Person[], occurredAt: string): string {
  const rows = list.map(({ phone }) => `${phone},withdrawn,consent,newsletter,,${occurredAt},shop,,,,,`);
  return [CONSENT_COLUMNS, ...rows, ''].join('\n');
}
