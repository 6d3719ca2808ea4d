/** The user's own numbers, to which test messages may go: `testNumbers` of consend.yaml. */
import { CONFIG_FILE } from '../adapters/config/index.ts';
import { createPhoneReader } from '../adapters/phone/index.ts';
import { ConsendError } from '../core/errors.ts';
import { readIdentifier, shownIdentifier } from './identifier.ts';
import type { OpenWorkspace } from './workspace.ts';

type Settings = Pick<OpenWorkspace, 'session' | 'workspace'>;

/** The listed numbers in canonical form. Throws `config.invalid` at the place of one that cannot be read. */
function listedNumbers({ session, workspace }: Settings): ReadonlySet<string> {
  const { testNumbers, defaults } = workspace.config;
  const reader = createPhoneReader();
  const numbers = testNumbers.map((text, index) => {
    const read = reader.read(text, defaults.country);
    if (read.ok) return read.e164;
    const place = workspace.position(['testNumbers', String(index)]);
    const message = `"${text}" ${session.messages.cli.rows[read.code]}`;
    throw new ConsendError('config.invalid', {
      params: { file: CONFIG_FILE },
      problems: [{ path: `testNumbers[${index}]`, line: place?.line, column: place?.column, message }],
    });
  });
  return new Set(numbers);
}

/**
 * The numbers of `--test` in canonical form, each once. Throws `usage.invalid` for what is no number, `test.unlisted` for one
 * that consend.yaml does not list, with the line that would.
 */
export function readTestNumbers(settings: Settings, given: readonly string[]): readonly string[] {
  const listed = listedNumbers(settings);
  const numbers = [...new Set(given.map((text) => readIdentifier(settings, text)))];
  const unlisted = numbers.find((number) => !listed.has(number));
  if (unlisted === undefined) return numbers;
  const line = `testNumbers: [${[...settings.workspace.config.testNumbers, unlisted].map((each) => `"${each}"`).join(', ')}]`;
  throw new ConsendError('test.unlisted', {
    params: { number: shownIdentifier(settings.session, unlisted), line, file: CONFIG_FILE },
  });
}
