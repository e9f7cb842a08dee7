/** What became of copying an image. */
export type CopyOutcome = 'copied' | 'unsupported' | 'refused' | 'tooLarge';

/**
 * Copies a PNG to the clipboard. Call it from a click or a key, and without waiting
 * for anything before: Safari refuses it later.
 *
 * @param paint returns null for an image that the browser can't paint
 * @throws what `paint` rejects with
 */
export async function copyImage(paint: () => Promise<Blob | null>): Promise<CopyOutcome> {
  // Missing in pages without TLS and in older browsers.
  const clipboard: Partial<Clipboard> | undefined = navigator.clipboard;
  if (clipboard?.write === undefined || typeof ClipboardItem === 'undefined') return 'unsupported';
  const painted = paint();
  const image = painted.then((blob) => blob ?? Promise.reject(new DOMException('Too large', 'DataError')));
  // Awaited below; the browser may refuse before it reads the image.
  image.catch(() => {});
  try {
    await clipboard.write([new ClipboardItem({ 'image/png': image })]);
    return 'copied';
  } catch (error) {
    if ((await painted) === null) return 'tooLarge';
    if (error instanceof DOMException || error instanceof TypeError) return 'refused';
    throw error;
  }
}
