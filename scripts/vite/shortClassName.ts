import { createHash } from 'node:crypto';

/** The name of a class of a CSS module on the page: short, because each is in the first page's scripts and styles. */
export function shortClassName(name: string, file: string): string {
  const [, path = file] = file.replaceAll('\\', '/').split('/src/');
  return `${name}_${createHash('sha256').update(path).digest('base64url').slice(0, 4)}`;
}
