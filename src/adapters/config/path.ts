/** A place inside a YAML or JSON document: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** A path as messages show it: `parameters.body."2"`, `wordings[0].file`; empty for the whole document. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else {
      const key = /^[A-Za-z_][\w-]*$/.test(part) ? part : JSON.stringify(part);
      text += text === '' ? key : `.${key}`;
    }
  }
  return text;
}

/** The value at a path in parsed data; undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === String(part))?.[1];
  }
  return value;
}
