'use client';

import { useEffect, useRef, useState } from 'react';
import type { Task } from '@/lib/api-types';
import { holdRows, type Shown } from '../hold-rows';

type Held = Readonly<{ page: string; rows: readonly Task[] }>;
/** Which row has the focus, counted from 0. */
type Place = Readonly<{ body: Element; row: number }>;

const NO_REASONS = { pointer: false, focus: false };
/** The heading of the list, where the focus goes when no row is left. */
const HEADING = 'tasks-title';

/**
 * Rows in the order to show. `page` names what is looked at: another filter or page lets go by itself; null while that is not here yet
 * and `now` is still what was looked at before.
 */
export function useHeldRows(now: readonly Task[], page: string | null, deleted: ReadonlySet<string>) {
  const [held, setHeld] = useState<Held | null>(null);
  const [reasons, setReasons] = useState(NO_REASONS);
  const focused = useRef<Element | null>(null);
  const place = useRef<Place | null>(null);
  const shown: Shown = held && held.page === page ? holdRows(held.rows, now, deleted) : { rows: now, waiting: 0 };

  if (reasons.pointer || reasons.focus) {
    // Rows that are gone say no goodbye: neither pointer nor focus leaves them.
    if (shown.rows.length === 0) {
      setReasons(NO_REASONS);
      setHeld(null);
    } else if (page !== null && held?.page !== page) setHeld({ page, rows: now });
  } else if (held) setHeld(null);

  // What is removed fires no blur, and the menu of a row takes the pointer along: both reasons are looked at again.
  useEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    const over = !!place.current?.body.matches(':hover');
    if (document.activeElement === document.body) goOn(place.current);
    // After the focus was moved: where nobody went by themselves nothing is held.
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
        // The menu of a row stands elsewhere in the document.
        if (row >= 0) place.current = { body, row };
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

/** Gives the focus to the row that came in place of the one removed, so that the keyboard goes on from there. */
function goOn(place: Place | null): void {
  const row = place?.body.isConnected && (place.body.children[place.row] ?? place.body.lastElementChild);
  const control = row ? row.querySelector<HTMLElement>('a, button') : document.getElementById(HEADING);
  control?.focus({ preventScroll: true });
}
