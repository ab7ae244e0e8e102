import { expect, test, vi } from 'vitest';

vi.stubGlobal('window', {}); // a browser without Trusted Types
const { ownScriptUrl } = await import('../../src/app/page/trustedTypes.ts');

const BASE = 'https://here.example/deep/?K=1';

test.each(['./sw.js', 'https://here.example/assets/job.worker.js', '/x.js'])('lets %s', (url) => {
  expect(ownScriptUrl(url, BASE)).toBe(url);
});

test.each([
  'https://here.example.elsewhere.example/x.js',
  'https://elsewhere.example/x.js',
  '//elsewhere.example/x.js',
  'http://here.example/x.js',
  'data:text/javascript,1',
  'blob:https://here.example/0',
  'javascript:1',
])('refuses %s', (url) => {
  expect(() => ownScriptUrl(url, BASE)).toThrow('is no script of this page');
});
