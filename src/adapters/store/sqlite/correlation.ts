/**
 * Correlation ids: `<store>-<message>-<try>`, the numbers in base 36 and 10, and `<store>-T<test>-1` of a test message: a
 * capital stands in no number of base 36 as it is written here. Opaque to everybody else.
 */

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

/** The text of a test message's correlation. */
export function testCorrelationOf(storeId: string, test: number): string {
  return `${storeId}-T${test.toString(36)}-1`;
}

/** The test message of a store that a text names as a correlation; undefined: it names none of this store. */
export function parseTestCorrelation(storeId: string, text: string | undefined): number | undefined {
  const match = /^([0-9a-z]{8})-T([0-9a-z]{1,10})-1$/.exec(text ?? '');
  return match?.[1] === storeId ? Number.parseInt(match[2] ?? '', 36) : undefined;
}
