import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const resolve = { alias: { '@messages': here('./public/messages'), '@': here('./src') } };
// A real browser against the real services.
const browser = {
  environment: 'node' as const,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 20_000, interval: 100 } },
};

/** Runs the slowest file first (a few lines that open every page), so that it does not run alone at the end. */
class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const late = ({ moduleId }: TestSpecification) => Number(!moduleId.endsWith('/pages.e2e.ts'));
    return (await super.sort(files)).sort((a, b) => late(a) - late(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: PagesFirst },
    projects: [
      // Tests that need a document end in .tsx: making one for a file takes longer than most tests.
      { resolve, test: { name: 'unit', environment: 'node', include: ['src/**/__tests__/**/*.test.ts'] } },
      {
        plugins: [react()],
        resolve,
        test: {
          name: 'unit-components',
          environment: 'jsdom',
          include: ['src/**/__tests__/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
      // Two files at once: a flow mostly waits for the page.
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['e2e/flows/**/*.e2e.ts'],
          ...browser,
          maxWorkers: 2,
          env: { REDUCED_MOTION: 'yes' },
        },
      },
      // Flows that measure, stop a service or change global settings run one after another, with nothing beside them.
      {
        resolve,
        test: {
          name: 'e2e-alone',
          include: ['e2e/alone/**/*.e2e.ts'],
          ...browser,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: { name: 'screenshots', include: ['e2e/screenshots.ts'], ...browser, fileParallelism: false },
      },
    ],
  },
});
