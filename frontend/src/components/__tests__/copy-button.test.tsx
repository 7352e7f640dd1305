import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import messages from '@messages/en/public.json';
import { CopyButton } from '../copy-button';
import { Dialog, DialogContent } from '../ui/dialog';

// jsdom is not a secure context, so copying falls back to a text field. What a browser would copy is that field's selection.
let copied: { text: string; within: Element | null } | null;

beforeEach(() => {
  copied = null;
  document.execCommand = vi.fn(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return false;
    const text = field.value.slice(field.selectionStart, field.selectionEnd);
    copied = { text, within: field.closest('[role=dialog]') };
    return true;
  });
});
afterEach(() => void Reflect.deleteProperty(document, 'execCommand'));

const show = (children: ReactNode) =>
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      {children}
    </NextIntlClientProvider>,
  );

it('copies inside a dialog whose focus trap allows no selection outside it, then restores the focus', async () => {
  show(
    <Dialog open>
      <DialogContent title="Your new key">
        <CopyButton text="secret" withWords />
      </DialogContent>
    </Dialog>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied).toEqual({ text: 'secret', within: screen.getByRole('dialog') });
  expect(screen.getByRole('status')).toHaveTextContent('Copied');
  expect(screen.getByRole('button', { name: 'Copied' })).toHaveFocus();
  expect(document.querySelector('textarea')).toBeNull();
});

it('copies on a page without a dialog', async () => {
  show(<CopyButton text={() => Promise.resolve('words')} />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied).toEqual({ text: 'words', within: null });
  expect(screen.getByRole('button', { name: 'Copied' })).toHaveFocus();
});

it('says so when the text cannot be loaded', async () => {
  show(<CopyButton text={() => Promise.reject(new Error('offline'))} />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(screen.getByRole('status')).toHaveTextContent('Could not copy');
  expect(copied).toBeNull();
});
