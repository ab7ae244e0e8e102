import { readdirSync, readFileSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './scripts/findBrowser.mjs';
import viteConfig from './vite.config.ts';

const chromium = findChromium();
const IN_NODE = 'tests/{core,kernel,workers,session,views,app,scripts}/**';

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);

/** Files that do more in the slow tier than in the fast one (tests/support/tiered.ts). */
const TIERED = filesOf('tests')
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => readFileSync(path, 'utf8').includes('support/tiered.ts'));

const TSCONFIGS = ['src', 'tests']
  .flatMap(filesOf)
  .filter((path) => path.endsWith('tsconfig.json'));

/**
 * The cache of modules knows of a module's text, of this configuration with all that it imports, and of the packages
 * that are installed; of how TypeScript is to be read it is told here.
 */
const cacheKey: Plugin = {
  name: 'cache-key',
  configureVitest({ experimental_defineCacheKeyGenerator: addToKey }) {
    const key = ['tsconfig.base.json', ...TSCONFIGS]
      .map((path) => readFileSync(path, 'utf8'))
      .join();
    addToKey(() => key);
  },
};

export default mergeConfig(
  viteConfig,
  defineConfig({
    plugins: [cacheKey],
    optimizeDeps: { include: ['comlink', 'd3-dsv', 'fast-check', 'valibot'] }, // found late, they would reload a test
    test: {
      testTimeout: 30_000, // a crowded machine
      unstubGlobals: true,
      restoreMocks: true,
      expect: { poll: { interval: 2, timeout: 20_000 } }, // ms: most is there at the next turn
      experimental: { fsModuleCache: true }, // what did not change since the last run is not transformed again
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: [`${IN_NODE}/*.test.ts`],
            exclude: ['**/*.slow.test.ts'],
            isolate: false, // no test leaves anything behind: modules are loaded once
          },
        },
        {
          extends: true,
          test: {
            name: 'slow',
            include: [`${IN_NODE}/*.slow.test.ts`, ...TIERED],
            env: { TIER: 'slow' },
            isolate: false,
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            include: ['tests/browser/**/*.test.ts'],
            retry: process.env['CI'] ? 1 : 0, // as in playwright.config.ts
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: {
                  ...(chromium !== null && { executablePath: chromium }),
                  args: CHROMIUM_ARGS,
                },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
