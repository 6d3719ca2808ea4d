import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';

/** `consend why NUMBER`: everything for and against messaging this person. */
export function registerWhy(_program: Command, _host: CommandHost): void {}
