/** Correlation ids: `<store>-<message>-<try>`, the numbers in base 36 and 10. Opaque to everybody else. */

/** What a correlation says. */
export interface Correlation {
  readonly storeId: string;
  readonly message: number;
  /** Serial number of the attempt, those that do not count included. */
  readonly attempt: number;
}

/** The text of a correlation. */
export function correlationOf({ storeId, message, attempt }: Correlation): string {
  return `${storeId}-${message.toString(36)}-${attempt}`;
}

/** What a text says as a correlation; undefined: it is none. */
export function parseCorrelation(text: string | undefined): Correlation | undefined {
  const match = /^([0-9a-z]{8})-([0-9a-z]{1,10})-([0-9]{1,9})$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, storeId = '', message = '', attempt = ''] = match;
  return { storeId, message: Number.parseInt(message, 36), attempt: Number(attempt) };
}
