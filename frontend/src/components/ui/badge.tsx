import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

// The tints are opaque: the background of a selected row must not reduce their contrast.
const badgeVariants = cva(
  'inline-flex w-fit shrink-0 items-center gap-1 rounded-full border px-2 py-0.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5',
  {
    variants: {
      variant: {
        default: 'border-transparent bg-primary text-primary-foreground',
        secondary: 'border-transparent bg-secondary text-secondary-foreground',
        outline: 'text-foreground',
        success: 'border-transparent bg-[color-mix(in_oklab,var(--success)_12%,var(--background))] text-success',
        warning: 'border-transparent bg-[color-mix(in_oklab,var(--warning)_12%,var(--background))] text-warning',
        destructive:
          'border-transparent bg-[color-mix(in_oklab,var(--destructive)_10%,var(--background))] text-destructive',
      },
    },
    defaultVariants: { variant: 'secondary' },
  },
);

type Props = Readonly<ComponentProps<'span'> & VariantProps<typeof badgeVariants>>;

export function Badge({ className, variant, ...props }: Props) {
  return <span data-slot="badge" className={cn(badgeVariants({ variant }), className)} {...props} />;
}
