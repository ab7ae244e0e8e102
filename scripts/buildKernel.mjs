// Compiles the kernel to WebAssembly and writes it as a module of text, which every thread, bundler
// and test reads alike: nothing to fetch, nothing that could be missing. `npm run kernel`.
// Leaves it as it is where neither its source, this script nor the compiler has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const SOURCES = 'src/kernel/assembly';
const OUT = 'src/kernel/kernelBytes.ts';

const options = {
  outFile: 'kernel.wasm',
  optimizeLevel: 3,
  enable: 'simd',
  runtime: 'stub',
  noAssert: true,
  initialMemory: 36, // pages of 64 kB: all that `memory.ts` lays out
  disableWarning: '112', // vectors stay inside the module
};

const head = `// made by scripts/buildKernel.mjs from ${fingerprint()}\n`;
if (!existsSync(OUT) || !readFileSync(OUT, 'utf8').startsWith(head)) await compile();

/** Of all that the compiled bytes depend on. */
function fingerprint() {
  const hash = createHash('sha256');
  const sources = readdirSync(SOURCES)
    .sort()
    .map((name) => `${SOURCES}/${name}`);
  const files = [import.meta.filename, 'node_modules/assemblyscript/package.json', ...sources];
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

async function compile() {
  const { default: asc } = await import('assemblyscript/asc');
  const args = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, String(value)],
  );
  const { error } = await asc.main([`${SOURCES}/index.ts`, ...args], {
    stdout: process.stdout,
    stderr: process.stderr,
    writeFile(_, bytes) {
      const text = Buffer.from(bytes).toString('base64');
      writeFileSync(OUT, `${head}export const KERNEL_BASE64 =\n  '${text}';\n`);
      console.log(`${OUT}: ${bytes.length} bytes of WebAssembly`);
    },
  });
  if (error) process.exit(1);
}
