/** Where in the text of `element` a point of the window lies, in letters; null outside of it. */
export function caretAt(element: Element, x: number, y: number): number | null {
  const place = document.caretPositionFromPoint?.(x, y);
  const range = place ? null : document.caretRangeFromPoint?.(x, y);
  const node = place?.offsetNode ?? range?.startContainer;
  if (!node || !element.contains(node)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(node, place?.offset ?? range?.startOffset ?? 0);
  return before.toString().length;
}
