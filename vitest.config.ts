import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './scripts/findBrowser.mjs';
import viteConfig from './vite.config.ts';

const chromium = findChromium();
const IN_NODE = 'tests/{core,kernel,workers,session,views,app,scripts}/**';

export default mergeConfig(
  viteConfig,
  defineConfig({
    optimizeDeps: { include: ['comlink', 'd3-dsv', 'fast-check', 'valibot'] }, // found late, they would reload a test
    test: {
      testTimeout: 30_000, // a crowded machine
      expect: { poll: { timeout: 20_000 } }, // too
      unstubGlobals: true,
      restoreMocks: true,
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
          test: { name: 'slow', include: [`${IN_NODE}/*.slow.test.ts`], isolate: false },
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
