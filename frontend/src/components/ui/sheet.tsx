'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { Button } from './button';
import { OVERLAY } from './dialog';
import { useFocusReturn } from './focus-return';

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

type Props = Readonly<
  Omit<ComponentProps<typeof Primitive.Content>, 'title'> & { title: ReactNode; side?: 'right' | 'bottom' }
>;

/** A panel that slides in from one side. */
export function SheetContent({ className, title, side = 'right', onOpenAutoFocus, children, ...props }: Props) {
  const t = useTranslations('common');
  const focusReturn = useFocusReturn(onOpenAutoFocus);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={OVERLAY} />
      <Primitive.Content
        data-slot="sheet"
        {...focusReturn}
        aria-describedby={undefined}
        className={cn(
          'fixed z-50 flex flex-col gap-4 overflow-y-auto border bg-popover p-5 text-popover-foreground shadow-lg',
          side === 'right' ? 'inset-y-0 right-0 w-full max-w-md' : 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl',
          className,
        )}
        {...props}
      >
        <Primitive.Title className="pr-10 text-lg font-semibold">{title}</Primitive.Title>
        {children}
        <Primitive.Close asChild>
          <Button variant="ghost" size="icon" aria-label={t('close')} className="absolute top-2.5 right-2.5">
            <X />
          </Button>
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
