/** Neighbours in a row: from the first to before the last index. */
export interface Range {
  from: number;
  to: number;
}

/** Cuts a range into neighbours that belong together: a new one starts wherever `startsAt` says so. */
export function rangesOf({ from, to }: Range, startsAt: (index: number) => boolean): Range[] {
  const found: Range[] = [];
  let start = from;
  for (let index = from + 1; index < to; index += 1) {
    if (!startsAt(index)) continue;
    found.push({ from: start, to: index });
    start = index;
  }
  if (start < to) found.push({ from: start, to });
  return found;
}
