import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

/** The native select: it works with every keyboard, phone and screen reader. */
export function Select({ className, children, ...props }: Readonly<ComponentProps<'select'>>) {
  return (
    <span className={cn('relative inline-flex min-w-0', className)}>
      <select
        data-slot="select"
        className="h-10 w-full min-w-0 appearance-none truncate rounded-md border border-input bg-background pr-9 pl-3 text-base shadow-xs disabled:opacity-50 aria-invalid:border-destructive md:text-sm pointer-coarse:h-11"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
