/** What can be wrong with a value that is to fill a template for one recipient. */
import { z } from 'zod';
import type { MediaFaultCode } from './media-rules.ts';

/** Why a value is refused, media aside; the words are in the dictionaries under `parameters.reasons`. */
export const VALUE_FAULTS = [
  'new-line',
  'tab',
  'spaces',
  'characters',
  'too-long',
  'number-invalid',
  'number-ambiguous',
  'number-precision',
  'number-too-large',
  'currency-other',
  'date-invalid',
  'date-other-notation',
  'date-two-digit-year',
  'date-excel-serial',
  'date-epoch',
  'date-no-such-day',
  'date-no-such-time',
  'time-missing',
  'whole-address',
  'id-invalid',
  'degrees-invalid',
  'minutes-invalid',
  'offer-past',
  'request-too-large',
] as const;
/** Why a value is refused, media aside. */
export type ValueFault = (typeof VALUE_FAULTS)[number];
/** Why a value is refused; what is wrong with media begins with `media-`. */
export type ParameterReason = ValueFault | `media-${MediaFaultCode}` | 'media-unknown';

/** A problem with a parameter of one recipient's message. */
export interface ParameterProblem {
  readonly kind: 'missing' | 'malformed';
  /** Where in the campaign file, below `parameters`: `body."2"`, `header.image`, `cards[0].buttons."1"`. */
  readonly parameter: string;
  /** The column that the value comes from; undefined for a constant, and for what several values make together. */
  readonly column?: string;
  /** For malformed: what is wrong. */
  readonly reason?: ParameterReason;
  /** What fills the reason's words: extensions, sizes. Never what stands in a cell. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A problem as a plan keeps it. A plan of another version may know other reasons. */
export const parameterProblemSchema = z.object({
  kind: z.enum(['missing', 'malformed']),
  parameter: z.string(),
  column: z.string().optional(),
  reason: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The same problem of several recipients: of one kind, at one place, for one reason. */
export interface ProblemGroup {
  /** The first recipient's. */
  readonly problem: ParameterProblem;
  /** People who have it. */
  readonly count: number;
  /** Physical line of the first of them in their recipients file. */
  readonly firstRow: number;
  /** Whether `params` differ from one to the next, so that the first one's are an example. */
  readonly varies: boolean;
}
