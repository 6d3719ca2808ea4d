import type { Command } from 'commander';
import type { ControlOptions } from '../actions/control.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend pause`, `resume` and `cancel`: from any terminal, while another process sends. */
export function registerControl(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.control.commands;
  const steer = (name: 'pause' | 'resume' | 'cancel'): Command =>
    program
      .command(name)
      .description(text[name])
      .argument('<campaign>', text.campaign)
      .option('--occurrence <id>', text.occurrence);
  const pause = steer('pause').action(async (campaign: string, options: ControlOptions) => {
    const { runPause } = await import('../actions/control.ts');
    finish(await runPause(session, campaign, options));
  });
  const resume = steer('resume').action(async (campaign: string, options: ControlOptions) => {
    const { runResume } = await import('../actions/control.ts');
    finish(await runResume(session, campaign, options));
  });
  const cancel = steer('cancel')
    .option('-y, --yes', text.yes)
    .action(async (campaign: string, options: ControlOptions & { yes?: boolean }) => {
      const { runCancel } = await import('../actions/control.ts');
      finish(await runCancel(session, campaign, options));
    });
  withHelpTail(pause, session, {
    examples: ['consend pause herbst-2026', 'consend pause newsletter.yaml --json'],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'unavailable'],
  });
  withHelpTail(resume, session, {
    examples: ['consend resume herbst-2026', 'consend resume newsletter.yaml --occurrence 2026-W47'],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'unavailable'],
  });
  withHelpTail(cancel, session, {
    examples: ['consend cancel herbst-2026', 'consend cancel herbst-2026.yaml --yes --json'],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'unavailable'],
  });
}
