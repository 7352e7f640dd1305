'use client';

import { useEffect, useRef } from 'react';
import { browserStore } from './browser-store';

/** `KeyJ`, `Shift+Period`, `Control+Shift+Space`: physical keys, so that every keyboard layout has them. Command counts as Control. */
export type Bindings = Readonly<Record<string, () => void>>;

const TYPED_INTO =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]';
const FIELD_OF_ITS_OWN = 'input, textarea:not([data-slot=line-text]), [contenteditable]';
/** What needs the space bar or the arrows itself. */
const OPERATED =
  'button, a, summary, [role=slider], [role=tab], [role=menuitem], [role=checkbox], [role=switch], input';

/** The binding of a key press, null where the key belongs to what has the focus. */
export function bindingOf(event: KeyboardEvent, singleKeys: boolean): string | null {
  if (event.isComposing || event.altKey) return null;
  const control = event.ctrlKey || event.metaKey;
  const name = `${control ? 'Control+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role=dialog], [role=menu], [role=alertdialog]')) return null;
  // A field undoes its own typing; only the text of a segment is undone with the transcript.
  if (control) return event.code === 'KeyZ' && target?.closest(FIELD_OF_ITS_OWN) ? null : name;
  if (!singleKeys || target?.closest(TYPED_INTO)) return null;
  const needed = event.code === 'Space' || event.code.startsWith('Arrow');
  return needed && target?.closest(OPERATED) ? null : name;
}

/** Keys of the whole page while `enabled`. */
export function useHotkeys(bindings: Bindings, enabled = true): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const name = bindingOf(event, browserStore.get('single-keys') !== 'off');
      const run = name === null ? undefined : latest.current[name];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [enabled]);
}
