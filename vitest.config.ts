import { readdirSync, readFileSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './scripts/findBrowser.mjs';
import viteConfig from './vite.config.ts';

const chromium = findChromium();
const IN_NODE = 'tests/{core,kernel,workers,session,views,app,scripts}/**';

/** Files that do more in the slow tier than in the fast one (tests/support/tiered.ts). */
const TIERED = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `tests/${name}`)
  .filter((path) => readFileSync(path, 'utf8').includes('support/tiered.ts'));

export default mergeConfig(
  viteConfig,
  defineConfig({
    optimizeDeps: { include: ['comlink', 'd3-dsv', 'fast-check', 'valibot'] }, // found late, they would reload a test
    test: {
      testTimeout: 30_000, // a crowded machine
      unstubGlobals: true,
      restoreMocks: true,
      expect: { poll: { interval: 2, timeout: 20_000 } }, // ms: most is there at the next turn
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
