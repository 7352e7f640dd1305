import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export function Empty({ className, ...props }: Readonly<ComponentProps<'div'>>) {
  return (
    <div
      data-slot="empty"
      className={cn(
        'flex flex-col items-center justify-center gap-3 rounded-xl border border-dashed p-8 text-center',
        className,
      )}
      {...props}
    />
  );
}

export function EmptyTitle({ className, ...props }: Readonly<ComponentProps<'p'>>) {
  return <p data-slot="empty-title" className={cn('font-medium', className)} {...props} />;
}

export function EmptyDescription({ className, ...props }: Readonly<ComponentProps<'p'>>) {
  return (
    <p
      data-slot="empty-description"
      className={cn('max-w-prose text-sm text-muted-foreground', className)}
      {...props}
    />
  );
}
