/** What the short cut and the messages need of a country's numbering plan, compiled once from the library's metadata. */
import { Metadata } from 'libphonenumber-js/max';

/** A country whose calling code is its own, with the patterns that decide about a national number. */
export interface NumberingPlan {
  /** ISO 3166-1 alpha-2 country. */
  readonly country: string;
  /** Digits of the calling code. */
  readonly callingCode: string;
  /** `lengths[n]`: a national number of n digits can exist. */
  readonly lengths: readonly boolean[];
  /** Lengths of mobile numbers, ascending; empty where the plan has none. */
  readonly mobileLengths: readonly number[];
  readonly general: RegExp;
  readonly mobile: RegExp;
  /** Absent where the plan has no fixed lines. */
  readonly fixed: RegExp | undefined;
  /** Matches at the start where a prefix for dialling within the country may stand; absent where there is none. */
  readonly nationalPrefix: RegExp | undefined;
  /** That prefix is a plain 0. */
  readonly prefixIsZero: boolean;
  /** Matches at the start where a prefix for dialling abroad stands. */
  readonly abroad: RegExp;
}

/** Numbering plans by calling code and by country; only calling codes that one country has to itself. */
export interface NumberingPlans {
  byCallingCode(digits: string): NumberingPlan | undefined;
  byCountry(country: string): NumberingPlan | undefined;
}

/**
 * The parts of the metadata that the library's published types leave out (`source/metadata.js` of libphonenumber-js).
 * The property test that holds the short cut to the library notices a change of shape.
 */
interface MetadataInside {
  readonly numberingPlan: {
    IDDPrefix(): string;
    nationalNumberPattern(): string;
    nationalPrefixForParsing(): string | undefined;
    possibleLengths(): readonly number[];
    type(name: string): { pattern(): string; possibleLengths(): readonly number[] } | undefined;
  };
  countryCallingCodes(): Readonly<Record<string, readonly string[]>>;
}

/** Compiles plans when they are first asked for and keeps them. */
export function createNumberingPlans(): NumberingPlans {
  const metadata = new Metadata();
  const inside = metadata as unknown as MetadataInside;
  const countries = new Map<string, string>();
  for (const [code, sharing] of Object.entries(inside.countryCallingCodes())) {
    const only = sharing.length === 1 ? sharing[0] : undefined;
    if (only !== undefined) countries.set(code, only);
  }
  const codes = new Map([...countries].map(([code, country]) => [country, code]));
  const compiled = new Map<string, NumberingPlan | undefined>();
  const byCallingCode = (code: string): NumberingPlan | undefined => {
    if (compiled.has(code)) return compiled.get(code);
    const country = countries.get(code);
    if (country === undefined) return undefined;
    metadata.selectNumberingPlan(country as Parameters<Metadata['selectNumberingPlan']>[0]);
    const plan = compilePlan(inside, country, code);
    compiled.set(code, plan);
    return plan;
  };
  return { byCallingCode, byCountry: (country) => byCallingCode(codes.get(country) ?? '') };
}

function compilePlan(
  inside: MetadataInside,
  country: string,
  callingCode: string,
): NumberingPlan | undefined {
  const source = inside.numberingPlan;
  const mobile = source.type('MOBILE');
  const pattern = mobile?.pattern();
  // No pattern of its own: mobile and fixed lines look alike there, which only the library's full answer tells.
  if (mobile === undefined || !pattern) return undefined;
  const fixed = source.type('FIXED_LINE')?.pattern();
  const prefix = source.nationalPrefixForParsing();
  const lengths: boolean[] = [];
  for (const length of source.possibleLengths()) lengths[length] = true;
  return {
    country,
    callingCode,
    lengths,
    mobileLengths: [...(mobile.possibleLengths() ?? source.possibleLengths())],
    general: whole(source.nationalNumberPattern()),
    mobile: whole(pattern),
    fixed: fixed ? whole(fixed) : undefined,
    nationalPrefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined,
    prefixIsZero: prefix === '0',
    abroad: new RegExp(`^(?:${source.IDDPrefix()})`),
  };
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
