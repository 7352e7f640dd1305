import { useRef } from 'react';

/**
 * Returns the focus to the element that had it when the dialog opened. Radix does so only for dialogs with their own trigger.
 *
 * @param onOpen moves the focus to where the dialog wants it
 */
export function useFocusReturn(onOpen?: (event: Event) => void) {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement as HTMLElement | null;
      onOpen?.(event);
    },
    onCloseAutoFocus: (event: Event) => {
      if (!opener.current?.isConnected) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
}
