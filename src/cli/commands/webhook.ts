import type { Command } from 'commander';
import type { ServeOptions } from '../actions/webhook-serve.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend webhook …`: what comes back from the platform. */
export function registerWebhook(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.webhook;
  const group = program.command('webhook').description(text.about);
  const command = group
    .command('serve')
    .description(text.serve.about)
    .option('--port <port>', text.serve.port, '8080')
    .option('--host <address>', text.serve.host, '127.0.0.1')
    .option('--path <path>', text.serve.path, '/webhook')
    .option('--insecure', text.serve.insecure)
    .action(async (options: ServeOptions) => {
      const { runWebhookServe } = await import('../actions/webhook-serve.ts');
      finish(await runWebhookServe(session, options));
    });
  withHelpTail(command, session, {
    examples: ['consend webhook serve', 'consend webhook serve --port 9000 --path /whatsapp'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}
