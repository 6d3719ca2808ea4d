import { policiesOf } from '../../core/policies/index.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import { accountFindings } from '../../pipeline/shared-checks.ts';
import { terminalCompliance } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { lookAtAll } from '../surroundings.ts';
import { terminalOptions } from '../terminal-options.ts';
import { checkTexts } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

async function check(open: OpenWorkspace): Promise<number> {
  const { session, workspace, store } = open;
  const { config } = workspace;
  const now = session.clock.now();
  const zone = config.defaults.timeZone;
  const inboxAt = await store.webhooks.lastAt();
  const surroundings = await lookAtAll(open);
  const found = accountFindings({ workspace: config, inboxAt, surroundings, now });
  const policies = policiesOf(config).map(({ name }) => name);
  const exit = found.findings.some(({ severity }) => severity === 'block') ? EXIT.blocked : EXIT.ok;
  if (session.globals.json) {
    const texts = checkTexts(session.globals.language);
    const findings = found.findings.map((finding) => {
      const { rule, fix } = texts(finding.code, finding.params);
      return { ...finding, text: rule, fix };
    });
    const { passed, notRun } = found;
    const document = { policies, country: config.controller.country, findings, passed, checksNotRun: notRun };
    const head = { schema: 'consend.compliance/1', at: isoWithOffset(now, zone) };
    await session.io.out(`${JSON.stringify({ ...head, ...document })}\n`);
    return exit;
  }
  const model = { ...found, policies, country: config.controller.country };
  await session.io.out(`${terminalCompliance(model, terminalOptions(session), zone)}\n`);
  return exit;
}

/** `consend compliance check`: provider and account, without any campaign. Exit 4 where a check would block every campaign. */
export async function runComplianceCheck(session: Session): Promise<number> {
  return await withWorkspace(session, check);
}
