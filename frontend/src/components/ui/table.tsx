import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export function TableHeader({ className, ...props }: Readonly<ComponentProps<'thead'>>) {
  return <thead data-slot="table-header" className={cn('[&_tr]:border-b', className)} {...props} />;
}

export function TableBody({ className, ...props }: Readonly<ComponentProps<'tbody'>>) {
  return <tbody data-slot="table-body" className={cn('[&_tr:last-child]:border-0', className)} {...props} />;
}

export function TableRow({ className, ...props }: Readonly<ComponentProps<'tr'>>) {
  return (
    <tr
      data-slot="table-row"
      className={cn('border-b transition-colors hover:bg-muted/50 data-[selected=true]:bg-accent', className)}
      {...props}
    />
  );
}

export function TableHead({ className, ...props }: Readonly<ComponentProps<'th'>>) {
  return (
    <th
      data-slot="table-head"
      className={cn(
        'h-10 px-2 text-left align-middle text-xs font-medium whitespace-nowrap text-muted-foreground',
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: Readonly<ComponentProps<'td'>>) {
  return <td data-slot="table-cell" className={cn('px-2 py-2.5 align-middle', className)} {...props} />;
}

/** Scrolls sideways by itself, with the keyboard too, so that the page never does. */
export function Table({ className, label, ...props }: Readonly<ComponentProps<'table'> & { label: string }>) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className="relative w-full overflow-x-auto">
      <table data-slot="table" className={cn('w-full caption-bottom text-sm', className)} {...props} />
    </div>
  );
}
