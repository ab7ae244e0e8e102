import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium, findFirefox } from './scripts/findBrowser.mjs';

const PORT = 4183;
const chromium = findChromium();
const firefox = findFirefox();

/** What engines do in their own way: numbers, input, workers, loading, layout. */
const ENGINE =
  /(default|drop|fast-streams|fields|hosting|right-to-left|run|screens|sliders|start|updates|workers|zoom)\.spec/;

/** Chromium runs all tests; Firefox, where the system has it, those of its engine that it can be driven through. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 150_000, // a crowded machine
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  forbidOnly: true,
  retries: process.env['CI'] ? 1 : 0, // a crowded machine; what needed it is told as flaky
  use: { baseURL: `http://localhost:${PORT}/`, viewport: { width: 1440, height: 900 } },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    port: PORT,
    reuseExistingServer: false,
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { ...(chromium && { executablePath: chromium }), args: CHROMIUM_ARGS },
      },
    },
    ...(firefox === null
      ? []
      : [
          {
            name: 'firefox',
            testMatch: ENGINE,
            grepInvert: /@chromium/,
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox },
            },
          },
        ]),
  ],
});
