export const MAX_BATCH = 100;
/** The limit of a selection: an action on this many tasks already takes ten requests. */
export const MAX_SELECTED = 1000;

/** Splits a list into batches of at most `size`, in order. */
export function batchesOf<T>(all: readonly T[], size = MAX_BATCH): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < all.length; at += size) batches.push(all.slice(at, at + size));
  return batches;
}
