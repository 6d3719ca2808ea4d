import { checkTextParameters, describeType, refuseCount } from './check-text-parameters.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { HeaderShape } from './template-shape.ts';

/** What the checks of a send need to know beside the template. */
export interface SendContext {
  /** Whether the send came to /marketing_messages, which takes more than /messages. */
  readonly isMarketingApi: boolean;
  /** Virtual time in milliseconds. */
  readonly nowMs: number;
}

const MEDIA_FORMATS = new Set(['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF']);

/**
 * Checks the parameters of a header. A media header needs its file on every send (132012); files are given by id or by
 * https link. Source: Meta, templates/components, messages/template-messages and marketing-messages/features (gif).
 */
export function checkHeader(
  header: HeaderShape | null,
  parameters: readonly unknown[],
  where: { readonly name: string; readonly isNamed: boolean; readonly context: SendContext },
): Refusal | null {
  const { name, isNamed, context } = where;
  if (header === null) return parameters.length === 0 ? null : refuseCount(name, parameters.length, 0);
  if (header.format === 'TEXT')
    return checkTextParameters({ name, isNamed, takesMoneyAndDates: false }, header.text, parameters);
  const [parameter] = parameters;
  const type = isJsonObject(parameter) ? parameter.type : undefined;
  if (type !== header.format.toLowerCase() || !isJsonObject(parameter))
    return refuse(
      132012,
      `${name}: Format mismatch, expected ${header.format}, received ${describeType(type)}`,
    );
  if (parameters.length > 1) return refuseCount(name, parameters.length, 1);
  const content = parameter[header.format.toLowerCase()];
  if (!isJsonObject(content)) return refuse(131008, `${name}: parameter of type ${type} has no ${type}`);
  if (header.format === 'GIF' && !context.isMarketingApi)
    return refuse(131009, `${name}: gif is only taken by /marketing_messages`);
  if (MEDIA_FORMATS.has(header.format)) return checkMedia(name, content);
  return header.format === 'LOCATION' ? checkLocation(name, content) : checkProduct(name, content);
}

function checkMedia(name: string, { id, link }: JsonObject): Refusal | null {
  if (id === undefined && link === undefined) return refuse(131008, `${name}: media needs an id or a link`);
  if (id !== undefined && (typeof id !== 'string' || !/^\d+$/.test(id)))
    return refuse(131009, `${name}: media id must be a text of digits`);
  if (link === undefined) return null;
  const isSecure = typeof link === 'string' && link.startsWith('https://') && URL.canParse(link);
  return isSecure ? null : refuse(131009, `${name}: media link must be an https address`);
}

function checkLocation(name: string, { latitude, longitude }: JsonObject): Refusal | null {
  const isPlace = isDegree(latitude, 90) && isDegree(longitude, 180);
  return isPlace ? null : refuse(131009, `${name}: location needs a latitude and a longitude in degrees`);
}

function isDegree(value: unknown, limit: number): boolean {
  const isGiven = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isGiven && Math.abs(Number(value)) <= limit;
}

function checkProduct(name: string, content: JsonObject): Refusal | null {
  const isProduct = typeof content.product_retailer_id === 'string' && typeof content.catalog_id === 'string';
  return isProduct ? null : refuse(131008, `${name}: product needs product_retailer_id and catalog_id`);
}
