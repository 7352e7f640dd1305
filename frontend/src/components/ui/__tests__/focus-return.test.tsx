import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import { useState } from 'react';
import { expect, it } from 'vitest';
import messages from '@messages/en/public.json';
import { Dialog, DialogContent } from '../dialog';
import { Sheet, SheetContent } from '../sheet';

const KINDS = {
  dialog: { Root: Dialog, Content: DialogContent },
  sheet: { Root: Sheet, Content: SheetContent },
};

/** Opened by a plain button instead of a Radix trigger, like most dialogs here. */
function Page({ kind }: Readonly<{ kind: keyof typeof KINDS }>) {
  const [open, setOpen] = useState(false);
  const { Root, Content } = KINDS[kind];
  return (
    <NextIntlClientProvider locale="en" messages={messages}>
      <button onClick={() => setOpen(true)}>Options</button>
      <Root open={open} onOpenChange={setOpen}>
        <Content
          title="Options"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (event.currentTarget as HTMLElement).querySelector('input')?.focus();
          }}
        >
          <input aria-label="Language" />
        </Content>
      </Root>
    </NextIntlClientProvider>
  );
}

it.each(['dialog', 'sheet'] as const)(
  'restores the focus after a %s that focused its own first field',
  async (kind) => {
    render(<Page kind={kind} />);
    const opener = screen.getByRole('button', { name: 'Options' });
    await userEvent.click(opener);
    expect(screen.getByLabelText('Language')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(opener).toHaveFocus();
  },
);
