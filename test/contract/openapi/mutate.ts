/** Changes one thing in a request, as a bug would. */
import type { Node } from './document.ts';

/** Numbers that repeat with the seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) >>> 0;
    return state % below;
  };
}

const OTHERS: readonly unknown[] = [
  '',
  'x',
  0,
  1,
  null,
  true,
  [],
  {},
  '0',
  'x'.repeat(1_100),
  'https://a.example/x',
];

/** A copy of `value` in which one property or item is left out, doubled, renamed, or has another value. */
export function mutate(value: object, seed: number): Node {
  const draw = numbersFrom(seed);
  const copy: Node = JSON.parse(JSON.stringify(value));
  const places: { readonly owner: Node; readonly key: string }[] = [];
  const collect = (owner: Node): void => {
    for (const key of Object.keys(owner)) {
      places.push({ owner, key });
      if (typeof owner[key] === 'object' && owner[key] !== null) collect(owner[key]);
    }
  };
  collect(copy);
  const { owner, key } = places[draw(places.length)] ?? { owner: copy, key: 'to' };
  const kind = draw(5);
  if (kind === 0) {
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else delete owner[key];
  } else if (kind === 1) {
    if (Array.isArray(owner)) owner.push(owner[Number(key)]);
    else owner[`${key}_2`] = owner[key];
  } else if (kind === 2 && typeof owner[key] === 'string') {
    owner[key] = `${owner[key]}${['1', ' ', 'ä', '%20', '🙂'][draw(5)]}`;
  } else {
    owner[key] = OTHERS[draw(OTHERS.length)];
  }
  return copy;
}
