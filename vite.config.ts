import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig, type Plugin } from 'vite';

// with these the page is cross-origin isolated, and its clock 20 times finer; it runs without
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

// nothing but our own files runs, and nothing is asked of another host
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy in the built page; the development server needs inline scripts. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  base: './',
  server: { headers },
  preview: { headers },
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 600 },
  worker: { format: 'es' },
  plugins: [
    react(),
    contentSecurityPolicy,
    VitePWA({
      // a new version waits until the old page is closed: a worker started later still fits it
      registerType: 'prompt',
      injectRegister: 'script',
      workbox: { clientsClaim: true, globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'] },
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
