import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';

/** `consend retention run`: what has served its time goes. */
export function registerRetention(_program: Command, _host: CommandHost): void {}
