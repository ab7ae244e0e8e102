/** What the last row of a lecture room can read, in pixels of CSS. */
const LEAST_PRESENTED = 24;

/** Of labels in a picture. */
export const LABEL_SIZE = 12;

/** Pixels of the letters in a picture: as designed, or more where the page is shown to a room. */
export function fontSize(designed: number): number {
  const { dataset } = globalThis.document?.documentElement ?? {};
  const isPresented = dataset !== undefined && 'present' in dataset && !('paper' in dataset);
  return isPresented ? Math.max(LEAST_PRESENTED, designed) : designed;
}

/** Pixels of room for labels, which grows as they do. */
export function labelPixels(designed: number): number {
  return (designed * fontSize(LABEL_SIZE)) / LABEL_SIZE;
}
