import { useRef } from 'react';

/**
 * Gives the focus back to what had it when a dialog opened; a dialog without a trigger of its own would lose it.
 * @param onOpen where the dialog itself wants the focus when it opens
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
