import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: '../docs/openapi.json',
  output: { path: 'src/types/api.gen' },
  plugins: [
    { name: '@hey-api/client-fetch', runtimeConfigPath: '@/lib/api-client' },
    '@hey-api/typescript',
    '@hey-api/sdk',
  ],
});
