import type { Duty } from '../../core/duties.ts';
import { policiesOf } from '../../core/policies/index.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import { accountFindings } from '../../pipeline/shared-checks.ts';
import { type AccountReport, checkRows, terminalCompliance } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { lookAtAll } from '../surroundings.ts';
import { terminalOptions } from '../terminal-options.ts';
import { checkTexts } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** The document of `--json`: findings and what did not run as ever, and the table as people see it. */
function document(session: Session, report: AccountReport, zone: string): object {
  const texts = checkTexts(session.globals.language);
  const { names } = session.messages.rules.duties;
  const iso = (at: number | undefined): string | null => (at === undefined ? null : isoWithOffset(at, zone));
  const said = (code: string, params: AccountReport['findings'][number]['params']): object => {
    const { rule, fix } = texts(code, params);
    return { text: rule, fix };
  };
  const { policies, country, findings, passed, notRun, duties } = report;
  return {
    policies,
    country,
    findings: findings.map((finding) => ({ ...finding, ...said(finding.code, finding.params) })),
    passed,
    checksNotRun: notRun,
    checks: checkRows(report).map(({ code, state, dueAt, finding, left }) => ({
      code,
      state,
      dueOn: iso(dueAt),
      ...(finding === undefined ? {} : said(code, finding.params)),
      ...(left?.need === undefined ? {} : { needs: left.need }),
    })),
    duties: duties.map(({ duty, about, dueAt, state, check }: Duty) => ({
      duty,
      about: about ?? null,
      dueOn: iso(dueAt),
      state,
      check: check ?? null,
      text: names[duty](about ?? ''),
    })),
  };
}

async function check(open: OpenWorkspace): Promise<number> {
  const { session, workspace, store } = open;
  const { config } = workspace;
  const now = session.clock.now();
  const zone = config.defaults.timeZone;
  const inboxAt = await store.webhooks.lastAt();
  const surroundings = await lookAtAll(open);
  const found = accountFindings({ workspace: config, inboxAt, surroundings, now });
  const policies = policiesOf(config).map(({ name }) => name);
  const report: AccountReport = { ...found, policies, country: config.controller.country };
  if (session.globals.json) {
    const head = { schema: 'consend.compliance/1', at: isoWithOffset(now, zone) };
    await session.io.out(`${JSON.stringify({ ...head, ...document(session, report, zone) })}\n`);
  } else {
    await session.io.out(`${terminalCompliance(report, terminalOptions(session), { zone, now })}\n`);
  }
  return found.findings.some(({ severity }) => severity === 'block') ? EXIT.blocked : EXIT.ok;
}

/** `consend compliance check`: provider and account, without any campaign. Exit 4 where a check would block every campaign. */
export async function runComplianceCheck(session: Session): Promise<number> {
  return await withWorkspace(session, check);
}
