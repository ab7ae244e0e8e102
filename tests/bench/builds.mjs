import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, preview } from 'vite';

const HERE = import.meta.dirname;
const OUT = mkdtempSync(join(tmpdir(), 'spillway-bench-'));
process.on('exit', () => rmSync(OUT, { recursive: true, force: true }));

const common = { configFile: false, logLevel: 'warn', worker: { format: 'es' } };

/** A folder for what a bench builds; gone when it ends. */
export function outFolder(name) {
  return join(OUT, name);
}

/** The kernel and the reference, bundled as the page has them. */
export async function buildNode() {
  const outDir = outFolder('node');
  await build({
    ...common,
    ssr: { noExternal: true }, // it runs from a folder without packages
    build: { ssr: join(HERE, 'inNode.ts'), outDir, target: 'es2023', emptyOutDir: true },
  });
  return import(pathToFileURL(join(outDir, 'inNode.js')).href);
}

/** The page of the bench, served with a fine clock. */
export async function servePage() {
  const page = { ...common, root: join(HERE, 'page'), base: './' };
  const outDir = outFolder('page');
  await build({ ...page, build: { outDir, target: 'es2023', emptyOutDir: true } });
  const server = await preview({
    ...page,
    build: { outDir },
    preview: {
      port: 4187,
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

/** The app as it was built last, served. */
export function serveHere() {
  return serveApp(join(HERE, '../..'), 4188);
}

/** The app of another commit, built with its own packages, and served. */
export async function serveCommit(commit) {
  const root = outFolder('commit');
  const here = join(HERE, '../..');
  const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, stdio: 'inherit' });
  run(here, 'git', 'worktree', 'add', '--force', '--detach', root, commit);
  process.on('exit', () => run(here, 'git', 'worktree', 'remove', '--force', root));
  run(root, 'npm', 'ci', '--silent', '--include=dev');
  run(root, 'node', 'scripts/buildKernel.mjs');
  run(root, 'npx', 'vite', 'build', '--logLevel', 'error');
  return serveApp(root, 4189);
}

async function serveApp(root, port) {
  const server = await preview({ root, logLevel: 'warn', preview: { port } });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}
