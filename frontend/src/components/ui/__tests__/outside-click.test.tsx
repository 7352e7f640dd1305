import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../dropdown-menu';
import { Popover, PopoverContent, PopoverTrigger } from '../popover';

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

/** The event sequence of a real click. jsdom has no PointerEvent, so `pointerdown` is a MouseEvent. */
function press(element: Element) {
  fireEvent.pointerDown(element, { button: 0, ctrlKey: false });
  fireEvent.mouseDown(element);
  fireEvent.pointerUp(element);
  fireEvent.mouseUp(element);
  fireEvent.click(element, { detail: 1 });
}

const menu = (
  <DropdownMenu modal={false}>
    <DropdownMenuTrigger>Trigger</DropdownMenuTrigger>
    <DropdownMenuContent>
      <DropdownMenuItem>Inside</DropdownMenuItem>
    </DropdownMenuContent>
  </DropdownMenu>
);
const popover = (
  <Popover>
    <PopoverTrigger>Trigger</PopoverTrigger>
    <PopoverContent>
      <button>Inside</button>
    </PopoverContent>
  </Popover>
);

it.each([
  ['menu', menu],
  ['popover', popover],
])('a click that closes a %s opens nothing', async (_, layer) => {
  const opened = vi.fn();
  render(
    <>
      {layer}
      <button onClick={opened}>Row</button>
    </>,
  );
  press(screen.getByText('Trigger'));
  await screen.findByText('Inside');
  // The library adds its listener one turn after opening.
  await new Promise((resolve) => setTimeout(resolve));
  press(screen.getByText('Row'));
  await waitFor(() => expect(screen.queryByText('Inside')).toBeNull());
  expect(opened).not.toHaveBeenCalled();
  press(screen.getByText('Row'));
  expect(opened).toHaveBeenCalledTimes(1);
});

it('the trigger of a popover closes it', async () => {
  render(popover);
  press(screen.getByText('Trigger'));
  await screen.findByText('Inside');
  await new Promise((resolve) => setTimeout(resolve));
  press(screen.getByText('Trigger'));
  await waitFor(() => expect(screen.queryByText('Inside')).toBeNull());
});

it('a press that never becomes a click does not swallow the next one', async () => {
  const opened = vi.fn();
  render(
    <>
      {menu}
      <button onClick={opened}>Row</button>
    </>,
  );
  press(screen.getByText('Trigger'));
  await screen.findByText('Inside');
  await new Promise((resolve) => setTimeout(resolve));
  fireEvent.pointerDown(screen.getByText('Row'), { button: 0 });
  fireEvent.click(screen.getByText('Row'), { detail: 0 }); // from a screen reader
  expect(opened).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(screen.queryByText('Inside')).toBeNull());
  fireEvent.keyDown(screen.getByText('Row'), { key: 'Enter' });
  fireEvent.click(screen.getByText('Row'), { detail: 1 });
  expect(opened).toHaveBeenCalledTimes(2);
});
