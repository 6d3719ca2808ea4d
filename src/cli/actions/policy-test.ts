import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadPolicyTest } from '../../adapters/config/index.ts';
import { type WorkspaceConfig, workspaceConfigSchema } from '../../core/config.ts';
import type { PolicyTest } from '../../core/policy-test.ts';
import { runPolicyTest } from '../../pipeline/policy-test.ts';
import { type PolicyTestFile, policyTestJson, terminalPolicyTest } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { terminalOptions } from '../terminal-options.ts';
import { loadSessionWorkspace } from '../workspace.ts';

/** The tests that come with consend, one for each policy. */
const SHIPPED = fileURLToPath(new URL('../../../examples/policies/', import.meta.url));

/** Settings of a workspace in which nothing is set but what the test says: it is about people, not about papers. */
function bareConfig(test: PolicyTest): WorkspaceConfig {
  const { policy, policies, checks, controller, existingCustomer } = test;
  const signedOff = { by: 'test', on: test.now.slice(0, 10), reason: 'test' };
  return workspaceConfigSchema.parse({
    version: 1,
    policy,
    policies,
    checks,
    controller: { name: controller.name, address: 'test', country: controller.country },
    purposes: { [test.campaign.purpose]: { category: test.campaign.category, title: { en: 'test' } } },
    provider: { phoneNumberId: '1', wabaId: '1', token: 'none' },
    ...(existingCustomer.signedOff ? { existingCustomer: { signedOff } } : {}),
  });
}

async function runFile(session: Session, file: string, cwd: string): Promise<PolicyTestFile> {
  const test = await loadPolicyTest({ file, cwd, texts: session.messages.config });
  if (test.policy !== undefined || test.policies !== undefined)
    return { file, results: runPolicyTest(bareConfig(test), test) };
  const { config } = await loadSessionWorkspace(session);
  session.note(session.messages.policies.test.unnamed);
  return { file, results: runPolicyTest(config, test) };
}

async function shippedTests(session: Session): Promise<PolicyTestFile[]> {
  const files = (await readdir(SHIPPED)).filter((name) => name.endsWith('.yaml')).sort();
  return await Promise.all(files.map((file) => runFile(session, file, SHIPPED)));
}

/**
 * `consend policy test [FILE]`: exit 0 where everybody is decided about as expected, 4 where somebody is not. Needs no
 * workspace where the file names a policy.
 */
export async function runPolicyTests(session: Session, file: string | undefined): Promise<number> {
  const files =
    file === undefined ? await shippedTests(session) : [await runFile(session, file, session.io.cwd)];
  const isPassed = files.every(({ results }) => results.every(({ passed }) => passed));
  const { json, quiet } = session.globals;
  if (json) await session.io.out(`${JSON.stringify(policyTestJson(files))}\n`);
  else if (!quiet || !isPassed) {
    const page = { ...terminalOptions(session), policies: session.messages.policies };
    await session.io.out(terminalPolicyTest(files, page));
  }
  return isPassed ? EXIT.ok : EXIT.blocked;
}
