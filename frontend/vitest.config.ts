import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const resolve = { alias: { '@messages': here('./public/messages'), '@': here('./src') } };
// A real browser against the real services: one file at a time, because the machine is the bottleneck.
const browser = {
  environment: 'node' as const,
  fileParallelism: false,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 20_000 } },
  // On a machine of CI a flow that fails is tried once more, and the report names it: a flake to be found, not a landing to be lost.
  retry: process.env.CI ? 1 : 0,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        resolve,
        test: {
          name: 'unit',
          environment: 'jsdom',
          include: ['src/**/__tests__/**/*.test.{ts,tsx}'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
      { resolve, test: { name: 'e2e', include: ['e2e/flows/**/*.e2e.ts'], ...browser } },
      { resolve, test: { name: 'screenshots', include: ['e2e/screenshots.ts'], ...browser } },
    ],
  },
});
