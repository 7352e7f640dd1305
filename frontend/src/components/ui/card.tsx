import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export function Card({ className, ...props }: Readonly<ComponentProps<'section'>>) {
  return (
    <section
      data-slot="card"
      className={cn('flex flex-col gap-4 rounded-xl border bg-card py-5 text-card-foreground shadow-xs', className)}
      {...props}
    />
  );
}

export function CardHeader({ className, ...props }: Readonly<ComponentProps<'div'>>) {
  return <div data-slot="card-header" className={cn('flex flex-col gap-1.5 px-5', className)} {...props} />;
}

export function CardDescription({ className, ...props }: Readonly<ComponentProps<'p'>>) {
  return <p data-slot="card-description" className={cn('text-sm text-muted-foreground', className)} {...props} />;
}

export function CardContent({ className, ...props }: Readonly<ComponentProps<'div'>>) {
  return <div data-slot="card-content" className={cn('px-5', className)} {...props} />;
}

export function CardFooter({ className, ...props }: Readonly<ComponentProps<'div'>>) {
  return <div data-slot="card-footer" className={cn('flex flex-wrap items-center gap-2 px-5', className)} {...props} />;
}

/** A level 2 heading; the page has the level 1 heading. */
export function CardTitle({ className, children, ...props }: Readonly<ComponentProps<'h2'>>) {
  return (
    <h2 data-slot="card-title" className={cn('leading-snug font-semibold', className)} {...props}>
      {children}
    </h2>
  );
}
