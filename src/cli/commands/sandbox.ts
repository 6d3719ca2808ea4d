import type { Command } from 'commander';
import type { SandboxOptions } from '../actions/sandbox.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend sandbox`: the local Cloud API emulator. */
export function registerSandbox(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.sandbox;
  const command = program
    .command('sandbox')
    .description(text.about)
    .option('--port <port>', text.port)
    .option('--profile <file>', text.profile)
    .option('--seed <number>', text.seed)
    .option('--speed <factor>', text.speed)
    .action(async (options: SandboxOptions) => {
      const { runSandbox } = await import('../actions/sandbox.ts');
      finish(await runSandbox(session, options));
    });
  withHelpTail(command, session, {
    examples: ['consend sandbox', 'consend sandbox --port 4010 --profile sandbox.json --seed 7 --speed 60'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}
