import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Task } from '@/lib/api-types';
import { useHeldRows } from '../hooks/use-held-rows';

const tasks = (...ids: string[]) => ids.map((id) => ({ id }) as Task);
const LOADED = tasks('a', 'b', 'c');

type Props = Readonly<{ now: readonly Task[]; deleted?: readonly string[] }>;

function List({ now, deleted = [] }: Props) {
  const { rows, hold } = useHeldRows(now, '1', new Set(deleted));
  return (
    <section>
      <h2 id="tasks-title" tabIndex={-1}>
        Transcripts
      </h2>
      <ul {...hold}>
        {rows.map(({ id }) => (
          <li key={id}>
            <button>{`Select ${id}`}</button>
            <button>{`Menu of ${id}`}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const shown = () => screen.queryAllByRole('listitem').map((row) => row.textContent?.slice('Select '.length)[0]);
const focus = (name: string) => act(() => screen.getByRole('button', { name }).focus());
const focused = () => document.activeElement?.textContent;

it('deleting the focused row stops holding the others and focuses the next row', () => {
  const { rerender } = render(<List now={LOADED} />);
  focus('Menu of b');
  rerender(<List now={tasks('new', 'a', 'b', 'c')} />);
  expect(shown()).toEqual(['a', 'b', 'c']);

  rerender(<List now={tasks('new', 'a', 'c')} deleted={['b']} />);
  expect(shown()).toEqual(['n', 'a', 'c']);
  expect(focused()).toBe('Select c');
});

it('focusing the rows again holds them again', () => {
  const { rerender } = render(<List now={LOADED} />);
  focus('Menu of b');
  rerender(<List now={tasks('a', 'c')} deleted={['b']} />);
  focus('Menu of c');
  rerender(<List now={tasks('new', 'a', 'c')} deleted={['b']} />);
  expect(shown()).toEqual(['a', 'c']);
});

it('the pointer that used the row menu no longer holds the rows either', () => {
  const { rerender } = render(<List now={LOADED} />);
  fireEvent.pointerOver(screen.getByText('Menu of b'));
  focus('Menu of b');
  rerender(<List now={tasks('new', 'a', 'c')} deleted={['b']} />);
  expect(shown()).toEqual(['n', 'a', 'c']);
});

it('after the last row, the focus goes to the one before, then to the heading', () => {
  const { rerender } = render(<List now={tasks('a', 'b')} />);
  focus('Menu of b');
  rerender(<List now={tasks('a')} deleted={['b']} />);
  expect(focused()).toBe('Select a');
  rerender(<List now={[]} deleted={['b', 'a']} />);
  expect(focused()).toBe('Transcripts');
});

it('a focus that moved elsewhere stays there', () => {
  const { rerender } = render(<List now={LOADED} />);
  focus('Menu of b');
  act(() => screen.getByRole('heading').focus());
  rerender(<List now={tasks('new', 'a', 'c')} deleted={['b']} />);
  expect(shown()).toEqual(['n', 'a', 'c']);
  expect(focused()).toBe('Transcripts');
});
