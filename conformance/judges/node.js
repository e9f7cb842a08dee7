/** The same suites in this process, over the memory connector: quick to start, good to debug. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { conformance } from './bundle.js';
import { collect } from './collect.js';

const { default: Mocha } = createRequire(join(conformance, 'package.json'))('mocha');

/**
 * @param {string} bundle
 * @param {string} file one a process, as mocha's globals are the process's
 * @param {string} grep
 */
export async function runInNode(bundle, file, grep) {
  const mocha = new Mocha({ ui: 'bdd', timeout: 10_000, reporter: class {} });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  Object.assign(globalThis, {
    judgedConnector: 'memory',
    mocha: Object.assign(mocha, { setup: () => undefined }),
  });
  vm.runInThisContext(bundle, { filename: 'judges.js' });
  return new Map([[file, await collect(file, grep)]]);
}
