import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { registerCopies } from './templates/copies.ts';
import { registerDrafts } from './templates/drafts.ts';
import { registerPreview } from './templates/preview.ts';
import { registerShow } from './templates/show.ts';

/** `consend templates …`: the account's message templates. */
export function registerTemplates(program: Command, host: CommandHost): void {
  const group = program.command('templates').description(host.session.messages.cli.commands.templates.about);
  registerCopies(group, host);
  registerShow(group, host);
  registerPreview(group, host);
  registerDrafts(group, host);
}
