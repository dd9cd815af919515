/** Ordinals of the `limit` greatest scores above 0, best first, equal scores in order of ordinal. */
export function bestOrdinals(
  scores: Float64Array,
  limit: number,
  accept?: (ordinal: number) => boolean,
): number[] {
  if (limit <= 0) return [];
  const heap: number[] = [];
  const score = (ordinal: number | undefined) => scores[ordinal ?? -1] ?? 0;
  const worse = (one: number | undefined, other: number | undefined) =>
    score(one) - score(other) || (other ?? 0) - (one ?? 0);
  const sink = (at: number) => {
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && worse(heap[child], heap[least]) < 0) least = child;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] ?? 0, heap[at] ?? 0];
      at = least;
    }
  };
  const fill = () => {
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at);
  };
  let least = 0;
  for (let ordinal = 0; ordinal < scores.length; ordinal++) {
    const own = scores[ordinal] ?? 0;
    if (own <= least || (accept && !accept(ordinal))) continue;
    if (heap.length < limit) {
      heap.push(ordinal);
      if (heap.length === limit) fill();
    } else {
      heap[0] = ordinal;
      sink(0);
    }
    if (heap.length === limit) least = score(heap[0]);
  }
  return heap.sort((one, other) => worse(other, one));
}
