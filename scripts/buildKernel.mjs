// Compiles the kernel to WebAssembly and writes it as a module of text, which every thread, bundler
// and test reads alike: nothing to fetch, nothing that could be missing. `npm run kernel`.
import asc from 'assemblyscript/asc';
import { writeFileSync } from 'node:fs';

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
const args = Object.entries(options).flatMap(([name, value]) =>
  value === true ? [`--${name}`] : [`--${name}`, String(value)],
);
const { error } = await asc.main(['src/kernel/assembly/index.ts', ...args], {
  stdout: process.stdout,
  stderr: process.stderr,
  writeFile(_, bytes) {
    const text = Buffer.from(bytes).toString('base64');
    writeFileSync(
      OUT,
      `// made by scripts/buildKernel.mjs\nexport const KERNEL_BASE64 =\n  '${text}';\n`,
    );
    console.log(`${OUT}: ${bytes.length} bytes of WebAssembly`);
  },
});
if (error) process.exit(1);
