/** Variables of a draft's texts, as they are written. */

/** A variable: whatever stands between two braces and two braces. */
const VARIABLE = /\{\{([^{}]*)\}\}/g;

/** What stands inside `{{…}}`, in order, repeats and blanks included. */
export function writtenVariables(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '');
}

/** The same, each once. */
export function distinctVariables(text: string): string[] {
  return [...new Set(writtenVariables(text))];
}

/** A text with its variables taken out. */
export function withoutVariables(text: string, instead = ''): string {
  return text.replace(VARIABLE, instead);
}

/** Whether braces stand there that belong to no variable. */
export function hasStrayBraces(text: string): boolean {
  return /\{\{|\}\}/.test(withoutVariables(text));
}

/** Words between the variables. */
export function countWords(text: string): number {
  return withoutVariables(text, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
