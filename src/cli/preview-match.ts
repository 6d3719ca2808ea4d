/** Columns for a template's variables where no campaign names them: by equal names, as far as names tell anything. */
import { headerKey } from '../adapters/tabular/index.ts';
import { type CampaignConfig, campaignSchema } from '../core/campaign-config.ts';
import { GAP } from '../core/message/filled-text.ts';
import { placeholders, type Template } from '../core/template.ts';
import type { CampaignInput } from '../pipeline/question.ts';
import type { ColumnMatch } from '../report/preview/model.ts';

const variablesOf = (template: Template, type: 'HEADER' | 'BODY'): string[] =>
  template.components
    .filter((component) => component.type === type && (component.format ?? 'TEXT') === 'TEXT')
    .flatMap(({ text = '' }) => placeholders(text));

const isNumber = (variable: string): boolean => /^\d+$/.test(variable);

/** Which column fills which variable. */
export function matchColumns(template: Template, headers: readonly string[]): ColumnMatch {
  const variables = [...new Set([...variablesOf(template, 'HEADER'), ...variablesOf(template, 'BODY')])];
  const named = variables.filter((variable) => !isNumber(variable));
  const columnOf = (variable: string): string | undefined =>
    headers.find((header) => headerKey(header) === headerKey(variable));
  const buttons = template.components.flatMap((component) => component.buttons ?? []);
  return {
    pairs: named.flatMap((variable) => {
      const column = columnOf(variable);
      return column === undefined ? [] : [{ variable, column }];
    }),
    open: named.filter((variable) => columnOf(variable) === undefined),
    hasNumbers: variables.some(isNumber),
    openButtons: buttons.filter(
      ({ type, url = '' }) => type === 'COPY_CODE' || (type === 'URL' && placeholders(url).length > 0),
    ).length,
  };
}

/** A campaign that fills what was matched, in one language or the one that a column names; it is never planned. */
export function matchedCampaign(
  template: Template,
  match: ColumnMatch,
  { file, language }: { readonly file: string; readonly language: string | undefined },
): CampaignInput & { readonly config: CampaignConfig } {
  const pair = new Map(match.pairs.map(({ variable, column }) => [variable, { column }]));
  // A part is filled as a whole or not at all: what nobody matched is filled with a gap.
  const parameterOf = (variable: string) => pair.get(variable) ?? { text: GAP };
  const body = variablesOf(template, 'BODY').map((variable) => [variable, parameterOf(variable)] as const);
  const header = variablesOf(template, 'HEADER').map(parameterOf)[0];
  const config = campaignSchema.parse({
    version: 1,
    id: 'preview',
    purpose: 'preview',
    template: {
      name: template.name,
      language:
        language === undefined ? template.language : { column: language, fallback: template.language },
    },
    recipients: { file },
    parameters: { body: Object.fromEntries(body), ...(header === undefined ? {} : { header }) },
  });
  return { id: config.id, config, digest: '', purpose: { id: 'preview', category: 'service' } };
}
