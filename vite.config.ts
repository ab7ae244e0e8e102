import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig, type Plugin } from 'vite';
import { HEADERS, ISOLATION, POLICY } from './scripts/headers.mjs';
import { licences } from './scripts/licences.mjs';

/** Puts the policy in the built page; the development server needs inline scripts. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

// the notices that the comments held are in a file of their own
const output = { comments: false };
const notices = licences('THIRD-PARTY.txt');

export default defineConfig({
  base: './',
  appType: 'mpa', // an address that is not there is a 404, not the page
  server: { headers: ISOLATION },
  preview: { headers: HEADERS },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output, checks: { pluginTimings: false } },
  },
  worker: { format: 'es', plugins: () => [notices.ofWorkers], rolldownOptions: { output } },
  plugins: [
    react(),
    contentSecurityPolicy,
    notices.ofPage,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'sw.ts',
      injectRegister: null, // main.tsx does it
      includeManifestIcons: false, // found by the pattern
      injectManifest: { globPatterns: ['**/*.{html,js,css,svg,png}'], rollupFormat: 'iife' },
      manifest: {
        name: 'Spillway',
        short_name: 'Spillway',
        description: "A reservoir's storage by parallel Monte Carlo",
        start_url: './',
        display: 'standalone',
        background_color: '#f6f7f5',
        theme_color: '#0b6b78',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
    }),
  ],
});
