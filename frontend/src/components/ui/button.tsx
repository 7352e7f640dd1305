import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md text-sm font-medium whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
  {
    variants: {
      variant: {
        default: 'bg-primary text-primary-foreground shadow-xs hover:bg-primary/90',
        destructive: 'bg-destructive text-destructive-foreground shadow-xs hover:bg-destructive/90',
        outline: 'border border-input bg-background shadow-xs hover:bg-accent hover:text-accent-foreground',
        secondary: 'bg-secondary text-secondary-foreground hover:bg-secondary/80',
        ghost: 'hover:bg-accent hover:text-accent-foreground',
        link: 'text-primary underline underline-offset-4',
      },
      // 44 px on touch screens.
      size: {
        default: 'h-10 px-4 pointer-coarse:h-11',
        sm: 'h-9 gap-1.5 px-3 pointer-coarse:h-11',
        lg: 'h-11 px-6 text-base',
        icon: 'size-10 pointer-coarse:size-11',
      },
    },
    defaultVariants: { variant: 'default', size: 'default' },
  },
);

type Props = Readonly<ComponentProps<'button'> & VariantProps<typeof buttonVariants> & { asChild?: boolean }>;

export function Button({ className, variant, size, asChild = false, ...props }: Props) {
  const Part = asChild ? Slot.Root : 'button';
  const type = asChild ? {} : { type: 'button' as const };
  return <Part data-slot="button" className={cn(buttonVariants({ variant, size }), className)} {...type} {...props} />;
}
