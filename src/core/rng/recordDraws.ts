import type { RecordDraw } from '../settings/Settings.ts';
import { BLOCK_STEPS } from './blockSteps.ts';
import { Mt19937, type Mt19937State } from './mt19937.ts';
import type { ShockStream, StreamState } from './stream.ts';
import type { Xoshiro } from './xoshiro.ts';
import { blockGenerator } from './xoshiroNormals.ts';

// where modules are not bundled, an import is looked up at each use, which costs as much as a draw
const STEPS = BLOCK_STEPS;

/** Where draws from a record by NumPy's uniforms stand. */
export interface RecordState {
  readonly uniforms: Mt19937State;
  /** the step of the stream that is next */
  readonly step: number;
  /** place in the record of the value that is next, unless a draw begins there */
  readonly place: number;
}

/** The uniforms that draws take; each block of steps of the fast streams has its own. */
interface Uniforms {
  readonly ofBlock: (block: number) => Pick<Mt19937 | Xoshiro, 'nextUniform'>;
  readonly save: () => Mt19937State | null;
}

/** The values of a record in circular blocks, one a step, as docs/streams.md defines them. */
export class RecordDraws implements ShockStream {
  readonly #record: RecordDraw;
  readonly #uniforms: Uniforms;
  #generator: ReturnType<Uniforms['ofBlock']>;
  #step: number;
  #place: number;
  /** of the newest draw: the step of the stream that it began with, and its uniform */
  drawStep = NaN;
  drawUniform = NaN;

  private constructor(record: RecordDraw, uniforms: Uniforms, step: number, place: number) {
    this.#record = record;
    this.#uniforms = uniforms;
    this.#generator = uniforms.ofBlock(Math.floor(step / BLOCK_STEPS));
    this.#step = step;
    this.#place = place;
  }

  /** @param firstStep - the first step drawn for; those of its block before it are drawn and dropped */
  static fast(record: RecordDraw, seed: number, number: number, firstStep: number): RecordDraws {
    const ofBlock = (block: number) => blockGenerator(seed, number, block, 0);
    const start = firstStep - (firstStep % BLOCK_STEPS);
    return new RecordDraws(record, { ofBlock, save: () => null }, start, 0).#enter(firstStep);
  }

  /** @param firstStep - the first step drawn for; all before it are drawn and dropped */
  static numpy(record: RecordDraw, seed: number, firstStep: number): RecordDraws {
    const uniforms = Mt19937.fromSeed(seed).save();
    return RecordDraws.restore(record, { uniforms, step: 0, place: 0 }).#enter(firstStep);
  }

  static restore(record: RecordDraw, { uniforms, step, place }: RecordState): RecordDraws {
    const generator = new Mt19937(uniforms);
    const source = { ofBlock: () => generator, save: () => generator.save() };
    return new RecordDraws(record, source, step, place);
  }

  next(): number {
    const { values, blockLength } = this.#record;
    const inBlock = this.#step % STEPS;
    if (inBlock === 0) this.#generator = this.#uniforms.ofBlock(this.#step / BLOCK_STEPS);
    if (inBlock % blockLength === 0) {
      this.drawStep = this.#step;
      this.drawUniform = this.#generator.nextUniform();
      // a uniform just below 1 may make the product n
      const u = Math.floor(this.drawUniform * values.length);
      this.#place = Math.min(u, values.length - 1);
    }
    this.#step++;
    const value = values[this.#place]!;
    this.#place = this.#place + 1 === values.length ? 0 : this.#place + 1;
    return value;
  }

  save(): StreamState {
    const uniforms = this.#uniforms.save();
    return uniforms && { uniforms, step: this.#step, place: this.#place };
  }

  #enter(step: number): this {
    while (this.#step < step) this.next();
    return this;
  }
}
