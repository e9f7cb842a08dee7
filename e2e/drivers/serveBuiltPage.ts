import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { serveFolder } from './serveFolder.ts';

/** Serves the built page at the address of the tests while they run, as a static host does. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export of this file.
export default async function serveBuiltPage({ projects }: FullConfig): Promise<() => Promise<void>> {
  const { port } = new URL(projects[0]?.use.baseURL ?? '');
  const { close } = await serveFolder(join(import.meta.dirname, '..', '..', 'dist'), '/', Number(port));
  return close;
}
