// The headers of every file: the one definition, for the page's own `meta`, `npm start` and the tests; the
// files for hosts (public/_headers, docs/hosting) are held against it by a test.

/** Nothing but our own files runs, nothing is asked of another host, and no text becomes a script's address. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** With these the page is cross-origin isolated, and its clock 20 times finer; it runs without. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export const HEADERS = {
  'Content-Security-Policy': POLICY,
  ...ISOLATION,
  'X-Content-Type-Options': 'nosniff',
};
