import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';
import { findGrowth, type PartSizes } from './partGrowth.ts';

export const firstPage = 'the first page';

/** Smaller parts are not recorded. KB. */
const SMALLEST = 5;

/** Set by `npm run sizes`, which records the sizes instead of comparing them. */
const RECORD = 'RECORD_SIZES';

/**
 * Measures the gzipped JavaScript of the first page (the entry and everything it imports statically) and what each
 * later part adds to it. Fails the build where the first page is over its limit, and where a part has grown without
 * its recorded size.
 *
 * @param options.limit of the first page, in KB
 * @param options.recorded the path of the file with the recorded sizes, from the root
 */
export function partSizes({ limit, recorded }: { limit: number; recorded: string }): Plugin {
  return {
    name: 'part-sizes',
    apply: 'build',
    writeBundle(_options, bundle) {
      const sizes = measureParts(bundle);
      const first = sizes[firstPage] ?? 0;
      // Measured as nothing, any page would pass.
      if (first === 0) this.error('The build has no entry, so the first page can’t be measured.');
      console.log(`First page's JavaScript: ${first} KB gzipped (at most ${limit} KB)`);
      if (first > limit)
        this.error(`The first page loads ${first} KB of gzipped JavaScript, over its limit.`);
      if (process.env[RECORD] !== undefined) {
        writeFileSync(recorded, `${JSON.stringify(sizes, null, 2)}\n`);
        return;
      }
      const growth = findGrowth(sizes, JSON.parse(readFileSync(recorded, 'utf8')) as PartSizes);
      if (growth.length > 0)
        this.error(
          `${growth.join('\n')}\nIf that is wanted, record it with \`npm run sizes\`, and commit ${recorded}.`,
        );
    },
  };
}

/** Returns the sizes in KB: of the first page, and of what each later part of some size adds to it, the largest first. */
function measureParts(bundle: Rollup.OutputBundle): PartSizes {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const entries = chunks.filter(({ isEntry }) => isEntry);
  const first = new Set(entries.flatMap((entry) => [...closureOf(bundle, entry)]));
  const bytes = new Map<Rollup.OutputChunk, number>();
  const sizeOf = (parts: Iterable<Rollup.OutputChunk>): number => {
    let sum = 0;
    for (const chunk of parts) {
      const size = bytes.get(chunk) ?? gzipSync(chunk.code).length;
      bytes.set(chunk, size);
      sum += size;
    }
    return Math.round(sum / 102.4) / 10;
  };
  const later = chunks
    .filter(({ isDynamicEntry, facadeModuleId }) => isDynamicEntry && facadeModuleId !== null)
    .map((chunk) => {
      const added = [...closureOf(bundle, chunk)].filter((one) => !first.has(one));
      return [nameOf(chunk), sizeOf(added)] as const;
    })
    .filter(([, size]) => size >= SMALLEST)
    .sort(([oneName, one], [otherName, other]) => other - one || oneName.localeCompare(otherName));
  return { [firstPage]: sizeOf(first), ...Object.fromEntries(later) };
}

/** Returns the name of a part: the path of its module in the repository, or of its package. */
function nameOf({ facadeModuleId }: Rollup.OutputChunk): string {
  return (facadeModuleId ?? '').replaceAll('\\', '/').replace(/^.*?\/(?=(src|node_modules)\/)/, '');
}

function closureOf(bundle: Rollup.OutputBundle, entry: Rollup.OutputChunk): ReadonlySet<Rollup.OutputChunk> {
  const found = new Set<Rollup.OutputChunk>();
  const visit = (chunk: Rollup.OutputAsset | Rollup.OutputChunk | undefined): void => {
    if (chunk?.type !== 'chunk' || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) visit(bundle[name]);
  };
  visit(entry);
  return found;
}
