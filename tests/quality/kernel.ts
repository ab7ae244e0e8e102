import { LAYERS, zigguratLayers } from '../../src/core/rng/ziggurat.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { openKernel } from '../../src/kernel/openKernel.ts';

/** The 65,536 numbers of a block, in an array that the next call fills again. */
type DrawBlock = (seed: number, stream: number, block: number) => Float64Array;

/** Normals, as the page draws them. */
export function normals(): DrawBlock {
  const { x, f } = zigguratLayers();
  return blocks(x, f);
}

/**
 * The uniforms u of the draws, which hold the upper 52 bits of the outputs: all layers have the
 * width 1, so that every point u x is accepted.
 */
export function uniforms(): DrawBlock {
  return blocks(layers(1), layers(1));
}

/**
 * Normals beyond r for one draw in 512, and something of at most 1 for the others: layer 0 is so wide
 * that each of its draws goes to the tail, while the wedges accept nothing.
 */
export function tails(): DrawBlock {
  const x = layers(1);
  x[0] = Infinity;
  x[1] = zigguratLayers().x[1]!;
  return blocks(x, layers(1));
}

function layers(value: number): Float64Array {
  return new Float64Array(LAYERS + 1).fill(value);
}

function blocks(x: Float64Array, f: Float64Array): DrawBlock {
  const kernel = openKernel({ x, f });
  if (kernel === null) throw new Error('this Node lacks WebAssembly SIMD');
  // all that is stored is released at every step, so the storages are the inflows: the normals
  kernel.setReservoir(1e300, 0, 1, 1e300, -Infinity, 0);
  const storages = new Float64Array(kernel.memory.buffer, kernel.STORAGE.value, BLOCK_STEPS);
  return (seed, stream, block) => {
    kernel.simulateBlock(seed, stream, block, BLOCK_STEPS, 0, true, false, 0, -1, false);
    return storages;
  };
}
