import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/**
 * Prints the gzipped size of the JavaScript that the first page loads (the
 * entry and everything it imports statically) and fails the build above the limit.
 *
 * @param options.limit in bytes
 */
export function firstPageSize({ limit }: { limit: number }): Plugin {
  return {
    name: 'first-page-size',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = firstPageChunks(bundle);
      // Measured as nothing, any page would pass.
      if (chunks.length === 0) this.error('The build has no entry, so the first page can’t be measured.');
      const bytes = chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      const size = `${(bytes / 1024).toFixed(1)} KB`;
      console.log(`First page's JavaScript: ${size} gzipped (at most ${limit / 1024} KB)`);
      if (bytes > limit) this.error(`The first page loads ${size} of gzipped JavaScript, over its limit.`);
    },
  };
}

function firstPageChunks(bundle: Rollup.OutputBundle): Rollup.OutputChunk[] {
  const chunks = new Map<string, Rollup.OutputChunk>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || chunks.has(name)) return;
    chunks.set(name, chunk);
    chunk.imports.forEach(visit);
  };
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk' && output.isEntry) visit(output.fileName);
  }
  return [...chunks.values()];
}
