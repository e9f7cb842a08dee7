import { strToU8, type Zippable, zipSync } from 'fflate';
import type { TextFile } from '../target.ts';

/** A zip has no time zone, and the current time would make each zip different: use the first day it can express. */
const NO_TIME = '1980-01-01T00:00:00';

/** Makes a zip of texts in UTF-8, in the given order. */
export function makeZip(files: readonly TextFile[]): Uint8Array<ArrayBuffer> {
  const zippable: Zippable = Object.create(null);
  for (const { path, text } of files) zippable[path] = strToU8(text);
  return zipSync(zippable, { level: 6, mtime: NO_TIME }) as Uint8Array<ArrayBuffer>;
}
