/** What compiling a template against a campaign gives, and what filling it for one recipient gives. */
import type { BoundComponent } from '../bound-message.ts';
import type { Problem } from '../errors.ts';
import type { MediaKnowledge, MediaSource } from '../media.ts';
import type { ParameterProblem, ParameterReason } from '../parameter-problem.ts';

/** What a compiled binder gives for one recipient. */
export interface Binding {
  readonly components: readonly BoundComponent[];
  readonly problems: readonly ParameterProblem[];
}

/** A template compiled against a campaign's parameters. Pure and synchronous: what it has to know of media is brought along. */
export interface Binder {
  /** The media that a recipient's message shows and that somebody may look at first: addresses and local files. */
  media(values: readonly string[]): readonly MediaSource[];
  /**
   * Fills the template for one recipient.
   * @param values the recipient's cells, in the order of the columns that were compiled for
   * @param knowledge what is known of the media; without it an address is taken as it is and a local file is refused
   */
  bind(values: readonly string[], knowledge?: MediaKnowledge): Binding;
}

/** What compiling needs beside the template and the campaign. */
export interface BindingContext {
  /** Columns that recipients carry, in the order of their values. */
  readonly columns: readonly string[];
  /** The workspace's zone, for times that are written without an offset. */
  readonly timeZone: string;
  /** The instant that is planned for, epoch milliseconds. */
  readonly now: number;
  /** Whether marketing goes out through the Marketing Messages API. */
  readonly marketingApi: boolean;
}

/** What a campaign file can do wrong with a template, found at compile time; words are in the dictionaries under `parameters.campaign`. */
export const BINDING_CODES = [
  'parameter-unmapped',
  'parameter-unused',
  'parameters-named',
  'parameters-positional',
  'header-missing',
  'header-unused',
  'header-kind',
  'header-unknown',
  'header-gif',
  'media-source',
  'button-unmapped',
  'button-unused',
  'button-kind',
  'button-unknown',
  'component-unknown',
  'products-count',
  'order-incomplete',
  'code-missing',
  'code-unused',
  'code-alone',
  'offer-missing',
  'offer-unused',
  'cards-missing',
  'cards-unused',
  'cards-count',
  'format-needs',
  'format-unused',
  'format-input',
  'send-format',
  'send-place',
  'value-missing',
  'value-refused',
] as const;

/** A problem of the campaign file with the template: a path and a code with its facts. */
export interface BindingProblem extends Omit<Problem, 'message'> {
  readonly code: (typeof BINDING_CODES)[number];
  /** What it is about: a variable's name, a header's format, a button's index, a key. */
  readonly subject: string;
  /** What would be known there, to compare a mistyped subject with. */
  readonly known?: readonly string[];
  /** What to write instead, as YAML. */
  readonly write?: string;
  /** For `value-refused`: why. */
  readonly reason?: ParameterReason;
  readonly params?: ParameterProblem['params'];
}
