'use client';

import { useEffect, useRef, useState } from 'react';
import type { Task } from '@/lib/api-types';
import { holdRows, type Shown } from '../hold-rows';

type Held = Readonly<{ page: string; rows: readonly Task[] }>;
/** The focused row; `row` counts from 0. */
type FocusedRow = Readonly<{ body: Element; row: number }>;

const NO_REASONS = { pointer: false, focus: false };
/** The heading of the list. It gets the focus when no row is left. */
const HEADING = 'tasks-title';

/**
 * The rows in display order. `page` identifies the filter and page of `now`, and changing it releases the rows. It is null while the new
 * page loads and `now` still has the rows of the old one.
 */
export function useHeldRows(now: readonly Task[], page: string | null, deleted: ReadonlySet<string>) {
  const [held, setHeld] = useState<Held | null>(null);
  const [reasons, setReasons] = useState(NO_REASONS);
  const focused = useRef<Element | null>(null);
  const focusedRow = useRef<FocusedRow | null>(null);
  const shown: Shown = held && held.page === page ? holdRows(held.rows, now, deleted) : { rows: now, waiting: 0 };

  if (reasons.pointer || reasons.focus) {
    // Removed rows fire neither pointerleave nor blur.
    if (shown.rows.length === 0) {
      setReasons(NO_REASONS);
      setHeld(null);
    } else if (page !== null && held?.page !== page) setHeld({ page, rows: now });
  } else if (held) setHeld(null);

  // A removed element fires no blur, and a row's menu captures the pointer, so both reasons are checked again.
  useEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    const over = !!focusedRow.current?.body.matches(':hover');
    if (document.activeElement === document.body) goOn(focusedRow.current);
    // The focus was just moved by code, not by the user, so it does not hold the rows.
    setReasons((before) => ({ pointer: before.pointer && over, focus: false }));
  }, [shown.rows]);

  const reason = (name: 'pointer' | 'focus', is: boolean) =>
    setReasons((before) => (before[name] === is ? before : { ...before, [name]: is }));
  return {
    ...shown,
    release: () => setHeld(page === null ? null : { page, rows: now }),
    hold: {
      onPointerEnter: () => reason('pointer', true),
      onPointerLeave: () => reason('pointer', false),
      onFocus: ({ currentTarget: body, target }: React.FocusEvent) => {
        focused.current = target;
        const row = [...body.children].findIndex((child) => child.contains(target));
        // A row's menu is elsewhere in the document.
        if (row >= 0) focusedRow.current = { body, row };
        reason('focus', true);
      },
      onBlur: ({ currentTarget, relatedTarget }: React.FocusEvent) => {
        if (currentTarget.contains(relatedTarget)) return;
        focused.current = null;
        reason('focus', false);
      },
    },
  };
}

/** Focuses the row that took the place of the removed one, so that keyboard users can go on from there. */
function goOn(focusedRow: FocusedRow | null): void {
  const row =
    focusedRow?.body.isConnected && (focusedRow.body.children[focusedRow.row] ?? focusedRow.body.lastElementChild);
  const control = row ? row.querySelector<HTMLElement>('a, button') : document.getElementById(HEADING);
  control?.focus({ preventScroll: true });
}
