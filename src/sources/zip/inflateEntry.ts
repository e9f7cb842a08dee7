import { Inflate } from 'fflate';
import { crc32 } from '../../lib/crc32.ts';
import { BrokenZip } from './brokenZip.ts';
import { compressedBytes, type ZipEntry } from './zipDirectory.ts';

/** It unpacks to at most a thousand times its size; the limit is checked after each portion. */
const PORTION = 16 * 1024;

/**
 * Unpacks an entry of a zip. Stops once it exceeds the size in the directory, and
 * refuses content whose checksum differs.
 *
 * @throws BrokenZip
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const data = compressedBytes(bytes, entry);
  const unpacked = entry.method === 0 ? new Uint8Array(data) : inflate(data, entry.size);
  if (unpacked.length !== entry.size) throw new BrokenZip('a size that differs from its directory');
  if (crc32(unpacked) !== entry.crc) throw new BrokenZip('a damaged file (its checksum differs)');
  return unpacked;
}

/** Inflates to at most `size` bytes. Throws BrokenZip if there are more, or if the data is damaged. */
export function inflate(data: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const unpacked = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new BrokenZip('more bytes than its directory says');
    unpacked.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let start = 0; start < data.length; start += PORTION) {
      stream.push(data.subarray(start, start + PORTION), start + PORTION >= data.length);
    }
  } catch (error) {
    // The library's errors carry a code.
    if (error instanceof Error && 'code' in error) throw new BrokenZip('data that can’t be unpacked');
    throw error;
  }
  return unpacked.subarray(0, length);
}
