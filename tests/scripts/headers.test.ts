import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HEADERS } from '../../scripts/headers.mjs';

/** How each host's file writes a header. */
const FILES: readonly (readonly [string, (name: string, value: string) => string])[] = [
  ['public/_headers', (name, value) => `\n  ${name}: ${value}\n`],
  ['docs/hosting/nginx.conf', (name, value) => `\n    add_header ${name} "${value}" always;\n`],
  ['docs/hosting/Caddyfile', (name, value) => `\n\t\t${name} "${value}"\n`],
];

test.each(FILES)('%s sends the headers that the page is tested with', (file, line) => {
  const text = readFileSync(file, 'utf8');
  for (const [name, value] of Object.entries(HEADERS)) expect(text).toContain(line(name, value));
});
