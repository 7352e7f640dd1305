export const LARGEST_BATCH = 100;
/** More are not chosen at once: an act on them is ten requests already. */
export const MOST_CHOSEN = 1000;

/** Slices of at most `size`, in order. */
export function batchesOf<T>(all: readonly T[], size = LARGEST_BATCH): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < all.length; at += size) batches.push(all.slice(at, at + size));
  return batches;
}
