/** What papers are written with. */
import { type Formats, formatsFor } from '../../i18n/format.ts';
import type { Language, Messages } from '../../i18n/index.ts';
import type { CheckTexts } from '../model.ts';

/** The part of a catalogue that papers read. */
export type PaperCatalogue = Pick<
  Messages,
  'papers' | 'rules' | 'rights' | 'ledger' | 'report' | 'overview' | 'apiErrors'
>;

/** Words, formats and check texts of one language. */
export interface PaperVoice {
  readonly language: Language;
  readonly texts: Messages['papers'];
  readonly rights: Messages['rights'];
  /** Words for duties. */
  readonly duties: Messages['rules']['duties'];
  readonly terms: Messages['ledger'];
  readonly report: Messages['report'];
  readonly states: Messages['overview']['states'];
  readonly apiErrors: Messages['apiErrors'];
  readonly checks: CheckTexts;
  readonly format: Formats;
}

/** The voice of papers in a language and an IANA time zone. */
export function paperVoice(parts: {
  readonly language: Language;
  readonly messages: PaperCatalogue;
  readonly checks: CheckTexts;
  readonly zone: string;
}): PaperVoice {
  const { language, messages, checks, zone } = parts;
  return {
    language,
    texts: messages.papers,
    rights: messages.rights,
    duties: messages.rules.duties,
    terms: messages.ledger,
    report: messages.report,
    states: messages.overview.states,
    apiErrors: messages.apiErrors,
    checks,
    format: formatsFor(language, zone),
  };
}
