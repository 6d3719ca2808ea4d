import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';
import { registerIncidents } from './compliance/incidents.ts';
import { registerPapers } from './compliance/papers.ts';

/** `consend compliance …`: rules and papers. */
export function registerCompliance(program: Command, host: CommandHost): void {
  const { session, finish } = host;
  const text = session.messages.cli.commands.compliance;
  const group = program.command('compliance').description(text.about);
  const check = group
    .command('check')
    .description(text.check)
    .action(async () => {
      const { runComplianceCheck } = await import('../actions/compliance-check.ts');
      finish(await runComplianceCheck(session));
    });
  withHelpTail(check, session, {
    examples: ['consend compliance check', 'consend compliance check --json'],
    exits: ['ok', 'usage', 'invalid', 'blocked'],
  });
  const command = group
    .command('checks')
    .description(text.checks.about)
    .argument('[code]', text.checks.code)
    .action(async (code: string | undefined) => {
      const { runComplianceChecks } = await import('../actions/compliance-checks.ts');
      finish(await runComplianceChecks(session, code));
    });
  withHelpTail(command, session, {
    examples: ['consend compliance checks', 'consend compliance checks consent.missing'],
    exits: ['ok', 'usage'],
  });
  registerPapers(group, host);
  registerIncidents(group, host);
}
