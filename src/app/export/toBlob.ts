import type { Pauses } from '../../lib/slices.ts';

/** Pieces per part of a file: joining all of them would be one long task. */
const AT_ONCE = 200;

/** Writes pieces of text into a file of this type, in slices. */
export async function toBlob(pieces: Iterable<string>, type: string, pauses: Pauses): Promise<Blob> {
  const parts: Blob[] = [];
  let some: string[] = [];
  for (const piece of pieces) {
    some.push(piece);
    if (some.length >= AT_ONCE) {
      parts.push(new Blob(some));
      some = [];
    }
    await pauses.pause();
  }
  return new Blob([...parts, ...some], { type });
}
