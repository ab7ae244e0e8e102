import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { button } from './support.ts';

/** Presses a download button and reads the file that comes. */
export async function download(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const browser = page.context().browser()?.browserType().name();
  if (browser === 'firefox')
    throw new Error('Firefox tells of no download: mark the test @chromium');
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

export async function downloadText(page: Page, name: string): Promise<string> {
  return (await download(page, name)).bytes.toString('utf8');
}

/** A NumPy file of format 1.0, taken apart by numpy.lib.format's own description. */
export function readNpy(bytes: Buffer) {
  const headerLength = bytes.readUInt16LE(8);
  const start = 10 + headerLength;
  const values = new Float64Array((bytes.length - start) / 8);
  for (let i = 0; i < values.length; i++) values[i] = bytes.readDoubleLE(start + 8 * i);
  return {
    magic: bytes.toString('latin1', 0, 6),
    version: [bytes[6], bytes[7]],
    header: bytes.toString('latin1', 10, start),
    start,
    values,
  };
}

/** The storages of the run shown. */
export async function downloadPath(page: Page): Promise<Float64Array> {
  return readNpy((await download(page, 'Download NPY')).bytes).values;
}
