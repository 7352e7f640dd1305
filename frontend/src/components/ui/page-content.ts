/** Where menus and popovers are rendered: inside the main landmark, so that screen readers find them there. */
export function pageContent(): HTMLElement | undefined {
  return typeof document === 'undefined' ? undefined : (document.getElementById('content') ?? undefined);
}
