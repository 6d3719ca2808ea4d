/** A test of policies → its content. */
import { resolve } from 'node:path';
import { type PolicyTest, policyTestSchema } from '../../core/policy-test.ts';
import type { ConfigTexts } from './problem-text.ts';
import { readBytes, shownName, validate } from './read-file.ts';
import { checkPolicies } from './workspace-checks.ts';
import { parseYaml } from './yaml-file.ts';

/**
 * Loads a test of policies.
 * @throws ConsendError `file.missing`, `file.unreadable`, `policy-test.invalid` with all problems
 */
export async function loadPolicyTest(options: {
  /** Absolute or relative to `cwd`. */
  readonly file: string;
  readonly cwd: string;
  readonly texts: ConfigTexts;
}): Promise<PolicyTest> {
  const file = resolve(options.cwd, options.file);
  const shown = shownName(file, options.cwd);
  const yaml = parseYaml(await readBytes(file, shown), options.texts);
  return validate(yaml, {
    schema: policyTestSchema,
    code: 'policy-test.invalid',
    shown,
    source: { env: {}, dir: options.cwd },
    isKept: () => false,
    texts: options.texts,
    check: (test, report) => checkPolicies(test, options.texts, report),
  });
}
