// The digests of the fast streams in WebKit, where Debian's WebKitGTK can be driven: its driver, its
// MiniBrowser and Xvfb. One session, by the W3C protocol. Leaves WebKit out in one line else. The server sends the
// full headers with every file, and the page must run under them with its workers, WebAssembly and service worker.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { preview } from 'vite';
import { which } from '../../scripts/findBrowser.mjs';
import { HEADERS } from '../../scripts/headers.mjs';

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
const runs = [
  ...readRuns('streamDigests'),
  ...readRuns('rhoDigests'),
  ...readRuns('onePathDigests').flatMap(onManyWorkers),
];
const wrong = [];
for (const { digest, ...settings } of runs) {
  const link = `${page}?${new URLSearchParams(settings)}`;
  await ask(`/session/${session.sessionId}/url`, { url: link });
  const shown = await patiently(readDigest);
  if (shown !== digest) wrong.push(`${link}: ${shown}, not ${digest}`);
}
const lacking = await lackingUnderHeaders();
wrong.push(...lacking);
await fetch(`http://127.0.0.1:${DRIVER_PORT}/session/${session.sessionId}`, { method: 'DELETE' });
if (lacking.length === 0) console.log('The page runs under the full headers.');
console.log(
  `${session.capabilities.browserName} ${session.capabilities.browserVersion}: ` +
    `${runs.length - wrong.length + lacking.length} of ${runs.length} digests are the C program's.`,
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
  const digest = await evaluate(`
    const isDone = document.querySelector('main')?.getAttribute('aria-busy') === 'false';
    const alerts = document.querySelector('[role=alert]')?.textContent;
    return alerts || (isDone && document.querySelector('.quiet span[title]')?.title) || null;`);
  if (digest === null) throw new Error('the page shows no run');
  return digest;
}

/** What does not work under the headers: each view must come, and nothing must be told as an error. */
async function lackingUnderHeaders() {
  const lacks = [];
  const { headers } = await fetch(page);
  for (const [name, value] of Object.entries(HEADERS)) {
    if (headers.get(name) !== value) lacks.push(`${name} is ${headers.get(name)}`);
  }
  for (const view of ['storage', 'distribution', 'independence', 'timing']) {
    await ask(`/session/${session.sessionId}/url`, { url: `${page}?view=${view}` });
    await patiently(readDigest);
    // an alert would tell of a worker, a part or WebAssembly that was refused
    const told = await evaluate(`return document.querySelector('[role=alert]').textContent;`);
    if (told !== '') lacks.push(`${view}: ${told}`);
  }
  const isKept = () =>
    evaluate(`return navigator.serviceWorker.controller !== null || null;`).then((kept) => {
      if (kept === null) throw new Error('the page has no service worker');
    });
  await patiently(isKept).catch((error) => lacks.push(error.message));
  if (!(await evaluate('return crossOriginIsolated;'))) lacks.push('not cross-origin isolated');
  return lacks;
}

function evaluate(script) {
  return ask(`/session/${session.sessionId}/execute/sync`, { script, args: [] });
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
