import { safeStem } from '../model/index.ts';

/** Turns the name of a project into a file name, without extension, that every system accepts. */
export function toFileName(name: string): string {
  // Limit the work for very long names; the result is cut to bytes later.
  const words = name.slice(0, 1_000).toLowerCase();
  const slug = words.replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-|-$/g, '');
  return safeStem(slug) || 'loopback-models';
}
