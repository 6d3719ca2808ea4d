import type { Command } from 'commander';
import type { CheckProofOptions } from '../../actions/consent-check-proof.ts';
import type { CheckpointOptions } from '../../actions/consent-checkpoint.ts';
import type { ProveOptions } from '../../actions/consent-prove.ts';
import type { VerifyOptions } from '../../actions/consent-verify.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

/** `consend consent verify`, `prove`, `check-proof`, `checkpoint`: evidence that stands up outside the program. */
export function registerProof(group: Command, host: CommandHost): void {
  registerVerify(group, host);
  registerProve(group, host);
  registerCheckProof(group, host);
  registerCheckpoint(group, host);
}

function registerVerify(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.proof.commands.verify;
  const command = group
    .command('verify')
    .description(text.about)
    .option('--since <checkpoint>', text.since)
    .option('--checkpoint <file>', text.checkpoint)
    .action(async (options: VerifyOptions) => {
      const { runConsentVerify } = await import('../../actions/consent-verify.ts');
      finish(await runConsentVerify(session, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent verify --checkpoint ledger-2026-11.txt',
      'consend consent verify --since 120000',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'tampered', 'unavailable'],
  });
}

function registerProve(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.proof.commands.prove;
  const command = group
    .command('prove')
    .description(text.about)
    .argument('<number>', text.number)
    .option('--out <file>', text.out)
    .option('--at <time>', session.messages.papers.commands.at)
    .option('--by <name>', session.messages.papers.commands.by)
    .action(async (number: string, options: ProveOptions) => {
      const { runConsentProve } = await import('../../actions/consent-prove.ts');
      finish(await runConsentProve(session, number, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent prove "0151 20000042"',
      'consend consent prove +4915120000042 --out proof.json',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'tampered', 'unavailable'],
  });
}

function registerCheckProof(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.proof.commands.checkProof;
  const command = group
    .command('check-proof')
    .description(text.about)
    .argument('<file>', text.file)
    .option('--key <key>', text.key)
    .action(async (file: string, options: CheckProofOptions) => {
      const { runCheckProof } = await import('../../actions/consent-check-proof.ts');
      finish(await runCheckProof(session, file, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent check-proof proof.json',
      'consend consent check-proof proof.json --key consend.local/7k2m9q4t+1f0c93ab+AVCI…',
    ],
    exits: ['ok', 'usage', 'invalid', 'tampered'],
  });
}

function registerCheckpoint(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.proof.commands.checkpoint;
  const command = group
    .command('checkpoint')
    .description(text.about)
    .option('--out <file>', text.out)
    .action(async (options: CheckpointOptions) => {
      const { runCheckpoint } = await import('../../actions/consent-checkpoint.ts');
      finish(await runCheckpoint(session, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent checkpoint --out ledger-2026-11.txt',
      'consend consent checkpoint | mail -s checkpoint dpo@example.com',
    ],
    exits: ['ok', 'usage', 'invalid', 'tampered', 'unavailable'],
  });
}
