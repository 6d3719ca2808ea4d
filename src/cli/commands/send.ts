import type { Command } from 'commander';
import type { SendOptions } from '../actions/send.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend send`: plans, asks, sends; run it again to go on. */
export function registerSend(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.send;
  const command = program
    .command('send')
    .description(text.about)
    .argument('<campaign>', text.campaign)
    .option('--dry-run', text.dryRun)
    .option('-y, --yes', text.yes)
    .option('--plan <id>', text.plan)
    .option('--as <name>', session.messages.approval.commands.as)
    .option('--occurrence <id>', session.messages.control.commands.occurrencePlan)
    .option('--canary <number>', text.canary)
    .option('--rate <number>', text.rate)
    .option('--limit <number>', text.limit)
    .option('--until <time>', text.until)
    .option('--max-runtime <duration>', text.maxRuntime)
    .option('--max-lateness <duration>', text.maxLateness)
    .option('--wait', text.wait)
    .option('--resend-failed', session.messages.resends.options.failed)
    .option('--resend-unknown', session.messages.resends.options.unknown)
    .option('--test <numbers...>', session.messages.testSend.options.numbers)
    .option('--test-rows <number>', session.messages.testSend.options.rows)
    .option('--check-media', text.checkMedia)
    .option('--accept-invalid', text.acceptInvalid)
    .action(async (campaign: string, options: SendOptions) => {
      if (options.test !== undefined || options.testRows !== undefined) {
        const { runSendTest } = await import('../actions/send-test.ts');
        finish(await runSendTest(session, campaign, options));
        return;
      }
      if (options.dryRun) {
        const { runPlan } = await import('../actions/plan.ts');
        finish(await runPlan(session, campaign, options));
        return;
      }
      const { runSend } = await import('../actions/send.ts');
      finish(await runSend(session, campaign, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend send herbst-2026.yaml --plan p_01JDKQ3V9N8Z6T4R2W0X5Y7B1C',
      'consend send newsletter.yaml --yes --quiet --until 18:00',
    ],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'partial', 'stopped', 'locked', 'unavailable'],
  });
}
