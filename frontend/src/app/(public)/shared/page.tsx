import type { Metadata } from 'next';
import { SharedLoader } from './shared-loader';

export const metadata: Metadata = { robots: 'noindex, nofollow', referrer: 'no-referrer' };

export default function Page() {
  return <SharedLoader />;
}
