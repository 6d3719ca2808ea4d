/** Params of findings of one kind as those of one finding: texts behind commas, each once. */

/** What fills a finding's text. */
export type FindingParams = Readonly<Record<string, string | number>>;

function joined(one: string | number | undefined, other: string | number): string | number {
  if (one === undefined || one === other) return other;
  return [...new Set(`${one}, ${other}`.split(', '))].join(', ');
}

/** The params of several findings, put together. */
export function mergedParams(all: readonly (FindingParams | undefined)[]): FindingParams {
  const merged: Record<string, string | number> = {};
  for (const params of all)
    for (const [name, value] of Object.entries(params ?? {})) merged[name] = joined(merged[name], value);
  return merged;
}
