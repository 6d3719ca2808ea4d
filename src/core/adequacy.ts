/**
 * Countries whose protection the European Commission has found adequate (Art. 45 GDPR). Source: the Commission's list of
 * adequacy decisions, from knowledge as of 2026-11 and not opened for this version: look it up before relying on it. Canada
 * covers commercial organisations; the United States only companies in the EU-US Data Privacy Framework, which has a mechanism
 * of its own (`dpf`).
 */
const ADEQUATE: ReadonlySet<string> = new Set('AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY'.split(' '));

/** Whether a decision of the Commission covers transfers to a country. */
export function isAdequate(country: string): boolean {
  return ADEQUATE.has(country);
}
