import type { Command } from 'commander';
import type { EraseOptions } from '../../actions/consent-erase.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

function registerErase(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.rights.commands.erase;
  const command = group
    .command('erase')
    .description(text.about)
    .argument('<number...>', text.numbers)
    .option('--reference <reference>', text.reference)
    .option('--ground <letter>', text.ground, 'b')
    .option('--requested-at <date>', text.requestedAt)
    .option('--actor <name>', text.actor)
    .option('--forget-suppression', text.forgetSuppression)
    .option('-y, --yes', text.yes)
    .option('--out <file>', text.out)
    .action(async (numbers: string[], options: EraseOptions) => {
      const { runConsentErase } = await import('../../actions/consent-erase.ts');
      finish(await runConsentErase(session, numbers, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent erase "0151 20000042" --reference DSR-2026-017 --requested-at 2026-11-20',
      'consend consent erase +4915120000042 --ground c --actor "A. Beispiel" --yes --out dsr-2026-017.html --lang de',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'locked', 'unavailable'],
  });
}

/** `consend consent access` and `erase`: the rights of the person (Art. 15, 17 GDPR). */
export function registerRights(group: Command, host: CommandHost): void {
  registerErase(group, host);
}
