import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordText } from '../../src/workers/thread/recordText.ts';
import { anyRecord } from '../support/anyRecord.ts';
import { isReadOrRefused } from '../support/isReadOrRefused.ts';
import { tiered } from '../support/tiered.ts';

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;

describe('the text of a record', () => {
  it.each([
    ['UTF-8', bytes(0x6d, 0xc2, 0xb3), 'm³'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0x35), '5'],
    ['windows-1252', bytes(0x6d, 0xb3, 0x2f, 0x73), 'm³/s'],
    ['UTF-16, the low byte first', bytes(0xff, 0xfe, 0x35, 0, 0xb3, 0), '5³'],
    ['UTF-16, the high byte first', bytes(0xfe, 0xff, 0, 0x35), '5'],
    ['nothing', bytes(), ''],
  ])('is found in %s', (_, given, text) => {
    expect(recordText(given)).toBe(text);
  });

  it('is read, or refused in a sentence, whatever it is', () => {
    fc.assert(
      fc.property(anyRecord, (given) => isReadOrRefused(given)),
      { numRuns: tiered(100, 2000), seed: 1 },
    );
  });
});
