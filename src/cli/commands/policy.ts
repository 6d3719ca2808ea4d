import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend policy …`: what policies ask for, and tests of them. */
export function registerPolicy(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.policies.commands;
  const group = program.command('policy').description(text.about);
  const show = group
    .command('show')
    .description(text.show.about)
    .argument('[name]', text.show.name)
    .option('--country <XX>', text.show.country)
    .action(async (name: string | undefined, options: { country?: string }) => {
      const { runPolicyShow } = await import('../actions/policy-show.ts');
      finish(await runPolicyShow(session, name, options));
    });
  withHelpTail(show, session, {
    examples: ['consend policy show de', 'consend policy show --country FR'],
    exits: ['ok', 'usage'],
  });
  const test = group
    .command('test')
    .description(text.test.about)
    .argument('[file]', text.test.file)
    .action(async (file: string | undefined) => {
      const { runPolicyTests } = await import('../actions/policy-test.ts');
      finish(await runPolicyTests(session, file));
    });
  withHelpTail(test, session, {
    examples: ['consend policy test', 'consend policy test people.yaml --json'],
    exits: ['ok', 'usage', 'invalid', 'blocked'],
  });
}
