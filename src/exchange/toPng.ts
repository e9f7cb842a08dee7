import type { SvgPicture } from './toSvg.ts';

/** Sharp on screens of today. */
const SCALE = 2;
/** Browsers give an empty picture beyond these. Pixels. */
const LONGEST_SIDE = 16_000;
const LARGEST_AREA = 120_000_000;

/** How much larger than its SVG a picture can be drawn. */
export function pngScale({ width, height }: Pick<SvgPicture, 'width' | 'height'>): number {
  return Math.min(SCALE, LONGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / (width * height)));
}

/** Paints an SVG picture into a PNG; null where the browser can't. */
export async function toPng(picture: SvgPicture): Promise<Blob | null> {
  const scale = pngScale(picture);
  const address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    // A picture of models very far apart is narrower than a pixel.
    canvas.width = Math.max(1, Math.floor(picture.width * scale));
    canvas.height = Math.max(1, Math.floor(picture.height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch (error) {
    // The browser's word for a picture that it can't read, such as one that is too large for it.
    if (error instanceof DOMException && error.name === 'EncodingError') return null;
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
}
