/** Words about what fills templates: faults of a campaign's parameters and of a row's values; English. */
import type { BindingProblem } from '../../core/binding/index.ts';
import type { ValueFault } from '../../core/parameter-problem.ts';

type Params = Readonly<Record<string, string | number>>;
/** What a fault of the campaign file is about; `why`: a value's fault in words. */
export interface CampaignFault {
  readonly subject: string;
  readonly why: string;
}

const n = (value: string | number | undefined): string => new Intl.NumberFormat('en').format(Number(value));
const pair = (subject: string): string[] => subject.split('/');

/** Each stands after its place in the campaign file. */
const campaign: Readonly<Record<BindingProblem['code'], (p: CampaignFault) => string>> = {
  'parameter-unmapped': ({ subject }) => `the template's variable {{${subject}}} has no value here`,
  'parameter-unused': ({ subject }) => `the template has no variable {{${subject}}}`,
  'parameters-named': ({ subject }) => `the template's variables have names, not positions: ${subject}`,
  'parameters-positional': ({ subject }) => `the template's variables have positions, not names: ${subject}`,
  'header-missing': ({ subject }) => `the template's header (${subject}) needs a value`,
  'header-unused': ({ subject }) => `the template ${subject} has no header to fill`,
  'header-kind': ({ subject }) => `the template's header is of kind ${subject}`,
  'header-unknown': ({ subject }) =>
    `consend cannot fill the template's header (${subject}); use another template`,
  'header-gif': ({ subject }) =>
    `gif headers go out through the Marketing Messages API only: set provider.marketingApi: true in consend.yaml, where the account is set up for it; ${subject} must be a marketing template`,
  'media-source': () => 'takes exactly one of link, id and file',
  'button-unmapped': ({ subject }) => `the template's button ${subject} needs a value`,
  'button-unused': ({ subject }) => `the template has no button ${subject} that takes a value`,
  'button-kind': ({ subject }) => `the template's button ${subject} takes another kind of value`,
  'button-unknown': ({ subject }) =>
    `consend cannot fill the template's button of type ${subject}; use another template`,
  'component-unknown': ({ subject }) =>
    `consend cannot fill the template's component ${subject}; use another template`,
  'products-count': ({ subject }) => {
    const [sections, products] = pair(subject);
    return `has ${sections} sections with ${products} products; 10 sections and 30 products are allowed`;
  },
  'order-incomplete': ({ subject }) => `lacks ${subject}`,
  'code-missing': () => 'the template is for one-time passwords and needs the code',
  'code-unused': ({ subject }) => `the template ${subject} is not for one-time passwords`,
  'code-alone': () => 'a template for one-time passwords takes the code alone',
  'offer-missing': () => 'the template has an offer that ends; it needs to be told when',
  'offer-unused': () => 'the template has no offer that ends',
  'cards-missing': ({ subject }) => `the template has ${subject} cards that need values`,
  'cards-unused': () => 'the template has no cards',
  'cards-count': ({ subject }) => {
    const [given, own] = pair(subject);
    return `has ${given} ${given === '1' ? 'card' : 'cards'}; the template has ${own}, and each needs its values`;
  },
  'format-needs': ({ subject }) => `the format needs ${subject} beside it`,
  'format-unused': ({ subject }) => `${subject} means nothing here: this format does not take it`,
  'format-input': () =>
    'is no notation of dates; DD.MM.YYYY, MM/DD/YYYY, D.M.YYYY HH:mm, excel and epoch are',
  'send-format': ({ subject }) =>
    subject === 'currency'
      ? 'goes with `as: currency` alone'
      : 'goes with `as: date` or `as: date-time` alone',
  'send-place': () => 'is possible only in the body of a template whose variables have positions',
  'value-missing': () => 'is empty',
  'value-refused': ({ why }) => why,
};

/** Each stands after the name of the column or of the place in the campaign file. */
const reasons: Readonly<Record<ValueFault | 'media-unknown', (p: Params) => string>> = {
  'new-line': () => 'holds a line break',
  tab: () => 'holds a tab',
  spaces: () => 'holds more than four spaces in a row',
  characters: () => 'holds half a character: the file was damaged when it was saved',
  /** `filled`: with the template's own text. */
  'too-long': ({ length, filled, most }) =>
    filled === undefined
      ? `has ${n(length)} characters; ${n(most)} are allowed`
      : `makes ${n(filled)} characters with the template's own; ${n(most)} are allowed`,
  'number-invalid': () => 'is no number',
  'number-ambiguous': () =>
    'may be thousands or decimals (1.234); write 1234 or 1.2340, or thousands and decimals both',
  'number-precision': () => 'has more decimal places than the currency',
  'number-too-large': () => 'has more digits than can be shown exactly',
  'currency-other': () => 'names another currency than the campaign',
  'date-invalid': () => 'is no date (2026-12-24, 2026-12-24T18:00)',
  'date-other-notation': () =>
    'is a date in another notation: name it with `input:` (DD.MM.YYYY, MM/DD/YYYY)',
  'date-two-digit-year': () => 'has a year of two digits',
  'date-excel-serial': () => 'is a date as Excel counts them: `input: excel`',
  'date-epoch': () => 'is a time in seconds since 1970: `input: epoch`',
  'date-no-such-day': () => 'is a day that does not exist',
  'date-no-such-time': () => 'is a time that does not exist',
  'time-missing': () => 'has no time of day',
  'whole-address': () => 'is a whole address; the template has its beginning, only the end belongs here',
  'id-invalid': () => 'is no media id (digits)',
  'degrees-invalid': () => 'is no degree of latitude (-90 to 90) or longitude (-180 to 180)',
  'minutes-invalid': ({ least, most }) => `is no number of minutes from ${n(least)} to ${n(most)}`,
  'offer-past': () => 'is over before the message could leave',
  'request-too-large': () => 'is too large to be sent',
  'media-unknown': () => 'names a file that was not looked at',
};

/** What a plan tells of values that cannot be sent. */
const groups = {
  /** Of one reason that several people share. */
  same: (what: string, people: string, row: string) => `${what} (${people}, first row ${row})`,
  /** Where it differs from one to the next and one stands for all. */
  example: (what: string, people: string, row: string) => `${what} (row ${row}; ${people} in all)`,
  more: (count: number) => `and ${count} more in the report`,
  fallback: (people: string, language: string, wanted: string) =>
    `for ${people}, ${language} stands in for their language, which the template lacks: ${wanted}`,
  noLanguage: 'no language code',
};

export const parametersEn = {
  campaign,
  reasons,
  groups,
  missing: 'is empty and has no fallback',
  write: (yaml: string) => `. Write: ${yaml}`,
  known: (names: string) => `. It has: ${names}`,
};
