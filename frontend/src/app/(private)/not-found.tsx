import { NotFoundMessage } from '@/components/layout/not-found-message';

/** Rendered inside the app frame, which already has the header. */
export default function PrivateNotFound() {
  return <NotFoundMessage />;
}
