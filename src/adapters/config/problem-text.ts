/** What the problems of a configuration file are called. The sentences are passed in, so that this folder holds none. */

import type { OverrideFault } from '../../core/overrides.ts';

/** What stands where something else should, by its kind in YAML. */
export type NodeKind = 'text' | 'number' | 'whole-number' | 'boolean' | 'mapping' | 'list' | 'other';

/** Forms that a text can have to have. */
export type TextForm =
  | 'country'
  | 'currency'
  | 'language'
  | 'clock-time'
  | 'days'
  | 'duration'
  | 'date'
  | 'instant'
  | 'url'
  | 'api-version'
  | 'platform-id'
  | 'purpose-id'
  | 'digest'
  | 'public-key'
  | 'campaign-id'
  | 'template-name'
  | 'button-index'
  | 'percentage'
  | 'header-name'
  | 'path-template'
  | 'other';

/** What makes a file unreadable as YAML. */
export type SyntaxFault =
  | 'duplicate-key'
  | 'tab'
  | 'indentation'
  | 'unclosed'
  | 'unknown-alias'
  | 'tag'
  | 'several-documents'
  | 'bad-start'
  | 'too-many-aliases'
  | 'encoding'
  | 'other';

/** The sentences of a configuration file's problems in one language. None of them may carry the value of a secret. */
export interface ConfigTexts {
  /** The file is no YAML. `detail`: the key that stands twice, where it is that; else empty. */
  syntax(fault: SyntaxFault, detail: string): string;
  empty(): string;
  unknownKey(key: string, suggestion: string | undefined): string;
  missing(key: string): string;
  expected(kinds: readonly NodeKind[]): string;
  /** An unquoted number where a text belongs: it would lose leading zeros and digits. `source`: as it stands in the file. */
  quoteNumber(source: string): string;
  invalidForm(form: TextForm): string;
  notAllowed(values: readonly string[], suggestion: string | undefined): string;
  emptyText(): string;
  emptyMapping(): string;
  emptyList(): string;
  /** A number below `least`, or not above it where `exclusive`. */
  tooSmall(least: number, exclusive: boolean): string;
  tooLarge(most: number): string;
  /** Whatever the schema may come to ask that has no text of its own yet. */
  invalid(): string;
  variableMissing(variable: string): string;
  referencedFileMissing(file: string): string;
  secretInClear(variable: string): string;
  insecureUrl(): string;
  /** A setting that has an effect only beside another one. */
  onlyWith(other: string): string;
  unknownPurpose(purpose: string, known: readonly string[], suggestion: string | undefined): string;
  unknownTimeZone(zone: string, suggestion: string | undefined): string;
  /** A check made less grave without what its rule asks for. `normally`: its usual severity. */
  overrideFault(fault: OverrideFault, code: string, normally: string): string;
  /** A longer `after` than the policy's, without a sign-off. `months`: the policy's. */
  afterLoosens(code: string, months: number): string;
  /** A sign-off whose last day lies before the day on which it was given. */
  signOffEndsFirst(): string;
  policyTwice(): string;
  unknownCheck(code: string, suggestion: string): string;
  unknownCountry(key: string): string;
  windowNeverOpens(): string;
  wordingTwice(name: string): string;
  unknownPlaceholder(placeholder: string): string;
  endsBeforeStart(): string;
}
