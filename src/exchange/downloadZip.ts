import { loadPart } from '../lib/loadPart.ts';
import type { TextFile } from '../sources/index.ts';
import { makeStoredZip } from '../targets/index.ts';
import { downloadBlob } from './download.ts';

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

const storedZip = (files: readonly TextFile[]): Uint8Array<ArrayBuffer> =>
  makeStoredZip(files, (text) => new TextEncoder().encode(text));
