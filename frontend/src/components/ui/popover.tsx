'use client';

import { Popover as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';
import { swallowOutsideClick } from './outside-click';
import { pageContent } from './page-content';

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;

export function PopoverContent({
  className,
  sideOffset = 6,
  ...props
}: Readonly<ComponentProps<typeof Primitive.Content>>) {
  return (
    <Primitive.Portal container={pageContent()}>
      <Primitive.Content
        ref={swallowOutsideClick}
        data-slot="popover"
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          'z-50 w-72 max-w-[calc(100vw-1rem)] rounded-md border bg-popover p-4 text-popover-foreground shadow-md',
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
