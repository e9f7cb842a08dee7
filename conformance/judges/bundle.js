/** Bundles LoopBack's own test files from the installed package and our engine into one script. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
export const conformance = dirname(here);
const packages = join(conformance, 'node_modules');

/**
 * The folder with the suites of an engine.
 * @param {import('../../src/model/engine.ts').EngineName} engine
 */
const suitesOf = (engine) =>
  engine === 'juggler7'
    ? join(packages, 'loopback-datasource-juggler', 'test')
    : join(packages, 'loopback', 'node_modules', 'loopback-datasource-juggler', 'test');

const adapter = join(here, 'adapter.ts');

/** LoopBack's suites that judge the runtime. */
export const suiteFiles = [
  'relations.test.js',
  'include.test.js',
  'basic-querying.test.js',
  'manipulation.test.js',
  'scope.test.js',
  'default-scope.test.js',
];

/** @param {string} name */
const commonJs = (name) => join(packages, name, 'cjs', `${name}.js`);

const entryId = 'judges-entry.cjs';

/**
 * Loads each suite on request, when the globals are set up.
 * @param {import('../../src/model/engine.ts').EngineName} engine
 */
const entryOf = (engine) => `
globalThis.judgedEngine = ${JSON.stringify(engine)};
require(${JSON.stringify(join(here, 'entry.ts'))});
globalThis.loadSuite = {
${suiteFiles.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(join(suitesOf(engine), file))}),`).join('\n')}
};
`;

/**
 * Resolves the suites' imports of the engine to the adapter, and those of Node
 * to shims. Their text is not changed.
 * @param {import('../../src/model/engine.ts').EngineName} engine
 * @returns {import('vite').Plugin}
 */
function judgesPlugin(engine) {
  const suites = suitesOf(engine);
  return {
    name: 'judges',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === entryId) return `\0${entryId}`;
      if (source === 'assert' || source === 'util') return join(here, 'shims', `${source}.cjs`);
      if (!importer?.startsWith(suites)) return undefined;
      if (source === '..' || source === '../' || source === '../lib/utils.js') return adapter;
      return undefined;
    },
    load: (id) => (id === `\0${entryId}` ? entryOf(engine) : undefined),
  };
}

/**
 * @param {import('../../src/model/engine.ts').EngineName} [engine] the engine that is followed, and whose suites judge
 * @returns {Promise<string>} a classic script that defines `loadSuite`
 */
export async function bundleSuites(engine = 'juggler7') {
  const result = await build({
    configFile: false,
    root: conformance,
    logLevel: 'error',
    plugins: [judgesPlugin(engine)],
    define: { global: 'globalThis' },
    // For these, `require` must return the function itself, not a module that contains it.
    resolve: { alias: { should: commonJs('should'), 'should-equal': commonJs('should-equal') } },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: entryId, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const output =
    'output' in result ? result.output : Array.isArray(result) ? result.flatMap((each) => each.output) : [];
  const chunk = output.find((each) => each.type === 'chunk');
  if (!chunk) throw new Error('The suites could not be bundled.');
  return chunk.code;
}
