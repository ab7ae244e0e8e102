import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { which } from '../../scripts/findBrowser.mjs';
import { outFolder } from './builds.mjs';
import { median } from './report.mjs';

const RIVALS = join(import.meta.dirname, 'rivals');
const SCRIPT = join(RIVALS, 'rivals.py');

/**
 * What people would use instead, as far as this machine has it: contestants that give ns a step,
 * what is missing, and how to end their processes.
 */
export async function startRivals() {
  const contestants = {};
  const missing = [];
  const processes = [];

  const program = compile();
  if (program === null) {
    missing.push('a C compiler');
  } else {
    const time = (T, rounds, ...args) => {
      const words = ['time', T, rounds, ...args];
      const output = execFileSync(program, words.map(String), { encoding: 'utf8' });
      return median(output.trim().split('\n').map(Number));
    };
    contestants['native C, 128-bit SIMD, in the cache'] = () => time(65_536, 151);
    contestants['native C, 128-bit SIMD, path of 1e7'] = () => time(1e7, 1);
    contestants['native C, plain, path of 1e7'] = () => time(1e7, 1, '--scalar');
  }

  const addPython = async (name, rival, T) => {
    const child = spawn(python.program, [SCRIPT, rival, String(T)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    processes.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await lines.next(); // it is ready
    contestants[name] = async () => {
      child.stdin.write('\n');
      return Number((await lines.next()).value);
    };
  };
  const python = findPython();
  if (!python.numpy) {
    missing.push('python3-numpy');
  } else {
    await addPython("the article's loop", 'loop', 2e5);
    await addPython('NumPy, ensemble of 1000', 'numpy', 1e7);
  }
  if (!python.numba) {
    missing.push('python3-numba');
  } else {
    await addPython('numba, MT19937, 1 thread', 'numba', 1e7);
    await addPython('numba, MT19937, 2 threads', 'numba2', 1e7);
    await addPython('numba, fast streams, 1 thread', 'fast', 1e7);
  }
  return { contestants, missing, stop: () => processes.forEach((child) => child.kill()) };
}

/** The Python that has most of what we need: the one on the path, or the system's. */
function findPython() {
  const found = [which('python3'), '/usr/bin/python3'].flatMap((program) => {
    try {
      const modules = JSON.parse(execFileSync(program, [SCRIPT, 'check'], { encoding: 'utf8' }));
      return [{ program, ...modules }];
    } catch {
      return [];
    }
  });
  const score = ({ numpy, numba }) => Number(numpy) + Number(numba);
  return found.sort((a, b) => score(b) - score(a))[0] ?? { numpy: false, numba: false };
}

function compile() {
  const compiler = ['cc', 'gcc', 'clang']
    .map((name) => which(name))
    .find((found) => found !== null);
  if (compiler === undefined) return null;
  const program = join(outFolder('.'), 'spillway');
  const march = process.arch === 'x64' ? ['-march=x86-64-v2'] : [];
  const flags = ['-O3', ...march, '-ffp-contract=off', '-o', program];
  execFileSync(compiler, [...flags, join(RIVALS, 'spillway.c'), '-lm', '-pthread']);
  return program;
}
