import { expect, it } from 'vitest';
import { bindingOf } from '../hotkeys';

const press = (target: Element, init: KeyboardEventInit) => {
  let heard: string | null = 'nothing';
  document.body.replaceChildren(target);
  target.addEventListener('keydown', (event) => (heard = bindingOf(event as KeyboardEvent, true)));
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  return heard;
};
const page = () => document.createElement('p');
const field = () => document.createElement('textarea');
const button = () => document.createElement('button');

it('uses the physical key, whatever letter the layout assigns to it', () =>
  expect(press(page(), { code: 'KeyJ', key: 'о' })).toBe('KeyJ'));
it('leaves single keys to text fields, but handles those with Control', () => {
  expect(press(field(), { code: 'KeyJ' })).toBeNull();
  expect(press(field(), { code: 'Space', ctrlKey: true, shiftKey: true })).toBe('Control+Shift+Space');
});
it('leaves the space bar to a button, but not the letters', () => {
  expect(press(button(), { code: 'Space' })).toBeNull();
  expect(press(button(), { code: 'KeyL' })).toBe('KeyL');
});
it('treats Command as Control', () => expect(press(page(), { code: 'KeyS', metaKey: true })).toBe('Control+KeyS'));
