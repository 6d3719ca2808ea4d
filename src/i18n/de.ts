/** German, by section; the types are English's. */
import { checksDe } from './de/checks.ts';
import { cliDe } from './de/cli.ts';
import { configDe } from './de/config.ts';
import { errorsDe } from './de/errors.ts';
import { reportDe } from './de/report.ts';
import type { en } from './en.ts';

export const de: typeof en = {
  cli: cliDe,
  checks: checksDe,
  config: configDe,
  errors: errorsDe,
  report: reportDe,
};
