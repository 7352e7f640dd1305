/** Where menus and popovers are put: inside the main landmark, so that a screen reader's list of landmarks leads to them. */
export function pageContent(): HTMLElement | undefined {
  return typeof document === 'undefined' ? undefined : (document.getElementById('content') ?? undefined);
}
