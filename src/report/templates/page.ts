/** What the renderers of templates need beside the model. */
import type { Formats } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Styles } from '../terminal/context.ts';

/** Words about copies of templates. */
export type CopyWords = Messages['templateCopies'];

/** A terminal that templates are written to. */
export interface CopiesPage {
  readonly words: CopyWords;
  readonly format: Formats;
  readonly color: Styles;
  /** Columns of the terminal; Infinity where there is none. */
  readonly width: number;
}

/** A title that stands over a template's line: `herbst_sale (de)`. */
export function templateTitle({
  name,
  language,
}: {
  readonly name: string;
  readonly language: string;
}): string {
  return `${name} (${language})`;
}
