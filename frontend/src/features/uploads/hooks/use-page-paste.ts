'use client';

import { useEffect, useRef } from 'react';

/** Accepts files pasted anywhere on the page. A paste that contains text belongs to the field it is pasted into. */
export function usePagePaste(onFiles: (files: File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const typed = (event.target as Element | null)?.closest?.('input, textarea, [contenteditable]');
      if (!files.length || (typed && event.clipboardData?.types.includes('text/plain'))) return;
      event.preventDefault();
      latest.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
