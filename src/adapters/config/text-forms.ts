/** From a pattern of the schema to the form that it asks for, so that a message can name it in the reader's language. */
import { DURATION } from '../../core/config.ts';
import type { TextForm } from './problem-text.ts';

/** A text for each form that no pattern of a later form accepts: the generous patterns come first. */
const SAMPLES: readonly (readonly [TextForm, string])[] = [
  ['campaign-id', 'herbst.{yyyy}'],
  ['platform-id', 'A_-9'],
  ['purpose-id', 'a.b-c'],
  ['template-name', '_a'],
  ['language', 'en_US'],
  ['header-name', 'X-Api-Key'],
  ['days', 'MON-SAT'],
  ['clock-time', '24:00'],
  ['api-version', 'v25.0'],
  ['percentage', '5 %'],
  ['country', 'DE'],
  ['path-template', '/{apiVersion}/messages'],
  ['button-index', '0'],
  ['currency', 'EUR'],
  ['digest', `sha256:${'0'.repeat(64)}`],
  ['public-key', `ed25519:${'A'.repeat(43)}=`],
];

/**
 * The form behind a zod format issue. Patterns are known by what they accept, not by how they are written, so that one
 * may be made stricter in `core/config.ts` without a change here.
 * @param format zod's name of the format: `date`, `datetime`, `url`, `regex`
 * @param pattern the pattern as zod tells it, `/…/flags`
 */
export function textForm(format: string, pattern: string | undefined): TextForm {
  if (format === 'date') return 'date';
  if (format === 'datetime') return 'instant';
  if (format === 'url') return 'url';
  if (pattern === undefined) return 'other';
  if (pattern === String(DURATION)) return 'duration';
  const expression = compile(pattern);
  return SAMPLES.find(([, sample]) => expression?.test(sample))?.[0] ?? 'other';
}

function compile(pattern: string): RegExp | undefined {
  const parts = /^\/(.*)\/([a-z]*)$/s.exec(pattern);
  return parts ? new RegExp(parts[1] ?? '', parts[2]) : undefined;
}
