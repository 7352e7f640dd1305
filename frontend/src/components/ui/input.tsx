import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export function Input({ className, ...props }: Readonly<ComponentProps<'input'>>) {
  return (
    <input
      data-slot="input"
      className={cn(
        'h-10 pointer-coarse:h-11 w-full min-w-0 rounded-md border border-input bg-background px-3 text-base shadow-xs placeholder:text-muted-foreground disabled:opacity-50 aria-invalid:border-destructive md:text-sm',
        className,
      )}
      {...props}
    />
  );
}
