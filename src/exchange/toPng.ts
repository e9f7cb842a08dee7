import type { Pauses } from '../lib/slices.ts';
import type { SvgPieces } from '../targets/index.ts';
import { partsOfSvg, type SvgPart } from '../targets/index.ts';

/** Sharp on current screens. */
const SCALE = 2;
/** Browsers paint an empty picture beyond these limits. Pixels. */
const LONGEST_SIDE = 16_000;
const LARGEST_AREA = 120_000_000;

/** The area painted at a time, because a large one takes long. Pixels. */
const AREA_AT_ONCE = 4_000_000;

/** Returns the scale at which a picture can be painted. */
export function pngScale({ width, height }: Pick<SvgPieces, 'width' | 'height'>): number {
  return Math.min(SCALE, LONGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / (width * height)));
}

/**
 * Paints an SVG picture into a PNG; null if the browser can't.
 *
 * @param pause called after each part of the picture; resolves when the work may continue
 * @throws what `pause` rejects with
 */
export async function toPng(picture: SvgPieces, pause: Pauses['pause']): Promise<Blob | null> {
  const scale = pngScale(picture);
  const canvas = document.createElement('canvas');
  // A picture of models very far apart may be narrower than a pixel.
  canvas.width = Math.max(1, Math.floor(picture.width * scale));
  canvas.height = Math.max(1, Math.floor(picture.height * scale));
  // Paint into memory now; otherwise all painting would wait until the PNG is encoded.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  try {
    for (const part of partsOfSvg(picture)) await paintPart(context, part, pause);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch (error) {
    // The browser's error for a picture that it can't decode, such as one that is too large.
    if (error instanceof DOMException && error.name === 'EncodingError') return null;
    throw error;
  }
}

async function paintPart(
  context: CanvasRenderingContext2D,
  { svg, isWide }: SvgPart,
  pause: Pauses['pause'],
): Promise<void> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    if (isWide) await paintInStrips(context, image, pause);
    else context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height);
    await pause();
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function paintInStrips(
  context: CanvasRenderingContext2D,
  image: HTMLImageElement,
  pause: Pauses['pause'],
): Promise<void> {
  const { width, height } = context.canvas;
  const rows = Math.max(1, Math.floor(AREA_AT_ONCE / width));
  for (let top = 0; top < height; top += rows) {
    context.save();
    context.beginPath();
    // Ends between two pixels, so that no seam is visible.
    context.rect(0, top, width, rows);
    context.clip();
    context.drawImage(image, 0, 0, width, height);
    context.restore();
    await pause();
  }
}
