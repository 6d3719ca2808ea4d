/** What a campaign's parameters tell of a person, by the names of columns and variables. */
import { columnsIn } from '../binding/columns.ts';
import type { CampaignConfig } from '../campaign-config.ts';
import type { PartParameters } from '../campaign-parameters.ts';
import { PERSONAL_COLUMNS, PERSONAL_KINDS, type PersonalKind } from '../data/personal-columns.ts';

/** A header as it is compared: lower case, without accents, letters and digits only. */
function plainName(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a column holds by its name; undefined: nothing that the list knows. */
export function personalKind(header: string): PersonalKind | undefined {
  const name = plainName(header);
  return PERSONAL_KINDS.find((kind) => PERSONAL_COLUMNS[kind].test(name));
}

/** Whether the campaign says what it needs a column for. */
export function isDeclared({ personalData }: Pick<CampaignConfig, 'personalData'>, column: string): boolean {
  return personalData !== undefined && Object.hasOwn(personalData, column);
}

function variablesOf({ body }: PartParameters): string[] {
  return Object.keys(body ?? {}).filter((name) => !/^\d+$/.test(name));
}

/** Columns and named variables that carry more than a message usually needs and that the campaign does not account for. */
export function excessOf(
  campaign: Pick<CampaignConfig, 'parameters' | 'personalData'>,
): { readonly name: string; readonly kind: PersonalKind }[] {
  const { parameters } = campaign;
  const parts: readonly PartParameters[] = [parameters, ...(parameters.cards ?? [])];
  const names = new Set([...columnsIn(parameters), ...parts.flatMap(variablesOf)]);
  return [...names].flatMap((name) => {
    const kind = personalKind(name);
    return kind === undefined || isDeclared(campaign, name) ? [] : [{ name, kind }];
  });
}
