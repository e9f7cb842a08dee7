import { BrokenZip } from './brokenZip.ts';

/** A file of a zip as described by its directory, which is untrusted. */
export interface ZipEntry {
  readonly path: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** The offset of the header before the data, in bytes. */
  readonly headerOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
/** Means "see the ZIP64 records", which no project needs. */
const ZIP64_COUNT = 0xffff;
const ZIP64_SIZE = 0xffffffff;

/**
 * Lists the files of a zip in the order of its directory. Only the directory is
 * read, so that sizes are known before unpacking.
 *
 * @param decodeName decodes the bytes of a name, which are in no known encoding
 * @throws BrokenZip
 */
export function readZipDirectory(
  bytes: Uint8Array,
  decodeName: (name: Uint8Array) => string,
): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  if (count === ZIP64_COUNT || offset === ZIP64_SIZE) throw new BrokenZip('a zip in the ZIP64 format');
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (offset + ENTRY_SIZE > end || view.getUint32(offset, true) !== ENTRY_SIGNATURE)
      throw new BrokenZip('a damaged directory');
    const nameLength = view.getUint16(offset + 28, true);
    const name = bytes.subarray(offset + ENTRY_SIZE, offset + ENTRY_SIZE + nameLength);
    const entry = {
      path: decodeName(name),
      method: view.getUint16(offset + 10, true),
      isEncrypted: (view.getUint16(offset + 8, true) & 1) === 1,
      crc: view.getUint32(offset + 16, true),
      compressedSize: view.getUint32(offset + 20, true),
      size: view.getUint32(offset + 24, true),
      headerOffset: view.getUint32(offset + 42, true),
    };
    if (!entry.path.endsWith('/')) entries.push(entry);
    offset += ENTRY_SIZE + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  return entries;
}

/** Returns the compressed bytes of an entry. Throws BrokenZip if it points outside the zip. */
export function compressedBytes(
  bytes: Uint8Array,
  { headerOffset, compressedSize }: ZipEntry,
): Uint8Array<ArrayBufferLike> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (headerOffset + LOCAL_SIZE > bytes.length || view.getUint32(headerOffset, true) !== LOCAL_SIGNATURE)
    throw new BrokenZip('an entry that points nowhere');
  const start =
    headerOffset +
    LOCAL_SIZE +
    view.getUint16(headerOffset + 26, true) +
    view.getUint16(headerOffset + 28, true);
  if (start + compressedSize > bytes.length) throw new BrokenZip('an entry that ends after the zip');
  return bytes.subarray(start, start + compressedSize);
}

/** The end record precedes a comment of unknown length: take the last one that fits. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let offset = view.byteLength - END_SIZE; offset >= lowest; offset -= 1) {
    if (view.getUint32(offset, true) === END_SIGNATURE) return offset;
  }
  throw new BrokenZip(view.byteLength === 0 ? 'an empty file' : 'not a zip file, or only part of one');
}
