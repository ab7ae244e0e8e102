/** Where a picture lies on the page, in pixels of CSS. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures put together without what stands between them on the page. */
export interface Placed {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

/** Pictures that lie beside one another stay so, from left to right; the others go beneath, `gap` apart. */
export function placeSideBySide(boxes: readonly Box[], gap: number): Placed {
  const places = boxes.map(() => ({ x: 0, y: 0 }));
  const rest = boxes
    .map((box, index) => ({ box, index }))
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  let [width, height] = [0, 0];
  while (rest.length > 0) {
    const { top, height: first } = rest[0]!.box;
    const row = rest.filter(({ box }) => box.top < top + first / 2);
    rest.splice(0, row.length);
    let x = 0;
    const y = height === 0 ? 0 : height + gap;
    for (const { box, index } of row.sort((a, b) => a.box.left - b.box.left)) {
      places[index] = { x, y };
      x += box.width + gap;
      height = Math.max(height, y + box.height);
    }
    width = Math.max(width, x - gap);
  }
  return { places, width, height };
}
