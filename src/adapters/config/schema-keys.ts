/** The keys that a schema knows at a place, read from its JSON Schema: what a mistyped key is compared with. */
import { z } from 'zod';
import type { Path } from './path.ts';

/** As much of a JSON Schema as leads to its keys. */
interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** All keys that are known at a path, those of every alternative where there are several. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
  let nodes = alternatives([z.toJSONSchema(schema, { io: 'input' }) as SchemaNode]);
  for (const part of path) nodes = alternatives(nodes.flatMap((node) => childOf(node, part)));
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function childOf(node: SchemaNode, part: string | number): SchemaNode[] {
  if (typeof part === 'number') return node.items ? [node.items] : [];
  const named = node.properties?.[part];
  if (named) return [named];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}

function alternatives(nodes: readonly SchemaNode[]): SchemaNode[] {
  return nodes.flatMap((node) => (node.anyOf ? alternatives(node.anyOf) : [node]));
}
