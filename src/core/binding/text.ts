/** Slots of texts: a variable's value, perhaps formatted. */
import type { BoundParameter } from '../bound-message.ts';
import type { TextParameter } from '../campaign-parameters.ts';
import { type Section, tell } from './compilation.ts';
import { formatOf } from './format.ts';
import type { Format } from './format-types.ts';
import { BODY_MAX } from './limits.ts';
import type { Slot } from './part.ts';
import { type Row, tellMissing, tellRefused } from './row.ts';
import { sourceOf } from './source.ts';
import { textFault } from './text-fault.ts';

/** A variable: where it stands in the campaign file, its name in the template. */
export interface Variable {
  /** Below the section: `body."1"`. */
  readonly path: string;
  /** Undefined where the template's variables have positions. */
  readonly name: string | undefined;
  /** Whether the platform's own amounts and dates are taken there: in bodies of templates with positions. */
  readonly takesOwn: boolean;
}

type MakeText = (text: string) => BoundParameter;

function textMaker(name: string | undefined): MakeText {
  return name === undefined ? (text) => ({ kind: 'text', text }) : (text) => ({ kind: 'text', text, name });
}

/** A text variable's slot. */
export function textSlot(section: Section, parameter: TextParameter, variable: Variable): Slot {
  const { compilation, prefix } = section;
  const { path, name } = variable;
  const { format, problems } = formatOf(parameter, compilation);
  for (const { code, key } of problems) tell(section, { code, path: `${path}.${key}`, subject: key });
  const send = parameter.send ?? 'text';
  if (send !== 'text' && !maySend(section, parameter, variable)) return NO_SLOT;
  const source = sourceOf(parameter, compilation.columns);
  const { column, fallback } = source;
  const place = { path: `${prefix}${path}`, column };
  const make = textMaker(name);
  const plain = (row: Row, text: string): BoundParameter => {
    const fault = textFault(text, BODY_MAX);
    if (fault !== undefined) tellRefused(row, place, fault);
    return make(text);
  };
  const show = format && shower(format, { place, make, send, code: parameter.code ?? '' });
  return {
    isFixed: column === undefined,
    fill(row) {
      const cell = source.cell(row.values);
      if (cell !== '') return show ? show(row, cell) : plain(row, cell);
      return fallback === '' ? tellMissing(row, place) : plain(row, fallback);
    },
  };
}

/** Fills nothing: what is wrong with it was told of the campaign file. */
const NO_SLOT: Slot = { isFixed: false, fill: () => undefined };

function maySend(section: Section, { as, send }: TextParameter, { path, takesOwn }: Variable): boolean {
  const fits = send === 'currency' ? as === 'currency' : as === 'date' || as === 'date-time';
  if (takesOwn && fits) return true;
  tell(section, {
    code: takesOwn ? 'send-format' : 'send-place',
    path: `${path}.send`,
    subject: String(send),
  });
  return false;
}

interface Showing {
  readonly place: { readonly path: string; readonly column: string | undefined };
  readonly make: MakeText;
  readonly send: NonNullable<TextParameter['send']>;
  readonly code: string;
}

/** Writes a cell in its format, as text or as the platform's own parameter. */
function shower(
  format: Format,
  { place, make, send, code }: Showing,
): (row: Row, cell: string) => BoundParameter | undefined {
  return (row, cell) => {
    const shown = format(cell);
    if (typeof shown === 'string') return tellRefused(row, place, { reason: shown });
    const { text, amount1000 } = shown;
    if (send === 'date-time') return { kind: 'date-time', fallback: text };
    if (send === 'text') return make(text);
    if (amount1000 === undefined) return tellRefused(row, place, { reason: 'number-too-large' });
    return { kind: 'currency', fallback: text, code, amount1000 };
  };
}
