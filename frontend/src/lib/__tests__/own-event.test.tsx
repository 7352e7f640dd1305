import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createPortal } from 'react-dom';
import ts from 'typescript';
import { expect, it, vi } from 'vitest';
import { nodes, parsed, sources, type Source } from '@/testing/sources';
import { ownEvent } from '../own-event';

const HANDLER = /^on(Click|DoubleClick|AuxClick|MouseDown|MouseUp)$/;
/** Elements that are controls themselves and never contain another clickable element. */
const CONTROL = /^(button|a|input|select|textarea|summary)$/;
/** Components that are page elements rather than controls. */
const CONTAINER = /^[a-z]|(Row|Cell|Card|CardContent|Content|Body)$/;

/** Containers that would handle events from their menus as their own. */
function greedy({ path, tree }: Source): string[] {
  return [...nodes(tree)].filter(ts.isJsxAttribute).flatMap((attribute) => {
    const tag = attribute.parent.parent.tagName.getText();
    const given = attribute.initializer?.getText() ?? '';
    const listens = HANDLER.test(attribute.name.getText()) && CONTAINER.test(tag) && !CONTROL.test(tag);
    return listens && !isOwn(given, tree) ? [`${path}: <${tag} ${attribute.getText()}>`] : [];
  });
}

/** `{ownEvent(…)}`, or a variable initialised with it. */
const isOwn = (given: string, tree: ts.SourceFile) =>
  given.startsWith('{ownEvent(') || tree.text.includes(`const ${given.slice(1, -1)} = ownEvent(`);

it('every clickable row and card handles only events from inside itself', () => {
  expect(sources().flatMap(greedy)).toEqual([]);
});

it.each(['<tr onClick={open} />', '<TableRow onClick={() => open()} />', '<li onDoubleClick={open} />'])(
  'finds one that handles every event: %s',
  (code) => expect(greedy(parsed('sample.tsx', code))).toHaveLength(1),
);

it('a click in a menu opened by a row is not a click on the row', async () => {
  const opened = vi.fn();
  render(
    <section onClick={ownEvent(opened)}>
      <p>inside</p>
      {createPortal(<p>in the menu</p>, document.body)}
    </section>,
  );
  await userEvent.click(screen.getByText('in the menu'));
  expect(opened).not.toHaveBeenCalled();
  await userEvent.click(screen.getByText('inside'));
  expect(opened).toHaveBeenCalledOnce();
});
