import { checkTextParameters, describeType, refuseCount } from './check-text-parameters.ts';
import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { HeaderShape } from './template-shape.ts';

/** What the checks of a send need to know beside the template. */
export interface SendContext {
  /** Whether the send came to /marketing_messages, which takes more than /messages. */
  readonly isMarketingApi: boolean;
  /** Virtual time in milliseconds. */
  readonly nowMs: number;
  /** Kind of an uploaded file; null when the id is not of this account or too old. */
  readonly kindOfMedia: (id: string) => string | null;
}

/** Which kind of upload each format of header takes; a gif is a short video. */
const MEDIA_OF_FORMAT: Readonly<Record<string, string>> = {
  IMAGE: 'image',
  VIDEO: 'video',
  DOCUMENT: 'document',
  GIF: 'video',
};

const HEADER_PROPERTIES = new Set(['type', 'image', 'video', 'document', 'gif', 'location', 'product']);
const MEDIA_PROPERTIES = new Set(['id', 'link']);
const DOCUMENT_PROPERTIES = new Set(['id', 'link', 'filename']);
const LOCATION_PROPERTIES = new Set(['latitude', 'longitude', 'name', 'address']);
const PRODUCT_PROPERTIES = new Set(['product_retailer_id', 'catalog_id']);

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
  const unknown = findUnknownProperty(parameter, HEADER_PROPERTIES);
  if (unknown !== undefined) return refuse(100, `${name}: unexpected property ${unknown}`);
  const mediaKind = MEDIA_OF_FORMAT[header.format];
  if (mediaKind !== undefined) return checkMedia(name, content, { mediaKind, context });
  return header.format === 'LOCATION' ? checkLocation(name, content) : checkProduct(name, content);
}

function checkMedia(
  name: string,
  content: JsonObject,
  { mediaKind, context }: { readonly mediaKind: string; readonly context: SendContext },
): Refusal | null {
  const { id, link } = content;
  const allowed = mediaKind === 'document' ? DOCUMENT_PROPERTIES : MEDIA_PROPERTIES;
  const unknown = findUnknownProperty(content, allowed);
  if (unknown !== undefined) return refuse(100, `${name}: unexpected property ${unknown}`);
  if (!isOptionalText(content.filename)) return refuse(131009, `${name}: filename must be a text`);
  if (id === undefined && link === undefined) return refuse(131008, `${name}: media needs an id or a link`);
  if (id !== undefined && link !== undefined)
    return refuse(131009, `${name}: media takes an id or a link, not both`);
  if (id === undefined) return checkLink(name, link);
  if (typeof id !== 'string' || !/^\d+$/.test(id))
    return refuse(131009, `${name}: media id must be a text of digits`);
  const kind = context.kindOfMedia(id);
  if (kind === null) return refuse(131009, `${name}: there is no media ${id}, or it is older than 30 days`);
  return kind === 'any' || kind === mediaKind
    ? null
    : refuse(131053, `${name}: media ${id} is of kind ${kind}, not ${mediaKind}`);
}

function checkLink(name: string, link: unknown): Refusal | null {
  const isSecure = typeof link === 'string' && link.startsWith('https://') && URL.canParse(link);
  return isSecure ? null : refuse(131009, `${name}: media link must be an https address`);
}

function checkLocation(name: string, content: JsonObject): Refusal | null {
  const { latitude, longitude } = content;
  const unknown = findUnknownProperty(content, LOCATION_PROPERTIES);
  if (unknown !== undefined) return refuse(100, `${name}: unexpected property ${unknown}`);
  if (!isOptionalText(content.name) || !isOptionalText(content.address))
    return refuse(131009, `${name}: name and address of a location must be texts`);
  const isPlace = isDegree(latitude, 90) && isDegree(longitude, 180);
  return isPlace ? null : refuse(131009, `${name}: location needs a latitude and a longitude in degrees`);
}

// A text that is not empty, where there is one.
function isOptionalText(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() !== '');
}

function isDegree(value: unknown, limit: number): boolean {
  const isGiven = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isGiven && Math.abs(Number(value)) <= limit;
}

function checkProduct(name: string, content: JsonObject): Refusal | null {
  const unknown = findUnknownProperty(content, PRODUCT_PROPERTIES);
  if (unknown !== undefined) return refuse(100, `${name}: unexpected property ${unknown}`);
  const { product_retailer_id: product, catalog_id: catalog } = content;
  const isProduct =
    isOptionalText(product) && isOptionalText(catalog) && product !== undefined && catalog !== undefined;
  return isProduct ? null : refuse(131008, `${name}: product needs product_retailer_id and catalog_id`);
}
