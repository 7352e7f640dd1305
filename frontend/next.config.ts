import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import type { NextConfig } from 'next';

/** Production is a folder of static files. Only the development server forwards API paths to a running api-service. */
export default function config(phase: string): NextConfig {
  const common: NextConfig = {
    trailingSlash: true,
    reactStrictMode: true,
    images: { unoptimized: true },
    productionBrowserSourceMaps: false,
    // `make types` checks them; a user's build need not.
    typescript: { ignoreBuildErrors: true },
  };
  return phase === PHASE_DEVELOPMENT_SERVER ? { ...common, ...development } : { ...common, output: 'export' };
}

const api = process.env.API_URL ?? 'http://127.0.0.1:8080';

const development: NextConfig = {
  skipTrailingSlashRedirect: true,
  // `make dev` prints this address; by default the development server sends its scripts to localhost only.
  allowedDevOrigins: ['127.0.0.1'],
  // Compression would hold back the events of a stream.
  compress: false,
  // The defaults cut bodies at 10 MB and drop responses that stay silent for 30 s; a call under /v1 may stay silent for 9 minutes.
  experimental: { proxyClientMaxBodySize: '3gb', proxyTimeout: 600_000 },
  rewrites: async () => ({
    // The page and the call share this address. Only the call has a body.
    beforeFiles: [
      {
        source: '/register',
        has: [{ type: 'header', key: 'content-type', value: 'application/json.*' }],
        destination: `${api}/register`,
      },
    ],
    afterFiles: ['/api', '/api/:path*', '/v1/:path*', '/q/:path*', '/token', '/transcribe', '/status/:path*'].map(
      (source) => ({ source, destination: api + source }),
    ),
    fallback: [],
  }),
};
