import type { Palette } from '../../components/usePalette.ts';
import { drawn } from './drawn.ts';
import { placeSideBySide } from './placeSideBySide.ts';
import { wrapText } from './wrapText.ts';

/** Pixels of the image for a pixel of the page. */
const SHARPNESS = 2;

/** Pixels of the page: around the image, between its parts, and its least width, for the texts. */
const EDGE = 24;
const GAP = 16;
const LEAST_WIDTH = 560;

/** What stands around the pictures. */
export interface ImageTexts {
  readonly sentence: string;
  /** beneath them, each in lines of its own */
  readonly notes: readonly string[];
}

/** The pictures of the view in sight. */
export function picturesInSight(): HTMLCanvasElement[] {
  const all = document.querySelectorAll<HTMLCanvasElement>('#view .picture canvas');
  return [...all].filter(({ clientWidth, clientHeight }) => clientWidth > 0 && clientHeight > 0);
}

/** The sentence of the view in sight, without what can be pressed in it. */
export function sentenceInSight(): string {
  const sentence = document.querySelector('#view .verdict')?.cloneNode(true) as Element | undefined;
  for (const button of sentence?.querySelectorAll('button') ?? []) button.remove();
  return sentence?.textContent.trim() ?? '';
}

/**
 * A PNG of the pictures in sight with their texts, twice as sharp as the page.
 *
 * @throws where the browser gives no image, for it would be too large
 */
export async function chartImage(texts: ImageTexts, palette: Palette): Promise<Blob> {
  const root = document.documentElement;
  root.dataset['saved'] = ''; // they are drawn anew, sharper
  try {
    await drawn();
    const canvas = compose(picturesInSight(), texts, palette);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('This browser could not make the image.'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    delete root.dataset['saved'];
  }
}

function compose(
  pictures: readonly HTMLCanvasElement[],
  { sentence, notes }: ImageTexts,
  palette: Palette,
): HTMLCanvasElement {
  const placed = placeSideBySide(
    pictures.map((picture) => picture.getBoundingClientRect()),
    GAP,
  );
  const width = Math.max(placed.width, LEAST_WIDTH);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const { fontFamily } = getComputedStyle(document.body);
  const paragraph = (text: string, size: number, weight: number, colour: string) => {
    const font = `${weight} ${size}px ${fontFamily}`;
    context.font = font;
    const lines = wrapText(text, width, (part) => context.measureText(part).width);
    return { lines, font, colour, lineHeight: 1.4 * size, height: 1.4 * size * lines.length };
  };
  const head = paragraph(sentence, 18, 600, palette.text);
  const feet = notes.map((note) => paragraph(note, 13, 400, palette.muted));
  const height = [head, placed, ...feet].reduce((sum, part) => sum + part.height + GAP, -GAP);

  canvas.width = Math.ceil(SHARPNESS * (width + 2 * EDGE)); // it forgets what was set before
  canvas.height = Math.ceil(SHARPNESS * (height + 2 * EDGE));
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(EDGE, EDGE);
  const write = ({ lines, font, colour, lineHeight, height: taken }: typeof head) => {
    context.font = font;
    context.fillStyle = colour;
    context.textBaseline = 'middle';
    lines.forEach((line, i) => context.fillText(line, 0, (i + 0.5) * lineHeight));
    context.translate(0, taken + GAP);
  };
  write(head);
  pictures.forEach((picture, i) => {
    const { x, y } = placed.places[i]!;
    context.drawImage(picture, x, y, picture.clientWidth, picture.clientHeight);
  });
  context.translate(0, placed.height + GAP);
  feet.forEach(write);
  return canvas;
}
