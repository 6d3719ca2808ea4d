/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, not an array and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first property that is not among the allowed ones. */
export function findUnknownProperty(value: JsonObject, allowed: ReadonlySet<string>): string | undefined {
  for (const property in value) if (!allowed.has(property)) return property;
  return undefined;
}
