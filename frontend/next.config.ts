import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import type { NextConfig } from 'next';

/** Production is a folder of plain files; only the development server hands the API's paths on to a running api-service. */
export default function config(phase: string): NextConfig {
  const common: NextConfig = {
    trailingSlash: true,
    reactStrictMode: true,
    images: { unoptimized: true },
    productionBrowserSourceMaps: false,
  };
  return phase === PHASE_DEVELOPMENT_SERVER ? { ...common, ...development } : { ...common, output: 'export' };
}

const api = process.env.API_URL ?? 'http://127.0.0.1:8080';

const development: NextConfig = {
  skipTrailingSlashRedirect: true,
  // The defaults cut bodies at 10 MB and silent answers at 30 s.
  experimental: { proxyClientMaxBodySize: '3gb', proxyTimeout: 120_000 },
  rewrites: async () =>
    ['/api', '/api/:path*', '/v1/:path*', '/q/:path*', '/register', '/token', '/transcribe', '/status/:path*']
      // A rewrite cannot see the method: the page /register/ wins in development, its form calls the API's address without the slash.
      .map((source) => ({ source, destination: api + source })),
};
