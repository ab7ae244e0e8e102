import { execFileSync, spawnSync } from 'node:child_process';
import { isDebian, which } from './findBrowser.mjs';

const SYSTEM = '/usr/bin/python3';

/** A Python of version 3.9 or newer that has these modules: the one on the path, or the system's; null if there is none. */
export function findPython(modules = ['numpy']) {
  const programs = [which('python3'), SYSTEM].filter((program) => program !== null);
  const test = `import ${['sys', ...modules].join(', ')}; sys.exit(sys.version_info < (3, 9))`;
  return programs.find((program) => spawnSync(program, ['-c', test]).status === 0) ?? null;
}

/** Finds Python with NumPy or, on Debian as root, installs it and a C compiler; null where that is not to be had. */
export function ensurePython() {
  return findPython() ?? installPython();
}

function installPython() {
  if (process.getuid?.() !== 0 || !isDebian() || which('apt-get') === null) return null;
  console.log('No Python 3.9 with NumPy found: installing it with apt-get.');
  const apt = (...args) => execFileSync('apt-get', args, { stdio: 'inherit' });
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'python3-numpy', 'gcc', 'libc6-dev');
  } catch {
    return null;
  }
  return findPython();
}
