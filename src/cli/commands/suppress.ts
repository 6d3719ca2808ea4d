import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';

/** `consend suppress …`: do-not-contact entries that outlive erasure. */
export function registerSuppress(_program: Command, _host: CommandHost): void {}
