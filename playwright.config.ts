import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium, findFirefox } from './scripts/findBrowser.mjs';

const PORT = 4183;
const chromium = findChromium();
const firefox = findFirefox();

/** Chromium runs all tests; Firefox, where the system has it, all but those that it cannot drive. */
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
