import { loadPart } from '../lib/loadPart.ts';
import type { TextFile } from '../sources/index.ts';
import { makeStoredZip } from '../targets/index.ts';

/** Browsers start the download after the click: long enough for the slowest, short enough to free the memory. */
const KEEP_MILLISECONDS = 60_000;

/** Downloads a text as a file in UTF-8, byte for byte. */
export function downloadText(name: string, text: string, type = 'application/json'): void {
  downloadBlob(name, new Blob([text], { type }));
}

/**
 * Downloads files as one zip. The same files give the same zip, byte for byte. If
 * the code that compresses can't be loaded, the zip is larger.
 *
 * @throws (rejects) the signal's reason when it is aborted
 */
export async function downloadZip(
  name: string,
  files: readonly TextFile[],
  signal?: AbortSignal,
): Promise<void> {
  // Loaded when first used, to keep the first page small.
  const zipFiles = await loadPart(() => import('./zipFiles.ts')).then(
    (part) => part.zipFiles,
    () => storedZip,
  );
  const zip = await zipFiles(files, signal);
  downloadBlob(name, new Blob([zip], { type: 'application/zip' }));
}

/** Downloads files as an uncompressed zip, without loading any code. */
export function downloadStoredZip(name: string, files: readonly TextFile[]): void {
  downloadBlob(name, new Blob([storedZip(files)], { type: 'application/zip' }));
}

/** Downloads a file. */
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

const storedZip = (files: readonly TextFile[]): Uint8Array<ArrayBuffer> =>
  makeStoredZip(files, (text) => new TextEncoder().encode(text));
