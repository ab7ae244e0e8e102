import { LAYERS, zigguratLayers } from '../core/rng/ziggurat.ts';
import { KERNEL_BASE64 } from './kernelBytes.ts';

/** What the compiled kernel gives; see `assembly/index.ts`, which says what the arguments are. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly BLOCK: WebAssembly.Global<'i32'>;
  readonly COUNTS: WebAssembly.Global<'i32'>;
  readonly ENVELOPE: WebAssembly.Global<'i32'>;
  readonly LAYER_F: WebAssembly.Global<'i32'>;
  readonly LAYER_X: WebAssembly.Global<'i32'>;
  readonly STORAGE: WebAssembly.Global<'i32'>;
  setReservoir(
    K: number,
    mu: number,
    sigma: number,
    target: number,
    floor: number,
    rho: number,
  ): void;
  setNormal(before: number): void;
  lastNormal(): number;
  simulateBlock(
    seed: number,
    stream: number,
    block: number,
    steps: number,
    before: number,
    keepsPath: boolean,
    wantsSummary: boolean,
    binSteps: number,
    firstRow: number,
    countsBefore: boolean,
  ): number;
  envelopeBytes(): number;
  blockDigest(): bigint;
  clearCounts(bins: number): number;
  countBlock(steps: number, bins: number, perVolume: number, margin: number): void;
  endFailure(): void;
}

/**
 * A kernel with a memory of its own, so for one thread.
 *
 * @param layers - of its ziggurat
 * @returns null where the engine lacks WebAssembly's vectors, or forbids WebAssembly
 */
export function openKernel(layers = zigguratLayers()): Kernel | null {
  let kernel: Kernel;
  try {
    const bytes = Uint8Array.from(atob(KERNEL_BASE64), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    kernel = exports as unknown as Kernel;
  } catch {
    return null;
  }
  const { buffer } = kernel.memory;
  new Float64Array(buffer, kernel.LAYER_X.value, LAYERS + 1).set(layers.x);
  new Float64Array(buffer, kernel.LAYER_F.value, LAYERS + 1).set(layers.f);
  return kernel;
}
