/** The first `count` of the items in the order of `compare`, without sorting the rest. */
export function topOf<T>(items: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  if (items.length <= 2 * count) return [...items].sort(compare).slice(0, count);
  const heap: T[] = [];
  for (const item of items) {
    if (heap.length < count) rise(heap, heap.push(item) - 1, compare);
    else if (count > 0 && compare(item, heap[0]!) < 0) {
      heap[0] = item;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

// The last in order stands at the root.
function rise<T>(heap: T[], start: number, compare: (a: T, b: T) => number): void {
  for (let at = start; at > 0;) {
    const parent = (at - 1) >> 1;
    if (compare(heap[at]!, heap[parent]!) <= 0) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink<T>(heap: T[], compare: (a: T, b: T) => number): void {
  for (let at = 0; ;) {
    let last = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && compare(heap[child]!, heap[last]!) > 0) last = child;
    }
    if (last === at) return;
    swap(heap, at, last);
    at = last;
  }
}

function swap<T>(heap: T[], a: number, b: number): void {
  const item = heap[a]!;
  heap[a] = heap[b]!;
  heap[b] = item;
}
