import { Tabs as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export function Tabs({ className, ...props }: Readonly<ComponentProps<typeof Primitive.Root>>) {
  return <Primitive.Root data-slot="tabs" className={cn('flex flex-col gap-3', className)} {...props} />;
}

export function TabsList({ className, ...props }: Readonly<ComponentProps<typeof Primitive.List>>) {
  return (
    <Primitive.List
      data-slot="tabs-list"
      className={cn(
        'flex w-full max-w-full items-center gap-1 overflow-x-auto rounded-lg bg-muted p-1 sm:w-fit',
        className,
      )}
      {...props}
    />
  );
}

export function TabsTrigger({ className, ...props }: Readonly<ComponentProps<typeof Primitive.Trigger>>) {
  return (
    <Primitive.Trigger
      data-slot="tabs-trigger"
      className={cn(
        'inline-flex h-9 flex-1 items-center justify-center gap-1.5 rounded-md px-3 text-sm font-medium whitespace-nowrap text-muted-foreground data-[state=active]:bg-background data-[state=active]:text-foreground data-[state=active]:shadow-xs [&_svg]:size-4',
        className,
      )}
      {...props}
    />
  );
}

export function TabsContent({ className, ...props }: Readonly<ComponentProps<typeof Primitive.Content>>) {
  return <Primitive.Content data-slot="tabs-content" className={cn('flex-1', className)} {...props} />;
}
