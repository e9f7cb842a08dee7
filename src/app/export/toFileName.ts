import { safeStem } from '../../model/index.ts';

/** A project's name as the name of a file that every system can hold, without its ending. */
export function toFileName(name: string): string {
  // A name may be far longer than any file's; what is cut here is cut again to bytes.
  const words = name.slice(0, 1_000).toLowerCase();
  const slug = words.replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-|-$/g, '');
  return safeStem(slug) || 'loopback-models';
}
