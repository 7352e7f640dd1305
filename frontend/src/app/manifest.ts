import type { MetadataRoute } from 'next';

export const dynamic = 'force-static';

/** Makes the app installable. There is no service worker: a stale shell after an upgrade would cost more than it gains. */
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
