/** Templates compiled against parameters, with the columns of these tests. */

import { compileBinder } from '../../../../src/core/binding/index.ts';
import type { CampaignConfig } from '../../../../src/core/campaign-config.ts';
import type { MediaKnowledge } from '../../../../src/core/media.ts';
import type { Template } from '../../../../src/core/template.ts';
import { campaign, SETTINGS, template } from '../builders.ts';

export type Parameters = Record<string, unknown>;
export type Component = Template['components'][number];
export type Button = NonNullable<Component['buttons']>[number];

/** Columns of the rows: the value, another one. */
export const COLUMNS = ['a', 'b'];
export const A = { column: 'a' };
export const B = { column: 'b' };

export const body = (text: string): Component => ({ type: 'BODY', text });
export const header = (text: string): Component => ({ type: 'HEADER', format: 'TEXT', text });
export const media = (format: string): Component => ({ type: 'HEADER', format });
export const buttons = (...list: Button[]): Component => ({ type: 'BUTTONS', buttons: list });

/** What of a template and a campaign is not usual. */
export interface Unusual {
  readonly template?: Partial<Template>;
  readonly campaign?: Readonly<Record<string, unknown>>;
  readonly marketingApi?: boolean;
}

/** Compiles components against parameters. */
export function compile(components: readonly Component[], parameters: Parameters, unusual: Unusual = {}) {
  return compileBinder(
    template({ components: [...components], ...unusual.template }),
    campaign({ parameters, ...unusual.campaign }) as CampaignConfig,
    { columns: COLUMNS, ...SETTINGS, marketingApi: unusual.marketingApi ?? true },
  );
}

/** A row's cells, and what is known of media. */
export interface Row extends Unusual {
  readonly values: readonly string[];
  readonly knowledge?: MediaKnowledge;
}

/** Fills components for one row; the campaign file has to be without fault. */
export function bind(components: readonly Component[], parameters: Parameters, row: Row) {
  const { binder, problems } = compile(components, parameters, row);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return binder.bind(row.values, row.knowledge);
}

/** Places of one row whose values are missing or refused, with the reasons: `body."1" (a): tab`. */
export function refusals(components: readonly Component[], parameters: Parameters, row: Row): string[] {
  return bind(components, parameters, row).problems.map(
    ({ kind, parameter, column, reason }) =>
      `${parameter}${column === undefined ? '' : ` (${column})`}: ${reason ?? kind}`,
  );
}

/** What is wrong with a campaign file: `parameters.body."2" parameter-unused`. */
export function faults(
  components: readonly Component[],
  parameters: Parameters,
  unusual: Unusual = {},
): string[] {
  return compile(components, parameters, unusual).problems.map(
    ({ code, path, reason }) => `${path} ${code}${reason === undefined ? '' : ` ${reason}`}`,
  );
}
