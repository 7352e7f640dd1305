'use client';

import { useTranslations } from 'next-intl';
import { AlertDialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { OVERLAY } from './dialog';
import { useFocusReturn } from './focus-return';

type Props = Readonly<{
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** The label of the confirming button. */
  action: ReactNode;
  onAction: () => void;
  destructive?: boolean;
  children?: ReactNode;
}>;

/** Asks for confirmation before something that cannot be undone. Focus starts on Cancel. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  action,
  onAction,
  destructive = true,
  children,
}: Props) {
  const t = useTranslations('common');
  const focusReturn = useFocusReturn();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={OVERLAY} />
        <Primitive.Content
          data-slot="alert-dialog"
          {...focusReturn}
          className="fixed top-1/2 left-1/2 z-50 grid w-[calc(100%-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-4 rounded-xl border bg-popover p-5 text-popover-foreground shadow-lg"
        >
          <Primitive.Title className="text-lg leading-snug font-semibold">{title}</Primitive.Title>
          <Primitive.Description className="text-sm text-muted-foreground">{description}</Primitive.Description>
          {children}
          <div className="flex flex-wrap justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button variant="outline">{t('cancel')}</Button>
            </Primitive.Cancel>
            <Primitive.Action asChild>
              <Button variant={destructive ? 'destructive' : 'default'} onClick={onAction}>
                {action}
              </Button>
            </Primitive.Action>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
