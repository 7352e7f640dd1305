import { LoaderCircle } from 'lucide-react';
import { cn } from '@/lib/utils';

/** A sign only: what is being waited for stands beside it in words. */
export function Spinner({ className }: Readonly<{ className?: string }>) {
  return <LoaderCircle data-slot="spinner" aria-hidden className={cn('size-4 animate-spin', className)} />;
}
