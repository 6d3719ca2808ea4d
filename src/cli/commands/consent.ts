import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { registerExport } from './consent/export.ts';
import { registerImport } from './consent/import.ts';
import { registerOverview } from './consent/overview.ts';
import { registerProof } from './consent/proof.ts';
import { registerRecords } from './consent/records.ts';
import { registerRights } from './consent/rights.ts';

/** `consend consent …`: the consent ledger. */
export function registerConsent(program: Command, host: CommandHost): void {
  const group = program.command('consent').description(host.session.messages.cli.commands.consent.about);
  registerImport(group, host);
  registerExport(group, host);
  registerRecords(group, host);
  registerOverview(group, host);
  registerProof(group, host);
  registerRights(group, host);
}
