/**
 * A ref for an open menu or popover. The click that closes it does nothing else; otherwise it would also open the row or follow the link
 * under the pointer. The element's own trigger still receives its click, because that is how a popover closes.
 */
export function swallowOutsideClick(content: HTMLElement | null): (() => void) | undefined {
  if (!content) return undefined;
  const press = ({ target, button }: PointerEvent) => {
    if (button !== 0 || !(target instanceof Element) || content.contains(target) || isTriggerOf(content, target))
      return;
    swallowNextClick();
  };
  window.addEventListener('pointerdown', press, true);
  return () => window.removeEventListener('pointerdown', press, true);
}

function isTriggerOf(content: HTMLElement, target: Element): boolean {
  return content.id !== '' && target.closest('[aria-controls]')?.getAttribute('aria-controls') === content.id;
}

/** The click arrives after the element has been removed, so the listener outlives it. A press that turns into a scroll sends no click. */
function swallowNextClick(): void {
  const done = () => {
    window.removeEventListener('click', swallow, true);
    window.removeEventListener('pointerdown', done, true);
    window.removeEventListener('keydown', done, true);
    window.removeEventListener('pointercancel', done, true);
  };
  const swallow = (event: MouseEvent) => {
    if (event.detail === 0) return; // not from a pointer: a script, a key or a screen reader
    done();
    event.preventDefault();
    event.stopImmediatePropagation();
    // A popover closes when the click reaches the document.
    document.dispatchEvent(new MouseEvent('click'));
  };
  window.addEventListener('click', swallow, true);
  window.addEventListener('pointerdown', done, true);
  window.addEventListener('keydown', done, true);
  window.addEventListener('pointercancel', done, true);
}
