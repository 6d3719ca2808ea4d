import type { Command } from 'commander';
import type { AccessOptions } from '../../actions/consent-access.ts';
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

function registerAccess(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.rights.commands.access;
  const command = group
    .command('access')
    .description(text.about)
    .argument('<number>', text.number)
    .option('--out <dir>', text.out)
    .action(async (number: string, options: AccessOptions) => {
      const { runConsentAccess } = await import('../../actions/consent-access.ts');
      finish(await runConsentAccess(session, number, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent access "0151 20000042" --lang de',
      'consend consent access +4915120000042 --out answers/dsr-2026-017',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

/** `consend consent access` and `erase`: the rights of the person (Art. 15, 17 GDPR). */
export function registerRights(group: Command, host: CommandHost): void {
  registerAccess(group, host);
  registerErase(group, host);
}
