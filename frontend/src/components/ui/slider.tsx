import { Slider as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

type Props = Readonly<ComponentProps<typeof Primitive.Root> & { label: string; valueText?: string }>;

export function Slider({ className, label, valueText, ...props }: Props) {
  return (
    <Primitive.Root
      data-slot="slider"
      className={cn(
        'relative flex h-6 w-full touch-none items-center select-none data-[disabled]:opacity-50',
        className,
      )}
      {...props}
    >
      <Primitive.Track className="relative h-1.5 w-full grow overflow-hidden rounded-full bg-muted">
        <Primitive.Range className="absolute h-full bg-primary" />
      </Primitive.Track>
      <Primitive.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-4 rounded-full border-2 border-primary bg-background shadow-sm pointer-coarse:size-6"
      />
    </Primitive.Root>
  );
}
