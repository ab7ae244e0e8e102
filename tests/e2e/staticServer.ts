import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

const DIST = join(import.meta.dirname, '../../dist');

export interface StaticServer {
  /** of the page, with its final slash */
  readonly url: string;
  /** answers that were not 200 */
  readonly failures: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves the built page under a path of a port of its own, without any special headers. */
export async function servePage(prefix = '/'): Promise<StaticServer> {
  const failures: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const inside = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '../';
    const path = normalize(inside === '' ? 'index.html' : inside);
    (path.startsWith('..') ? Promise.reject(new Error(path)) : readFile(join(DIST, path))).then(
      (bytes) => {
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type }).end(bytes);
      },
      () => {
        failures.push(pathname);
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${prefix}`,
    failures,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
