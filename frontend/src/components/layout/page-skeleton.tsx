import { Skeleton } from '@/components/ui/skeleton';
import { PRODUCT_NAME } from './logo';

/** The outline of a private page while its messages load, so it has no words. */
export function PageSkeleton() {
  return (
    <div aria-busy className="mx-auto grid w-full max-w-7xl gap-4 p-4">
      <title>{PRODUCT_NAME}</title>
      <Skeleton className="h-9 w-full" />
      <Skeleton className="mt-4 h-8 w-56" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
