import { CSV_HEADER } from '../job/csv.ts';

const HEADER = CSV_HEADER.trimEnd();
/** More letters than any row has. */
const MOST_LETTERS = 1000;

/** Takes the storages out of the text of a CSV file of ours, which comes in pieces. */
export class CsvStorages {
  #rest = '';
  #hasHeader = false;
  #rows = 0;

  /**
   * The storages of the rows that a piece completes.
   *
   * @throws Error that names the first row that is none
   */
  read(piece: string): Float64Array {
    const text = this.#rest + piece;
    const storages: number[] = [];
    let from = 0;
    for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
      this.#readLine(text.slice(from, to), storages);
      from = to + 1;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > MOST_LETTERS) throw this.#wrongLine(this.#rest);
    return Float64Array.from(storages);
  }

  /** The storage of a last row without an end of line. */
  end(): Float64Array {
    const last = this.#rest === '' ? '' : '\n';
    const storages = this.read(last);
    if (!this.#hasHeader) throw new Error('it is empty');
    if (this.#rows === 0) throw new Error('it has no rows');
    return storages;
  }

  #readLine(raw: string, storages: number[]): void {
    const line = raw.replace(/\r+$/, ''); // of ours, or what mail and editors have made of it
    if (!this.#hasHeader) {
      if (line !== HEADER) throw this.#wrongLine(line);
      this.#hasHeader = true;
      return;
    }
    const cells = line.split(',');
    const storage = cells[5] ?? '';
    const value = Number(storage);
    if (cells.length !== 6 || storage === '' || !Number.isFinite(value))
      throw this.#wrongLine(line);
    storages.push(value);
    this.#rows++;
  }

  #wrongLine(line: string): Error {
    const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line;
    return this.#hasHeader
      ? new Error(`line ${this.#rows + 2} is “${shown}”, not the six numbers of a row`)
      : new Error(`it begins with “${shown}”, not with ${HEADER}`);
  }
}
