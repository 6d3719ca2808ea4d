/** A renderer's voice: words, formats and check texts of one language. */
import { type Formats, formatsFor } from '../i18n/format.ts';
import type { Language, Messages } from '../i18n/index.ts';
import type { CheckTexts } from './model.ts';

/** The part of a catalogue that reports read. */
export type ReportCatalogue = Pick<
  Messages,
  'report' | 'apiErrors' | 'phone' | 'media' | 'parameters' | 'rules' | 'sending' | 'resends' | 'simulation'
>;

/** Words, formats and check texts of one language. */
export interface Voice {
  readonly language: Language;
  readonly texts: ReportCatalogue['report'];
  readonly format: Formats;
  readonly checks: CheckTexts;
  /** What the API's error codes mean, by the code that opens a row of the table. */
  readonly apiErrors: ReportCatalogue['apiErrors'];
  readonly simulation: ReportCatalogue['simulation'];
  /** Words around a message as a phone shows it. */
  readonly phone: ReportCatalogue['phone'];
  /** Words about media. */
  readonly media: ReportCatalogue['media'];
  /** Words about what fills templates. */
  readonly parameters: ReportCatalogue['parameters'];
  /** Words about checks as such. */
  readonly rules: ReportCatalogue['rules'];
  /** Words for what is asked while a campaign is being sent. */
  readonly sending: ReportCatalogue['sending'];
  /** Words for what is sent again by the user's decision. */
  readonly resends: ReportCatalogue['resends'];
}

/** What a voice is made of; `zone` is an IANA time zone. */
export interface VoiceParts {
  readonly language: Language;
  readonly messages: ReportCatalogue;
  readonly checks: CheckTexts;
  readonly zone: string;
}

/** The voice of a language in a time zone. */
export function voiceOf(parts: VoiceParts): Voice {
  const { language, messages, checks, zone } = parts;
  return {
    language,
    texts: messages.report,
    format: formatsFor(language, zone),
    checks,
    apiErrors: messages.apiErrors,
    simulation: messages.simulation,
    phone: messages.phone,
    media: messages.media,
    parameters: messages.parameters,
    rules: messages.rules,
    sending: messages.sending,
    resends: messages.resends,
  };
}
