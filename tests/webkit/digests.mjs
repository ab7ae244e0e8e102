// The digests of the fast streams in WebKit, where Debian's WebKitGTK can be driven: its driver, its
// MiniBrowser and Xvfb. One session, by the W3C protocol. Leaves WebKit out in one line else.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { preview } from 'vite';
import { which } from '../../scripts/findBrowser.mjs';

const DRIVER_PORT = 4455;
const DISPLAY = ':97';

const driver = which('WebKitWebDriver');
const xvfb = which('Xvfb');
const miniBrowser = findMiniBrowser();
if (driver === null || xvfb === null || miniBrowser === null) {
  console.log('WebKit is left out: it needs webkit2gtk-driver and xvfb.');
  process.exit(0);
}

const server = await preview({ logLevel: 'warn', preview: { port: 4189 } });
const page = server.resolvedUrls.local[0];
const env = { ...process.env, DISPLAY };
const processes = [
  spawn(xvfb, [DISPLAY, '-screen', '0', '1440x900x24'], { stdio: 'ignore' }),
  spawn(driver, [`--port=${DRIVER_PORT}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }),
];
process.on('exit', () => processes.forEach((child) => child.kill()));

const session = await patiently(() =>
  ask('/session', {
    capabilities: {
      alwaysMatch: {
        'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
      },
    },
  }),
);
const runs = [...readRuns('streamDigests'), ...readRuns('onePathDigests').flatMap(onManyWorkers)];
const wrong = [];
for (const { digest, ...settings } of runs) {
  const link = `${page}?${new URLSearchParams(settings)}`;
  await ask(`/session/${session.sessionId}/url`, { url: link });
  const shown = await patiently(readDigest);
  if (shown !== digest) wrong.push(`${link}: ${shown}, not ${digest}`);
}
await fetch(`http://127.0.0.1:${DRIVER_PORT}/session/${session.sessionId}`, { method: 'DELETE' });
console.log(
  `${session.capabilities.browserName} ${session.capabilities.browserVersion}: ` +
    `${runs.length - wrong.length} of ${runs.length} digests are the C program's.`,
);
wrong.forEach((line) => console.error(line));
process.exit(wrong.length === 0 ? 0 : 1);

function readRuns(name) {
  return JSON.parse(readFileSync(`${import.meta.dirname}/../golden/${name}.json`, 'utf8')).runs;
}

/** One path as so many workers and chunks make it. */
function onManyWorkers(run) {
  return [
    { chunks: 1, workers: 1 },
    { chunks: 2, workers: 2 },
    { chunks: 3, workers: 3 },
    { chunks: 7, workers: 5 },
    { chunks: 64, workers: 8 },
  ].map((change) => ({ ...run, ...change, boundary: 'continue' }));
}

/** The digest of the run shown, or what the page warns of; throws while there is neither. */
async function readDigest() {
  const digest = await ask(`/session/${session.sessionId}/execute/sync`, {
    script: `
      const isDone = document.querySelector('main')?.getAttribute('aria-busy') === 'false';
      const alerts = document.querySelector('[role=alert]')?.textContent;
      return alerts || (isDone && document.querySelector('.quiet span[title]')?.title) || null;`,
    args: [],
  });
  if (digest === null) throw new Error('the page shows no run');
  return digest;
}

async function ask(path, body) {
  const response = await fetch(`http://127.0.0.1:${DRIVER_PORT}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(value.message);
  return value;
}

/** What `attempt` gives once it does not throw, within half a minute. */
async function patiently(attempt) {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 150) throw error;
      await wait(200);
    }
  }
}

function findMiniBrowser() {
  const folders = ['/usr/lib', '/usr/libexec'].filter(existsSync);
  return (
    folders
      .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => `${folder}/${name}`)])
      .flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((lib) => `${folder}/${lib}`))
      .map((folder) => `${folder}/MiniBrowser`)
      .find(existsSync) ?? null
  );
}
