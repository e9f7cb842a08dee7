import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArguments, browserVariable } from '../../scripts/browser.js';
import { conformance } from './bundle.js';
import { collect } from './collect.js';

/** A page without an address has no IndexedDB. Nothing listens at this one; the requests are answered here. */
const address = 'http://localhost:1/';

/**
 * Runs suites in a real Chromium, each in a fresh profile.
 * @param {string} bundle the script that `bundleSuites` returns
 * @param {readonly string[]} files
 * @param {{ grep?: string, connector?: string }} [options]
 * @returns {Promise<Map<string, import('./collect.js').Outcome[]>>} by file
 */
export async function runInChromium(bundle, files, { grep = '', connector = 'indexeddb' } = {}) {
  const executablePath = process.env[browserVariable];
  const browser = await chromium.launch({
    args: browserArguments,
    ...(executablePath ? { executablePath } : {}),
  });
  const mocha = readFileSync(join(conformance, 'node_modules', 'mocha', 'mocha.js'), 'utf8');
  /** @type {Map<string, import('./collect.js').Outcome[]>} */
  const outcomes = new Map();
  try {
    for (const file of files) {
      const context = await browser.newContext();
      const page = await context.newPage();
      if (process.env['JUDGES_CONSOLE']) page.on('console', (message) => console.log(message.text()));
      await page.route('**/*', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>judges</title>' }),
      );
      await page.goto(address);
      await page.evaluate(`globalThis.judgedConnector = ${JSON.stringify(connector)}`);
      await page.addScriptTag({ content: mocha });
      await page.addScriptTag({ content: bundle });
      const call = `(${collect.toString()})(${JSON.stringify(file)}, ${JSON.stringify(grep)})`;
      outcomes.set(file, await withinLimit(file, page.evaluate(call)));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return outcomes;
}

/** Milliseconds that one suite may take: an endless loop in the page would never end. */
const limit = 180_000;

/**
 * @template Value
 * @param {string} file
 * @param {Promise<Value>} work
 * @returns {Promise<Value>}
 */
function withinLimit(file, work) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${file} did not end within ${limit / 1000} s.`)), limit);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
