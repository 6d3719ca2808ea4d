/** One part of a message (header, body, button, cards) as it was compiled, and how it is filled for one recipient. */
import type { BoundComponent, BoundParameter, BoundPart } from '../bound-message.ts';
import type { MediaSource } from '../media.ts';
import { fillText } from '../template.ts';
import { type Row, tellRefused } from './row.ts';

/** A parameter's place in a part. */
export interface Slot {
  /** The same for everybody, whatever becomes known of media. */
  readonly isFixed: boolean;
  /** The recipient's parameter; undefined where there is none, which the row's problems then tell. */
  fill(row: Row): BoundParameter | undefined;
  /** The media that it will show; only slots of media have some. */
  media?(values: readonly string[]): MediaSource | undefined;
}

/** A part before it is filled. */
export interface Part<Filled extends BoundComponent = BoundPart> {
  readonly isFixed: boolean;
  /** The filled part; undefined where something is missing, which the row's problems then tell. */
  bind(row: Row): Filled | undefined;
  /** Fills only what is the same for everybody, so that what is wrong with it is told once; parts that hold some of it. */
  constants?(row: Row): void;
  /** Adds the media that a recipient's message will show. */
  media?(values: readonly string[], into: MediaSource[]): void;
}

type Shape = Omit<BoundPart, 'parameters'>;

/** A part of one parameter: a header of media, a button. */
export function singlePart(shape: Shape, slot: Slot): Part {
  let last: BoundPart | undefined;
  const part: Part = {
    isFixed: slot.isFixed,
    bind(row) {
      const parameter = slot.fill(row);
      if (parameter === undefined) return undefined;
      // Media repeats from row to row, and a slot then gives the same object.
      if (last?.parameters[0] !== parameter) last = { ...shape, parameters: [parameter] };
      return last;
    },
  };
  const { media } = slot;
  if (media === undefined) return part;
  return {
    ...part,
    media(values, into) {
      const source = media(values);
      if (source !== undefined) into.push(source);
    },
  };
}

/** A text with variables, one slot for each. */
export interface TextShape {
  readonly type: 'header' | 'body';
  /** The static text with its placeholders. */
  readonly source: string;
  readonly names: readonly string[];
  readonly slots: readonly Slot[];
  /** Longest text after filling, UTF-16 units. */
  readonly max: number;
  /** Where problems of the whole text belong. */
  readonly path: string;
}

/** What stands in the text for a parameter. */
function shownLength(parameter: BoundParameter): number {
  if (parameter.kind === 'text') return parameter.text.length;
  return parameter.kind === 'currency' || parameter.kind === 'date-time' ? parameter.fallback.length : 0;
}

/** A text's part. Measured once: the length of a filled text is a sum, so it need not be put together to be held to its limit. */
export function textPart({ type, source, names, slots, max, path }: TextShape): Part {
  const empty = Object.fromEntries(names.map((name) => [name, '']));
  const bareLength = fillText(source, empty).length;
  const uses = names.map((name) => fillText(source, { ...empty, [name]: '-' }).length - bareLength);
  const place = { path, column: undefined };
  return {
    isFixed: slots.every((slot) => slot.isFixed),
    constants(row) {
      for (const slot of slots) if (slot.isFixed) slot.fill(row);
    },
    bind(row) {
      const parameters: BoundParameter[] = [];
      let length = bareLength;
      let position = 0;
      for (const slot of slots) {
        const parameter = slot.fill(row);
        if (parameter !== undefined) {
          length += shownLength(parameter) * (uses[position] ?? 0);
          parameters.push(parameter);
        }
        position += 1;
      }
      if (parameters.length < slots.length) return undefined;
      if (length > max)
        tellRefused(row, place, { reason: 'too-long', params: { filled: length, most: max } });
      return { type, parameters };
    },
  };
}
