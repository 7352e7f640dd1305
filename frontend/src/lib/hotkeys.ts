'use client';

import { useEffect, useRef } from 'react';
import { browserStore } from './browser-store';

/** `KeyJ`, `Shift+Period`, `Control+Shift+Space`: physical keys, which every keyboard layout has. Command counts as Control. */
export type Bindings = Readonly<Record<string, () => void>>;

const TYPED_INTO =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]';
const FIELD_OF_ITS_OWN = 'input, textarea:not([data-slot=segment-text]), [contenteditable]';
/** Elements that use the space bar or the arrow keys themselves. */
const OPERATED =
  'button, a, summary, [role=slider], [role=tab], [role=menuitem], [role=checkbox], [role=switch], input';

/** The binding of a key press; null if the key belongs to the focused element. */
export function bindingOf(event: KeyboardEvent, singleKeys: boolean): string | null {
  if (event.isComposing || event.altKey) return null;
  const control = event.ctrlKey || event.metaKey;
  const name = `${control ? 'Control+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role=dialog], [role=menu], [role=alertdialog]')) return null;
  // A field undoes its own typing. Only the text field of a segment leaves undo to the transcript.
  if (control) return event.code === 'KeyZ' && target?.closest(FIELD_OF_ITS_OWN) ? null : name;
  if (!singleKeys || target?.closest(TYPED_INTO)) return null;
  const needed = event.code === 'Space' || event.code.startsWith('Arrow');
  return needed && target?.closest(OPERATED) ? null : name;
}

/** Shortcuts of the whole page while `enabled`. */
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
