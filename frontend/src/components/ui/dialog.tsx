'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { Button } from './button';
import { useFocusReturn } from './focus-return';

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export const OVERLAY =
  'fixed inset-0 z-50 bg-black/55 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0';

type Props = Readonly<
  Omit<ComponentProps<typeof Primitive.Content>, 'title'> & {
    title: ReactNode;
    description?: ReactNode;
    footer?: ReactNode;
    /** Only the dialog's own buttons close it. */
    unclosable?: boolean;
  }
>;

/** Traps and restores the focus. Esc and the cross close it. */
export function DialogContent({
  className,
  title,
  description,
  footer,
  unclosable,
  onOpenAutoFocus,
  children,
  ...props
}: Props) {
  const t = useTranslations('common');
  const focusReturn = useFocusReturn(onOpenAutoFocus);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={OVERLAY} />
      <Primitive.Content
        data-slot="dialog"
        {...focusReturn}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-xl border bg-popover p-5 text-popover-foreground shadow-lg',
          className,
        )}
        {...props}
      >
        <div className="grid gap-1.5 pr-10">
          <Primitive.Title className="text-lg leading-snug font-semibold">{title}</Primitive.Title>
          {description && (
            <Primitive.Description className="text-sm text-muted-foreground">{description}</Primitive.Description>
          )}
        </div>
        {children}
        {footer && <div className="flex flex-wrap justify-end gap-2">{footer}</div>}
        {!unclosable && (
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon" aria-label={t('close')} className="absolute top-2.5 right-2.5">
              <X />
            </Button>
          </Primitive.Close>
        )}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
