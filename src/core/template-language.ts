/** A language code as templates have it: `en_US`, `de`. One place for all spellings of it. */

/** Region or script of a code: `us` → `US`, `hant` → `Hant`; digits (`419`) stay. */
function subtag(text: string): string {
  if (text.length === 4) return `${text.slice(0, 1).toUpperCase()}${text.slice(1).toLowerCase()}`;
  return text.toUpperCase();
}

/**
 * `en-US`, `EN_us`, ` en_US ` → `en_US`. Meta's REST answers write an underscore, its webhooks' examples a hyphen (Meta,
 * "message_template_status_update", read 2026-11-23), and people write either into a column.
 */
export function templateLanguage(text: string): string {
  const [base = '', ...rest] = text.trim().split(/[-_]/);
  return [base.toLowerCase(), ...rest.map(subtag)].join('_');
}
