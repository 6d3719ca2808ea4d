import { type Refusal, refuseField } from './refusal.ts';

/**
 * The names in a `fields` query: `id,name,health_status{entities}` asks for three. Sub-selections and modifiers are read over,
 * the whole value is given. Source: Meta, graph-api/overview, field expansion.
 */
export function parseFields(fields: string): string[] {
  let depth = 0;
  let flat = '';
  for (const char of fields) {
    if (char === '{' || char === '(') depth += 1;
    else if (char === '}' || char === ')') depth -= 1;
    else if (depth === 0) flat += char;
  }
  return flat
    .split(',')
    .map((name) => name.trim().replace(/\..*$/, ''))
    .filter((name) => name !== '');
}

/** What is asked of a node. */
export interface FieldRequest {
  /** The `fields` query; undefined when it was left out. */
  readonly fields: string | undefined;
  /** Fields given when none are asked for. */
  readonly defaults: readonly string[];
  /** Fields that exist although this node has no value for them. */
  readonly optional?: ReadonlySet<string>;
  /** Graph's name for the kind of node. */
  readonly nodeType: string;
}

/** The asked fields of a node, `id` always among them; a field that does not exist is refused with code 100. */
export function selectFields(
  node: Readonly<Record<string, unknown>> & { readonly id: string },
  request: FieldRequest,
): Record<string, unknown> | Refusal {
  const names = request.fields === undefined ? request.defaults : parseFields(request.fields);
  const selected: Record<string, unknown> = {};
  for (const name of names) {
    if (Object.hasOwn(node, name)) selected[name] = node[name];
    else if (!request.optional?.has(name)) return refuseField(name, request.nodeType);
  }
  return { ...selected, id: node.id };
}
