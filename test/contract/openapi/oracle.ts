/** Meta's OpenAPI file as a judge of requests, answers and webhooks: patched, and closed to what it does not name. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Node, readDocument } from './document.ts';
import { PATCHES } from './patches.ts';

/** What the oracle says of a value: the problems, none when it is right, null when the file does not model it. */
export type Verdict = readonly string[] | null;

/** A judge. */
export interface Oracle {
  /** Judges the body of a request; `path` as in the file, without the version: `{WABA-ID}/message_templates`. */
  request(method: string, path: string, body: unknown): Verdict;
  /** Judges an answer: nothing that the patched file does not name is let pass. */
  response(
    method: string,
    path: string,
    answer: { readonly status: number; readonly body: unknown },
  ): Verdict;
  /** Judges a change of a webhook; null for the fields that the file does not model. */
  webhookChange(change: { readonly field: string; readonly value: unknown }): Verdict;
}

/** The patched file as a judge. */
export function createOracle(): Oracle {
  const document = readDocument();
  for (const patch of PATCHES) patch.apply(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const compiled = new Map<string, ValidateFunction>();
  const judge = (key: string, schema: () => Node, value: unknown): Verdict => {
    const validate = compiled.get(key) ?? ajv.compile(schema());
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
  const operationOf = (method: string, path: string): Node =>
    document.paths[`/{Version}/${path}`]?.[method.toLowerCase()];
  return {
    request(method, path, body) {
      const schema = operationOf(method, path)?.requestBody?.content?.['application/json']?.schema;
      if (schema === undefined) return null;
      return judge(`> ${method} ${path}`, () => resolved(document, schema), body);
    },
    response(method, path, { status, body }) {
      const found = operationOf(method, path)?.responses?.[String(status)];
      const schema = found?.content?.['application/json']?.schema;
      if (schema === undefined) return null;
      return judge(`< ${method} ${path} ${status}`, () => closed(resolved(document, schema)), body);
    },
    webhookChange(change) {
      if (change.field !== 'messages') return null;
      const schema = document.components.schemas.Change;
      return judge('webhook', () => closed(resolved(document, schema)), change);
    },
  };
}

/** The schema with every reference written out; the file has no circles in what is judged here. */
function resolved(document: Node, schema: Node): Node {
  if (Array.isArray(schema)) return schema.map((item) => resolved(document, item));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') {
    const target = schema.$ref
      .slice(2)
      .split('/')
      .reduce((node: Node, key: string) => node[key], document);
    return resolved(document, target);
  }
  const { discriminator: _dropped, ...rest } = schema;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolved(document, value)]));
}

/** The same schema, in which objects have the named properties and no others. */
function closed(schema: Node): Node {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null || schema['x-open'] === true) return schema;
  if (Array.isArray(schema.allOf))
    return { ...schema, allOf: schema.allOf.map(closedInside), unevaluatedProperties: false };
  const inside = closedInside(schema);
  return schema.properties === undefined ? inside : { ...inside, additionalProperties: false };
}

// The members of an allOf stay open themselves: what one names is unknown to the other.
function closedInside(schema: Node): Node {
  const next = { ...schema };
  if (schema.properties !== undefined)
    next.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, value]) => [name, closed(value)]),
    );
  if (schema.items !== undefined) next.items = closed(schema.items);
  if (Array.isArray(schema.oneOf)) next.oneOf = schema.oneOf.map(closed);
  if (Array.isArray(schema.anyOf)) next.anyOf = schema.anyOf.map(closed);
  return next;
}
