import type { Check } from '../../core/check.ts';
import { CHECKS, checkByCode } from '../../core/checks/index.ts';
import { ConsendError } from '../../core/errors.ts';
import { sourceText } from '../../report/index.ts';
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

/** A check as `consend.checks/1` has it. */
function checkJson(check: Check, { rule, fix }: { readonly rule: string; readonly fix: string }): object {
  const { code, subject, scope, stage, severity, hardness, override, appliesTo } = check;
  const { sources, verification, since } = check;
  const fields = { code, subject, scope, stage, severity, hardness, override, appliesTo };
  return { ...fields, sources, verification, since, text: rule, fix };
}

/** A check with all that is to be known of it. */
function checkBlock(session: Session, check: Check): string {
  const { rules, cli, report } = session.messages;
  const { said } = cli;
  const { rule, fix } = checkTexts(session.globals.language)(check.code);
  const where = check.appliesTo.includes('*') ? rules.everywhere : check.appliesTo.join(', ');
  const { labels } = rules;
  return [
    `${session.color.bold(check.code)}  ${said.checkSeverity[check.severity]} · ${said.checkOverride[check.override]}`,
    `  ${rule}`,
    `  ${said.checkFix}: ${fix}`,
    `  ${labels.appliesTo}: ${where} · ${labels.stage}: ${rules.stages[check.stage]} · ${labels.scope}: ${report.scopes[check.scope]}`,
    `  ${said.checkSource} (${report.hardness[check.hardness]}): ${sourceText(check, rules)}`,
  ].join('\n');
}

/** `consend compliance checks [CODE]`: what each check says, where it applies, on which source, and what frees from it. */
export async function runComplianceChecks(session: Session, code: string | undefined): Promise<number> {
  const checks = chosen(session, code);
  if (session.globals.json) {
    const texts = checkTexts(session.globals.language);
    const list = checks.map((check) => checkJson(check, texts(check.code)));
    await session.io.out(`${JSON.stringify({ schema: 'consend.checks/1', checks: list })}\n`);
    return EXIT.ok;
  }
  const blocks = checks.map((check) => checkBlock(session, check));
  await session.io.out(`${blocks.join('\n\n')}\n`);
  return EXIT.ok;
}
