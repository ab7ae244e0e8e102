// Runs one path on a Dask cluster and in a Slurm job array, both on this machine, and compares digests: `npm run bench:cluster`.
// A worker of Dask and a task of Slurm are killed on the way. `npm run bench:cluster -- 1e9` for another number of steps.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { which } from '../../scripts/findBrowser.mjs';
import { findPython } from '../../scripts/findPython.mjs';
import { startSlurm } from './slurm.mjs';

const SCRIPT = join(import.meta.dirname, '../../python/spillway.py');
const DASK = 'tcp://127.0.0.1:8786';
const steps = process.argv[2] ?? '1e9';
const words = [`T=${steps}`, 'boundary=continue'];
const folder = mkdtempSync(join(tmpdir(), 'spillway-cluster-'));
const children = [];

/** Runs the script; gives its status, what it says, the result, and how long it took. */
async function script(python, ...args) {
  const start = performance.now();
  const child = spawn(python, [SCRIPT, ...args], { cwd: folder });
  let printed = '';
  let said = '';
  child.stdout.on('data', (data) => (printed += data));
  child.stderr.on('data', (data) => (said += data));
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, said, result: read(printed), seconds: (performance.now() - start) / 1000 };
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isOver = (running) => Promise.race([running.then(() => true), wait(0).then(() => false)]);

function tell(name, { status, said, result, seconds }, expected) {
  if (status !== 0 || result === null) throw new Error(`${name} failed:\n${said}`);
  const { digest } = result.path;
  const isSame =
    expected === null || JSON.stringify(result.summary) === JSON.stringify(expected.summary);
  const verdict =
    expected === null
      ? ''
      : digest === expected.path.digest && isSame
        ? ', the same'
        : ', NOT THE SAME';
  console.log(`${name.padEnd(44)} ${seconds.toFixed(1).padStart(7)} s  digest ${digest}${verdict}`);
  if (verdict.includes('NOT')) process.exitCode = 1;
  return result;
}

async function onDask(python, expected) {
  const start = (program, ...args) => {
    const child = spawn(python, ['-m', `distributed.cli.${program}`, ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
    children.push(child);
    return child;
  };
  const startWorker = () =>
    start('dask_worker', DASK, '--nthreads', '1', '--no-dashboard', '--no-nanny');
  start('dask_scheduler', '--host', '127.0.0.1', '--port', '8786', '--no-dashboard');
  await wait(3000);
  const workers = [startWorker(), startWorker()];
  await wait(5000);
  const whole = await script(python, ...words, '--dask', DASK);
  tell('Dask, 2 workers', whole, expected.result);
  // in the middle of a run that is not the one that Dask remembers
  const long = [`T=${4 * Number(steps)}`, 'boundary=continue', 'seed=1'];
  const alone = await script(python, ...long);
  const other = tell('one machine, another seed, four times as long', alone, null);
  const running = script(python, ...long, '--dask', DASK);
  await wait(1000 * (whole.seconds - expected.seconds + alone.seconds / 2));
  if (await isOver(running))
    throw new Error('It was over before a worker was killed: take more steps.');
  workers[0].kill('SIGKILL');
  tell('Dask, one of 2 workers killed in mid-run', await running, other);
}

async function onSlurm(python, expected) {
  const slurm = await startSlurm(folder);
  children.push(...slurm.children);
  const submit = (...args) =>
    execFileSync('sbatch', args, { cwd: folder, env: slurm.env, encoding: 'utf8' });
  const settled = async () => {
    while (execFileSync('squeue', ['-h'], { env: slurm.env, encoding: 'utf8' }).trim() !== '')
      await wait(500);
  };
  const { said, status } = await script(python, ...words, '--slurm', '4', '-o', 'job.sh');
  if (status !== 0) throw new Error(said);
  const start = performance.now();
  submit('--wait-all-nodes=1', 'job.sh');
  // the first task that runs is killed
  let victim = '';
  while (victim === '') {
    await wait(200);
    victim = execFileSync('squeue', ['-h', '-r', '-t', 'R', '-o', '%i'], {
      env: slurm.env,
      encoding: 'utf8',
    }).split('\n')[0];
  }
  execFileSync('scancel', ['--signal=KILL', victim], { env: slurm.env });
  await settled();
  const parts = () => readdirSync(folder).filter((name) => /^part-\d+\.json$/.test(name));
  const missing = await script(python, 'merge', ...parts());
  console.log(`Slurm, task ${victim} killed: ${missing.said.trim()}`);
  if (missing.status !== 1) process.exitCode = 1;
  submit(`--array=${victim.split('_')[1]}`, 'job.sh');
  await settled();
  const merged = await script(python, 'merge', ...parts());
  tell(
    'Slurm, 4 tasks, the killed one again',
    { ...merged, seconds: (performance.now() - start) / 1000 },
    expected.result,
  );
}

try {
  const python = findPython(['numpy', 'distributed']) ?? findPython();
  if (python === null) throw new Error('No Python with NumPy is found.');
  const expected = await script(python, ...words);
  tell('one machine, all cores', expected, null);
  if (findPython(['numpy', 'distributed']) === null)
    console.log('Dask: python3-distributed is not here.');
  else await onDask(python, expected);
  if (['slurmctld', 'slurmd', 'munged'].some((name) => which(name) === null))
    console.log('Slurm: slurmctld, slurmd or munged is not here.');
  else await onSlurm(python, expected);
} finally {
  children.toReversed().forEach((child) => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true, force: true });
}
