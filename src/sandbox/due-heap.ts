/** Something that is due at a time. */
export interface Due {
  /** Virtual time in milliseconds. */
  readonly dueAt: number;
  /** Breaks ties: what was put in first comes out first. */
  readonly order: number;
}

/** A queue that gives out what is due first. */
export interface DueHeap<T extends Due> {
  push(item: T): void;
  /** The item due first, left in place. */
  peek(): T | undefined;
  /** Takes the item due first. */
  pop(): T | undefined;
  readonly size: number;
}

/** An empty binary heap. */
export function createDueHeap<T extends Due>(): DueHeap<T> {
  const items: T[] = [];
  return {
    push(item) {
      items.push(item);
      siftUp(items, items.length - 1);
    },
    peek: () => items[0],
    pop() {
      const first = items[0];
      const last = items.pop();
      if (first === undefined || last === undefined || items.length === 0) return first;
      items[0] = last;
      siftDown(items);
      return first;
    },
    get size() {
      return items.length;
    },
  };
}

function comesBefore(a: Due, b: Due): boolean {
  return a.dueAt === b.dueAt ? a.order < b.order : a.dueAt < b.dueAt;
}

function siftUp<T extends Due>(items: T[], start: number): void {
  let index = start;
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const [item, parent] = [items[index], items[parentIndex]];
    if (item === undefined || parent === undefined || !comesBefore(item, parent)) return;
    items[index] = parent;
    items[parentIndex] = item;
    index = parentIndex;
  }
}

function siftDown<T extends Due>(items: T[]): void {
  let index = 0;
  for (;;) {
    const left = index * 2 + 1;
    const right = left + 1;
    const [leftItem, rightItem, item] = [items[left], items[right], items[index]];
    if (leftItem === undefined || item === undefined) return;
    const isRightFirst = rightItem !== undefined && comesBefore(rightItem, leftItem);
    const child = isRightFirst ? rightItem : leftItem;
    if (!comesBefore(child, item)) return;
    items[index] = child;
    index = isRightFirst ? right : left;
    items[index] = item;
  }
}
