import type { Check } from '../../core/check.ts';
import { CHECKS, checkByCode } from '../../core/checks/index.ts';
import { ConsendError } from '../../core/errors.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { checkTexts } from '../words.ts';

function chosen(session: Session, code: string | undefined): readonly Check[] {
  if (code === undefined) return CHECKS;
  const check = checkByCode(code);
  if (!check)
    throw new ConsendError('usage.invalid', {
      params: { detail: session.messages.cli.said.checkUnknown(code), command: 'compliance checks' },
    });
  return [check];
}

/** `consend compliance checks [CODE]`: what each check says, on which source, and what frees from it. */
export async function runComplianceChecks(session: Session, code: string | undefined): Promise<number> {
  const checks = chosen(session, code);
  const texts = checkTexts(session.globals.language);
  if (session.globals.json) {
    const list = checks.map((check) => {
      const { scope, stage, severity, hardness, override, sources, verification } = check;
      const { rule, fix } = texts(check.code);
      return {
        code: check.code,
        scope,
        stage,
        severity,
        hardness,
        override,
        sources,
        verification,
        text: rule,
        fix,
      };
    });
    await session.io.out(`${JSON.stringify({ schema: 'consend.checks/1', checks: list })}\n`);
    return EXIT.ok;
  }
  const { said } = session.messages.cli;
  const blocks = checks.map((check) => {
    const { rule, fix } = texts(check.code);
    return [
      `${session.color.bold(check.code)}  ${said.checkSeverity[check.severity]} · ${said.checkOverride[check.override]}`,
      `  ${rule}`,
      `  ${said.checkFix}: ${fix}`,
      `  ${said.checkSource}: ${check.sources.join(' · ')}`,
    ].join('\n');
  });
  await session.io.out(`${blocks.join('\n\n')}\n`);
  return EXIT.ok;
}
