/** Bundles the measurement of an exported application on a database, and runs it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../../scripts/setup.js';

/**
 * @typedef {import('./database.ts').Reads} Reads
 * @typedef {import('./database.ts').Writes} Writes
 * @typedef {import('./table.js').AppLine} AppLine
 */

/** @param {string} what */
const reportProgress = (what) => console.error(`${new Date().toTimeString().slice(0, 8)} ${what}`);

/** @returns {Promise<{ lines: AppLine[], raw: { reads: Reads, writes: Writes } }>} */
export async function measureDatabases() {
  // Beside the packages of the reference engines, where the bundle finds them.
  const outDir = await mkdtemp(join(root, 'conformance', 'bench-'));
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: join(import.meta.dirname, 'database.ts'),
        outDir,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'database.mjs', codeSplitting: false } },
      },
    });
    const { measureDatabase } = await import(pathToFileURL(join(outDir, 'database.mjs')).href);
    const raw = await measureDatabase(reportProgress);
    return { lines: toLines(raw), raw };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** The index makes a read at least so many times faster. */
const fasterBy = 20;
/** A read of the largest table may take so many times that of the smallest. */
const growsBy = 1.5;

/** @param {{ reads: Reads, writes: Writes }} raw @returns {AppLine[]} */
export function toLines({ reads: { indexed, unindexed }, writes }) {
  const ms = (/** @type {number} */ time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
  const sizes = Object.keys(indexed).map(Number);
  const [smallest = 0, largest = 0] = [Math.min(...sizes), Math.max(...sizes)];
  const [small = 0, large = 0] = [indexed[smallest], indexed[largest]];
  const name = (/** @type {number} */ size) => `20 orders of ${size.toLocaleString('en')} over REST`;
  const lost = writes.sent - writes.distinct;
  const doubled = writes.stored - writes.distinct;
  return [
    ...sizes.map((size) => ({
      what: name(size),
      takes: ms(indexed[size] ?? Number.NaN),
      compared: '',
      wanted: '',
      isMet: true,
    })),
    {
      what: `${name(largest)}, growth`,
      takes: `${(large / small).toFixed(2)} times`,
      compared: `of ${smallest.toLocaleString('en')}`,
      wanted: `at most ${growsBy}`,
      isMet: large / small <= growsBy,
    },
    {
      what: `${name(largest)}, without the index`,
      takes: `${ms(unindexed)}, ${(unindexed / large).toFixed(0)} times`,
      compared: 'with the index',
      wanted: `at least ${fasterBy}`,
      isMet: unindexed / large >= fasterBy,
    },
    {
      what: `${writes.sent.toLocaleString('en')} orders by 20 writers through two instances`,
      takes: `${ms(writes.milliseconds)}: ${lost} lost, ${doubled} doubled`,
      compared: '',
      wanted: 'none lost or doubled',
      isMet: lost === 0 && doubled === 0,
    },
  ];
}
