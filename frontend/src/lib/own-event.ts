import type { SyntheticEvent } from 'react';

/**
 * Handles only events from inside the element itself. React also delivers events from menus and dialogs that its children open, wherever
 * these are in the document: a click in a row's menu must not count as a click on the row.
 */
export function ownEvent<E extends SyntheticEvent>(work: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.target instanceof Node && event.currentTarget.contains(event.target)) work(event);
  };
}
