/** English, by section. */
import { checksEn } from './en/checks.ts';
import { cliEn } from './en/cli.ts';
import { configEn } from './en/config.ts';
import { errorsEn } from './en/errors.ts';
import { reportEn } from './en/report.ts';

export const en = { cli: cliEn, checks: checksEn, config: configEn, errors: errorsEn, report: reportEn };
