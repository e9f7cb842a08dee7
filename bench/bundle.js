/** Bundles classic scripts for the benchmark's page and its worker. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const packages = join(root, 'conformance', 'node_modules');
const juggler = join(packages, 'loopback-datasource-juggler');

/** @type {Record<string, string>} */
const replacements = {
  assert: join(root, 'conformance', 'judges', 'shims', 'assert.cjs'),
  util: join(here, 'shims', 'util.cjs'),
  events: join(here, 'shims', 'events.cjs'),
  'strong-globalize': join(here, 'shims', 'strongGlobalize.cjs'),
  'should-equal': join(packages, 'should-equal', 'cjs', 'should-equal.js'),
  'loopback-datasource-juggler': join(juggler, 'index.js'),
  'loopback-datasource-juggler/lib/connectors/memory': join(juggler, 'lib', 'connectors', 'memory.js'),
  depd: join(packages, 'depd', 'lib', 'browser', 'index.js'),
};
for (const name of ['fs', 'crypto', 'url', 'qs', 'os', 'path', 'msgpack5']) {
  replacements[name] = join(here, 'shims', 'nothing.cjs');
}

/** @type {import('vite').Plugin} */
const shims = {
  name: 'shims',
  enforce: 'pre',
  resolveId: (source) => replacements[source.replace(/^node:/, '')],
};

/**
 * @param {string} entry a file of this folder
 * @returns {Promise<string>}
 */
export async function bundle(entry) {
  const result = await build({
    configFile: false,
    root: here,
    logLevel: 'error',
    plugins: [shims],
    define: { global: 'globalThis', __dirname: '"/"', 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: join(here, entry), output: { format: 'iife', codeSplitting: false } },
    },
  });
  const output =
    'output' in result ? result.output : Array.isArray(result) ? result.flatMap((each) => each.output) : [];
  const chunk = output.find((each) => each.type === 'chunk');
  if (!chunk) throw new Error(`${entry} could not be bundled.`);
  return chunk.code;
}
