import type { MetadataRoute } from 'next';

export const dynamic = 'force-static';

/** Installable; without a service worker, because a stale shell after an upgrade costs more than it gives. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Whisper REST API',
    short_name: 'Whisper',
    start_url: '/dashboard/',
    display: 'standalone',
    background_color: '#fbfbfd',
    theme_color: '#5b4fd6',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
