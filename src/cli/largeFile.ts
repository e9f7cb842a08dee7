import { closeSync, openSync, readSync } from 'node:fs';
import type { LargeFile } from '../sources/readFiles.ts';

/** In bytes. */
const PIECE = 1024 * 1024;
/** Enough to see what a file is. */
const BEGINNING = 4096;

/**
 * Opens a file that is read in pieces, such as a dump of any size.
 *
 * @param name what the file is called in messages
 * @throws an error of the file system
 */
export function openLargeFile(absolute: string, name: string, size: number): LargeFile {
  return {
    path: name,
    size,
    beginning: bytesOf(absolute, BEGINNING).next().value ?? new Uint8Array(),
    *pieces() {
      const decoder = new TextDecoder();
      for (const bytes of bytesOf(absolute, PIECE)) yield decoder.decode(bytes, { stream: true });
      yield decoder.decode();
    },
  };
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
