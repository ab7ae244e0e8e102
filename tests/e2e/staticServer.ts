import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

export const DIST = join(import.meta.dirname, '../../dist');

export interface ServerOptions {
  /** path of the page, with its slashes */
  readonly prefix?: string;
  /** of every answer */
  readonly headers?: Readonly<Record<string, string>>;
  /** the folder that is served; asked for every file */
  readonly folder?: () => string;
  /** What is answered in place of a file: another type or status, or a text; null for the file itself. */
  readonly instead?: (path: string) => Instead | null;
}

export interface Instead {
  readonly status?: number;
  readonly type?: string;
  readonly text?: string;
}

export interface StaticServer {
  /** of the page, with its final slash */
  readonly url: string;
  /** answers that were not 200 */
  readonly failures: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves the built page on a port of its own, without any special headers unless they are given. */
export async function servePage(options: ServerOptions = {}): Promise<StaticServer> {
  const { prefix = '/', headers = {}, folder = () => DIST, instead = () => null } = options;
  const failures: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const inside = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '../';
    const path = normalize(inside === '' ? 'index.html' : inside);
    const { status = 200, type = TYPES[extname(path)], text } = instead(path) ?? {};
    const read = async () => {
      if (path.startsWith('..') || status !== 200) throw new Error(path);
      return text ?? (await readFile(join(folder(), path)));
    };
    read().then(
      (bytes) => {
        const contentType = type ?? 'application/octet-stream';
        response.writeHead(200, { ...headers, 'Content-Type': contentType }).end(bytes);
      },
      () => {
        failures.push(pathname);
        response.writeHead(status === 200 ? 404 : status, headers).end('not to be had');
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
