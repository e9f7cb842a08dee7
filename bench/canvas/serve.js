/** Builds and serves the two measured pages. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { root } from '../../scripts/setup.js';

/** @param {string} folder @param {number} port */
export const serve = (folder, port) =>
  preview({ root, build: { outDir: folder }, preview: { port, strictPort: true }, logLevel: 'error' });

export async function buildApp() {
  const outDir = join(tmpdir(), `designer-${process.pid}`);
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
}

export async function buildFloor() {
  const outDir = join(tmpdir(), `floor-${process.pid}`);
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(import.meta.dirname, 'floor.html') } },
  });
  return outDir;
}
