import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';

interface ActionRule {
  readonly allowed: ReadonlySet<string>;
  readonly check: (action: JsonObject) => Refusal | null;
}

const MOST_SECTIONS = 10;
const MOST_PRODUCTS = 30;

const FLOW_PROPERTIES = new Set(['flow_token', 'flow_action_data']);
const CATALOG_PROPERTIES = new Set(['thumbnail_product_retailer_id']);
const LIST_PROPERTIES = new Set(['thumbnail_product_retailer_id', 'sections']);
const SECTION_PROPERTIES = new Set(['title', 'product_items']);

/** Checks a Flow's action: a token and data, both of which may be left out. Source: Meta, flows; templates/components. */
export function checkFlow(name: string, parameter: JsonObject): Refusal | null {
  const check = ({ flow_token: token, flow_action_data: data }: JsonObject): Refusal | null => {
    if (token !== undefined && (typeof token !== 'string' || token === ''))
      return refuse(131009, `${name}: flow_token must be a text`);
    return data === undefined || isJsonObject(data)
      ? null
      : refuse(131009, `${name}: flow_action_data must be an object`);
  };
  return checkAction(name, parameter, { allowed: FLOW_PROPERTIES, check });
}

/** Checks a catalog's action: the product whose picture is shown. Source: Meta, messages/template-messages. */
export function checkCatalog(name: string, parameter: JsonObject): Refusal | null {
  return checkAction(name, parameter, {
    allowed: CATALOG_PROPERTIES,
    check: (action) => checkThumbnail(name, action, false),
  });
}

/** Checks a list of products: up to 10 sections and 30 products. Source: Meta, templates/marketing-templates/mpm-templates. */
export function checkProductList(name: string, parameter: JsonObject): Refusal | null {
  const check = (action: JsonObject): Refusal | null => {
    const { sections } = action;
    if (!Array.isArray(sections) || sections.length < 1 || sections.length > MOST_SECTIONS)
      return refuse(131009, `${name}: action needs 1 to ${MOST_SECTIONS} sections`);
    return checkThumbnail(name, action, true) ?? checkSections(name, sections);
  };
  return checkAction(name, parameter, { allowed: LIST_PROPERTIES, check });
}

/** Checks the shape of an order's details, for markets with payments. Source: Meta, payments; its inside is not described. */
export function checkOrder(name: string, { action }: JsonObject): Refusal | null {
  const details = isJsonObject(action) ? action.order_details : undefined;
  if (!isJsonObject(details)) return refuse(131008, `${name}: action.order_details is missing`);
  const { reference_id: reference, currency, total_amount: total, order } = details;
  const isComplete =
    typeof reference === 'string' && typeof currency === 'string' && isAmount(total) && isJsonObject(order);
  return isComplete
    ? null
    : refuse(131008, `${name}: order_details needs reference_id, currency, total_amount and order`);
}

function checkAction(name: string, { action }: JsonObject, { allowed, check }: ActionRule): Refusal | null {
  if (!isJsonObject(action)) return refuse(131008, `${name}: action is missing`);
  const unknown = findUnknownProperty(action, allowed);
  return unknown === undefined ? check(action) : refuse(100, `${name}: unexpected property ${unknown}`);
}

function checkThumbnail(
  name: string,
  { thumbnail_product_retailer_id: id }: JsonObject,
  isRequired: boolean,
): Refusal | null {
  const isGiven = typeof id === 'string' && id !== '';
  return isGiven || (id === undefined && !isRequired)
    ? null
    : refuse(131008, `${name}: thumbnail_product_retailer_id is missing`);
}

function checkSections(name: string, sections: readonly unknown[]): Refusal | null {
  let products = 0;
  for (const section of sections) {
    const items: unknown = isJsonObject(section) ? section.product_items : undefined;
    if (!isJsonObject(section) || !Array.isArray(items) || items.length === 0)
      return refuse(131009, `${name}: every section needs product_items`);
    const unknown = findUnknownProperty(section, SECTION_PROPERTIES);
    if (unknown !== undefined) return refuse(100, `${name}: unexpected property ${unknown} in a section`);
    const hasId = (item: unknown): boolean =>
      isJsonObject(item) && typeof item.product_retailer_id === 'string' && item.product_retailer_id !== '';
    if (!items.every(hasId)) return refuse(131009, `${name}: every product needs product_retailer_id`);
    products += items.length;
  }
  return products <= MOST_PRODUCTS
    ? null
    : refuse(131009, `${name}: ${products} products, ${MOST_PRODUCTS} are allowed`);
}

function isAmount(value: unknown): boolean {
  return isJsonObject(value) && Number.isInteger(value.value) && Number.isInteger(value.offset);
}
