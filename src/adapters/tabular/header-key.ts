/**
 * What headers are compared by: without case, accents, spaces, dashes and underscores, so that `Téléphone`,
 * "Phone Number" and `phone_number` are found however they are written.
 */
export function headerKey(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}\p{Z}\p{Pd}\s_]+/gu, '')
      // Upper case first: it makes ss of ß.
      .toUpperCase()
      .toLowerCase()
  );
}
