/** Sharp on screens of today. */
const SCALE = 2;
/** Browsers give an empty picture beyond these. Pixels. */
const LONGEST_SIDE = 16_000;
const LARGEST_AREA = 120_000_000;

/** Painted at a time, for a large picture takes long. Pixels. */
const AREA_AT_ONCE = 4_000_000;

/** An SVG file with its size in CSS pixels. */
export interface SvgFile {
  readonly svg: Blob;
  readonly width: number;
  readonly height: number;
}

/** How much larger than its SVG a picture can be drawn. */
export function pngScale({ width, height }: Pick<SvgFile, 'width' | 'height'>): number {
  return Math.min(SCALE, LONGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / (width * height)));
}

/**
 * Paints an SVG picture into a PNG; null where the browser can't.
 *
 * @param pause asked after each part of the picture; resolves when the work may go on
 * @throws what `pause` rejects with
 */
export async function toPng(picture: SvgFile, pause: () => Promise<void>): Promise<Blob | null> {
  const scale = pngScale(picture);
  const address = URL.createObjectURL(picture.svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    // A picture of models very far apart is narrower than a pixel.
    canvas.width = Math.max(1, Math.floor(picture.width * scale));
    canvas.height = Math.max(1, Math.floor(picture.height * scale));
    await paintInStrips(canvas, image, pause);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch (error) {
    // The browser's word for a picture that it can't read, such as one that is too large for it.
    if (error instanceof DOMException && error.name === 'EncodingError') return null;
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function paintInStrips(
  canvas: HTMLCanvasElement,
  image: HTMLImageElement,
  pause: () => Promise<void>,
): Promise<void> {
  const { width, height } = canvas;
  // Painted into memory at once, where the PNG is made from; else all of it would wait for the end.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const rows = Math.max(1, Math.floor(AREA_AT_ONCE / width));
  for (let top = 0; context !== null && top < height; top += rows) {
    context.save();
    context.beginPath();
    // It ends between two pixels, so that no seam is seen.
    context.rect(0, top, width, rows);
    context.clip();
    context.drawImage(image, 0, 0, width, height);
    context.restore();
    await pause();
  }
}
