/**
 * Plays random sequences on juggler and on our runtime and prints their differences.
 *
 *   node conformance/sideBySide/run.js [count] [seed] [--engine juggler7|loopback3] [--store memory|indexeddb|port] [--only text]
 *
 * With `--opponent juggler7` or `loopback3` that juggler plays in place of our runtime.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'juggler7' },
    only: { type: 'string', default: '' },
    opponent: { type: 'string' },
    store: { type: 'string', default: 'memory' },
  },
});
const [count = 500, seed = Date.now() % 1_000_000_000] = positionals.map(Number);

// In the folder of the packages, so that it finds juggler.
const outDir = join(here, '..', 'node_modules', '.cache', 'side-by-side');
mkdirSync(outDir, { recursive: true });
await build({
  configFile: false,
  root: here,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: join(here, 'explore.ts'),
    outDir,
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'explore.mjs' } },
  },
});
const { explore, differingParts } = await import(pathToFileURL(join(outDir, 'explore.mjs')).href);

// LoopBack warns on the console about patterns that it escapes and ids that it does not change.
console.warn = () => undefined;
// Juggler throws some errors in its own callbacks: such a call never ends, so the sequence stops there.
let uncaughtCount = 0;
process.on('uncaughtException', (error) => {
  if (String(error.stack).includes('loopback-datasource-juggler')) uncaughtCount++;
  else throw error;
});

const start = Date.now();
/** @type {import('./explore.ts').Exploration} */
const { kinds, compared, filled } = await explore(count, seed, values);
for (const { title, count: times, shortest } of kinds) {
  if (!title.includes(values.only)) continue;
  console.log(`\n=== ${title}: ${times} of ${count}`);
  for (const model of shortest.schema.models) console.log(`  ${JSON.stringify(model)}`);
  for (const relation of shortest.schema.relations) console.log(`  ${JSON.stringify(relation)}`);
  for (const call of shortest.calls) console.log(`  > ${call}`);
  if (shortest.aspect === 'crash') console.log(`  crash: ${shortest.actual}`);
  else
    for (const line of differingParts(shortest.expected, shortest.actual).slice(0, 8))
      console.log(`  juggler | ours: ${line}`);
}
/** @param {number} calls */
const average = (calls) => (calls / count).toFixed(1);
const total = kinds.reduce((sum, kind) => sum + kind.count, 0);
if (uncaughtCount > 0) console.log(`\nJuggler threw ${uncaughtCount} times where nobody can catch it.`);
console.log(
  `\n${total} of ${count} sequences differ, in ${kinds.length} kinds; ${average(compared)} of 20 calls had equal results, ${average(filled)} with values (seed ${seed}, ${Math.round((Date.now() - start) / 1000)} s).`,
);
process.exitCode = total > 0 ? 1 : 0;
