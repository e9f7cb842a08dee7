import { crc32 } from '../../lib/crc32.ts';
import type { TextFile } from '../target.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const LOCAL_SIZE = 30;
const ENTRY_SIZE = 46;
const END_SIZE = 22;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** The first day that a zip can express: the same files make the same zip. */
const FIRST_DAY = 0x0021;

/**
 * Makes an uncompressed zip of texts in UTF-8, in the given order. It needs no
 * library, so it works even when no other part of the page can be loaded.
 *
 * @param encode returns a text in UTF-8
 */
export function makeStoredZip(
  files: readonly TextFile[],
  encode: (text: string) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const entries = files.map(({ path, text }) => {
    const entry = { name: encode(path), data: encode(text), offset };
    offset += LOCAL_SIZE + entry.name.length + entry.data.length;
    return { ...entry, crc: crc32(entry.data) };
  });
  const directorySize = entries.reduce((sum, { name }) => sum + ENTRY_SIZE + name.length, 0);
  const zip = new Uint8Array(offset + directorySize + END_SIZE);
  const view = new DataView(zip.buffer);
  /** The fields that both headers of an entry share: version, flags, method, time, day, checksum, two sizes, two lengths. */
  const putShared = (at: number, { name, data, crc }: (typeof entries)[number]): void => {
    view.setUint16(at, VERSION, true);
    view.setUint16(at + 2, UTF8_NAMES, true);
    view.setUint16(at + 8, FIRST_DAY, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, data.length, true);
    view.setUint32(at + 18, data.length, true);
    view.setUint16(at + 22, name.length, true);
  };
  let place = offset;
  for (const entry of entries) {
    view.setUint32(entry.offset, LOCAL_SIGNATURE, true);
    putShared(entry.offset + 4, entry);
    zip.set(entry.name, entry.offset + LOCAL_SIZE);
    zip.set(entry.data, entry.offset + LOCAL_SIZE + entry.name.length);
    view.setUint32(place, ENTRY_SIGNATURE, true);
    view.setUint16(place + 4, VERSION, true);
    putShared(place + 6, entry);
    view.setUint32(place + 42, entry.offset, true);
    zip.set(entry.name, place + ENTRY_SIZE);
    place += ENTRY_SIZE + entry.name.length;
  }
  view.setUint32(place, END_SIGNATURE, true);
  view.setUint16(place + 8, entries.length, true);
  view.setUint16(place + 10, entries.length, true);
  view.setUint32(place + 12, directorySize, true);
  view.setUint32(place + 16, offset, true);
  return zip;
}
