'use client';

import { useCallback, useState } from 'react';

/** The key of the segment and the caret position in its text. */
export type OpenSegment = Readonly<{ key: number; caret: number }>;

/** The segment being edited, and whether clicks open segments for editing. */
export function useOpenSegment() {
  const [openSegment, setOpenSegment] = useState<OpenSegment | null>(null);
  const [editing, setEditing] = useState(false);
  const open = useCallback((next: OpenSegment | null) => {
    setOpenSegment(next);
    if (next) setEditing(true);
  }, []);
  const toggle = () => {
    if (editing) setOpenSegment(null);
    setEditing(!editing);
  };
  return { openSegment, editing, open, toggle };
}
