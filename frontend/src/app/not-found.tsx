import { NotFoundMessage } from '@/components/layout/not-found-message';
import { PublicHeader } from '@/components/layout/public-header';

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main id="content" className="m-auto">
        <NotFoundMessage />
      </main>
    </div>
  );
}
