import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');

/**
 * Compares layouts; nothing of it needs a browser.
 *
 * @returns {Promise<readonly import('./compareLayouts.ts').LayoutComparison[]>}
 */
export async function measureLayouts() {
  const folder = join(root, 'node_modules', '.bench-layout');
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      build: {
        ssr: join(import.meta.dirname, 'compareLayouts.ts'),
        outDir: folder,
        emptyOutDir: true,
        rolldownOptions: { output: { entryFileNames: 'compareLayouts.mjs' } },
      },
      define: { 'import.meta.dirname': JSON.stringify(join(root, 'src', 'model', 'testing')) },
    });
    const { compareLayouts } = await import(pathToFileURL(join(folder, 'compareLayouts.mjs')).href);
    return compareLayouts();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly import('./compareLayouts.ts').LayoutComparison[]} compared
 * @returns {readonly string[]}
 */
export function toLayoutTable(compared) {
  /** @param {number} value */
  const whole = (value) => Math.round(value).toLocaleString('en');
  const rows = compared.map(({ name, ours, dagre }) =>
    [
      '',
      name,
      `${ours.crossings} / ${dagre.crossings}`,
      `${ours.through} / ${dagre.through}`,
      `${whole(ours.length)} / ${whole(dagre.length)}`,
      `${ours.aspect.toFixed(2)} / ${dagre.aspect.toFixed(2)}`,
      `${ours.zoom.toFixed(2)} / ${dagre.zoom.toFixed(2)}`,
      `${whole(ours.took)} / ${whole(dagre.took)} ms`,
      '',
    ]
      .join(' | ')
      .trim(),
  );
  return [
    '| ours / dagre | crossings | boxes in the way | length of edges | aspect | zoom that shows all | time |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ];
}
