import { closeSync, openSync, readSync } from 'node:fs';
import { BEGINNING, encodingOf } from '../exchange/index.ts';
import type { LargeText } from '../sources/index.ts';

/** In bytes. */
const PIECE = 1024 * 1024;

/**
 * Opens a file that is read in pieces, such as a dump of any size.
 *
 * @throws an error of the file system
 */
export function openLargeText(absolute: string): LargeText {
  const beginning = bytesOf(absolute, BEGINNING).next().value ?? new Uint8Array();
  return { beginning, pieces: piecesOf(absolute, encodingOf(beginning)) };
}

function* piecesOf(absolute: string, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (const bytes of bytesOf(absolute, PIECE)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

function* bytesOf(absolute: string, size: number): Generator<Uint8Array, undefined> {
  const file = openSync(absolute, 'r');
  try {
    for (;;) {
      const bytes = new Uint8Array(size);
      const length = readSync(file, bytes, 0, size, null);
      if (length === 0) return;
      yield bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
