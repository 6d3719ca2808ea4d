/** Pages that templates are written on in tests. */
import { formatsFor } from '../../../../src/i18n/format.ts';
import { type Language, messagesFor } from '../../../../src/i18n/index.ts';
import type { CopiesPage } from '../../../../src/report/templates/page.ts';

const same = (text: string): string => text;

/** A page without colours. */
export function page(language: Language = 'en', width = 80): CopiesPage {
  return {
    words: messagesFor(language).templateCopies,
    format: formatsFor(language, 'Europe/Berlin'),
    color: { bold: same, dim: same, green: same, yellow: same, red: same } as CopiesPage['color'],
    width,
  };
}
