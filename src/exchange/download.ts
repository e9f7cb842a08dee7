import { late } from '../lib/late.ts';
import type { TextFile } from './readTypes.ts';
import { makeStoredZip } from './storedZip.ts';

/** Browsers start the download later than the click; long enough for the slowest, short enough for the memory. */
const KEEP_MILLISECONDS = 60_000;

/** Hands a text to the browser as a file. The text is written as UTF-8, byte for byte. */
export function downloadText(name: string, text: string, type = 'application/json'): void {
  downloadBlob(name, new Blob([text], { type }));
}

/**
 * Hands files to the browser as one zip. The same files make the same zip, to
 * the byte. Where the part that compresses can't be loaded the zip is larger.
 */
export async function downloadZip(name: string, files: readonly TextFile[]): Promise<void> {
  // Loaded when first used: the first page does without it.
  const makeZip = await late(() => import('./makeZip.ts')).then(
    (part) => part.makeZip,
    () => makeStoredZip,
  );
  downloadBlob(name, new Blob([makeZip(files)], { type: 'application/zip' }));
}

/** Hands files to the browser as one zip, at once and with nothing that has to be loaded. The zip is not compressed. */
export function downloadStoredZip(name: string, files: readonly TextFile[]): void {
  downloadBlob(name, new Blob([makeStoredZip(files)], { type: 'application/zip' }));
}

/** Hands a file to the browser. */
export function downloadBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  // Firefox ignores the click of a link that is not in the document.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MILLISECONDS);
}
