/** One part of a message (header, body, button) as it was compiled, and how it is filled for one recipient. */
import type { BoundComponent, BoundParameter, BoundPart } from '../bound-message.ts';
import type { ParameterProblem } from '../check.ts';
import { fillText } from '../template.ts';
import type { Read } from './reader.ts';
import { malformed } from './text-fault.ts';

/** A parameter's place in a part. */
export interface Slot {
  readonly path: string;
  /** Reads no column: the same for everybody. */
  readonly isFixed: boolean;
  readonly read: Read;
  readonly max: number;
  readonly make: (text: string) => BoundParameter;
}

/** A part before it is filled. */
export interface Part {
  readonly shape: Omit<BoundPart, 'parameters'>;
  readonly slots: readonly Slot[];
  /** Static text with placeholders, to hold the filled length to its limit. */
  readonly text?: { readonly source: string; readonly names: readonly string[]; readonly max: number };
}

/** A part measured once, so that it can be filled for a million people. */
export interface MeasuredPart extends Part {
  /** Length of the static text with nothing in its placeholders. */
  readonly bareLength: number;
  /** How often each slot's value stands in that text. */
  readonly uses: readonly number[];
}

/** Measures a part's text: the length of a filled one is then a sum, and it need not be put together to be held to its limit. */
export function measured(part: Part): MeasuredPart {
  const { source = '', names = [] } = part.text ?? {};
  const own = names.slice(0, part.slots.length);
  const empty = Object.fromEntries(own.map((name) => [name, '']));
  const bareLength = fillText(source, empty).length;
  return {
    ...part,
    bareLength,
    uses: own.map((name) => fillText(source, { ...empty, [name]: '-' }).length - bareLength),
  };
}

/** Fills one part; problems go to the list. */
export function bindPart(
  part: MeasuredPart,
  values: readonly string[],
  problems: ParameterProblem[],
): BoundComponent | undefined {
  const parameters: BoundParameter[] = [];
  let length = part.bareLength;
  let position = 0;
  for (const slot of part.slots) {
    const text = slot.read(values);
    if (text === undefined || text === '') problems.push({ kind: 'missing', parameter: slot.path });
    else {
      const reason = malformed(text, slot.max);
      if (reason !== undefined) problems.push({ kind: 'malformed', parameter: slot.path, reason });
      length += text.length * (part.uses[position] ?? 0);
      parameters.push(slot.make(text));
    }
    position += 1;
  }
  if (parameters.length < part.slots.length) return undefined;
  if (part.text && length > part.text.max) {
    problems.push({ kind: 'malformed', parameter: part.shape.type, reason: 'too-long' });
  }
  return { ...part.shape, parameters };
}

/** The same component for everybody where a part reads no column and nothing is wrong with it. */
export function bindFixed(part: MeasuredPart): BoundComponent | undefined {
  if (part.slots.some((slot) => !slot.isFixed)) return undefined;
  const problems: ParameterProblem[] = [];
  const component = bindPart(part, [], problems);
  return problems.length === 0 ? component : undefined;
}
