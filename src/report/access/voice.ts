/** What an answer is written with, and the small phrases that its parts share. */
import type { AccessReport } from '../../core/access.ts';
import { DURATION } from '../../core/config-fields.ts';
import { type Formats, formatsFor } from '../../i18n/format.ts';
import type { Language, Messages } from '../../i18n/index.ts';
import type { CheckTexts } from '../model.ts';

/** The words that an answer is made of. */
export type AccessCatalogue = Pick<Messages, 'rights' | 'ledger' | 'overview'>;

/** Words and formats of one language. */
export interface AccessVoice {
  readonly language: Language;
  readonly texts: Messages['rights'];
  readonly terms: Messages['ledger'];
  readonly states: Messages['overview']['states'];
  readonly checks: CheckTexts;
  readonly format: Formats;
}

/** The voice of an answer. */
export function accessVoice(
  report: Pick<AccessReport, 'zone'>,
  options: {
    readonly language: Language;
    readonly messages: AccessCatalogue;
    readonly checks: CheckTexts;
  },
): AccessVoice {
  const { language, messages, checks } = options;
  return {
    language,
    texts: messages.rights,
    terms: messages.ledger,
    states: messages.overview.states,
    checks,
    format: formatsFor(language, report.zone),
  };
}

/** A term in words, else as it stands. */
export function term(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}

/** A purpose by its title, a blanket by its words. */
export function purposeName(report: AccessReport, voice: AccessVoice, id: string): string {
  const purpose = report.purposes.find((one) => one.purpose === id);
  const title = purpose?.title[voice.language] ?? purpose?.title.en;
  return title ?? term(voice.terms.purposes, id);
}

/** A period as it stands in consend.yaml, in the voice's language: `3 years` → `3 Jahre`. */
export function periodText(period: string, { texts }: Pick<AccessVoice, 'texts'>): string {
  const [, count = '', unit = ''] = DURATION.exec(period) ?? [];
  const { day, week, month, year } = texts.access.units;
  const lower = unit.toLowerCase();
  const names = lower.startsWith('mo') ? month : { d: day, w: week, y: year }[lower.slice(0, 1)];
  if (names === undefined) return period;
  return `${count} ${count === '1' ? names[0] : names[1]}`;
}

/** When messages went out, first and last, epoch milliseconds; undefined: none did. */
export function messagedBetween({
  messages,
  tests,
}: AccessReport): readonly [first: number, last: number] | undefined {
  const times = [...messages, ...tests].flatMap(({ acceptedAt }) =>
    acceptedAt === undefined ? [] : [acceptedAt],
  );
  return times.length === 0 ? undefined : [Math.min(...times), Math.max(...times)];
}
