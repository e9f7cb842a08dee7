/**
 * `npm run bench`: measures the stores, slices, the playground, the canvas, layouts and the
 * program for the terminal, in a real Chromium where that matters, and prints tables of ratios within this run. Writes
 * bench/results. With `-- stores`, `-- slices`, `-- playground`, `-- canvas`, `-- layout`,
 * `-- growth`, `-- start`, `-- cli`, `-- rows` or `-- app` only that; growth takes the name of one shape, too, for example
 * `-- growth hub`, app takes `generate` or `database`, and
 * rows takes `million`, which nothing else runs: it takes minutes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { browserArguments, browserVariable, ensureBrowser } from './browser.js';
import { withTable } from './links.js';
import { checkNode, ensureInstalled, root } from './setup.js';

checkNode();
ensureInstalled();
ensureInstalled('conformance');
const executablePath = ensureBrowser() ?? process.env[browserVariable];

const { chromium } = await import('@playwright/test');
const { bundle } = await import('../bench/bundle.js');
const { measurePlayground } = await import('../bench/playground.js');
const { measureCanvas } = await import('../bench/canvas/measure.js');
const { measureGrowth, toGrowthTable } = await import('../bench/growth/measure.js');
const { measureDatabases } = await import('../bench/app/measureDatabase.js');
const { measureGeneration } = await import('../bench/app/generate.js');
const { toAppTable } = await import('../bench/app/table.js');
const { measureCli, toCliTable } = await import('../bench/cli/measure.js');
const { measureLayouts, toLayoutTable } = await import('../bench/layout/measure.js');
const { measureRows } = await import('../bench/rows/measure.js');
const { measureStarts } = await import('../bench/start/measure.js');
const { toBars, toTable } = await import('../bench/canvas/table.js');

const [only, part] = process.argv.slice(2);
const results = join(root, 'bench', 'results');
mkdirSync(results, { recursive: true });
const [page, worker, juggler] = await Promise.all(['page.ts', 'worker.ts', 'juggler.cjs'].map(bundle));
const browser = await chromium.launch({
  args: browserArguments,
  ...(executablePath ? { executablePath } : {}),
});

/**
 * One measurement in a fresh profile.
 * @param {string} call of the page's `bench`, where `worker` is the worker's code
 * @returns {Promise<Record<string, number>>}
 */
async function measure(call) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    await tab.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }),
    );
    await tab.goto('http://localhost:1/');
    await tab.addScriptTag({ content: readFileSync(join(root, 'bench', 'prelude.js'), 'utf8') });
    await tab.addScriptTag({ content: juggler ?? '' });
    await tab.addScriptTag({ content: page ?? '' });
    return await tab.evaluate(`((worker) => bench.${call})(${JSON.stringify(worker)})`);
  } finally {
    await context.close();
  }
}

/** @typedef {{ what: string, ours: number, compared: string, other: number, ratio: number, wanted: string, isMet: boolean }} Line */
/** @type {Line[]} */
const lines = [];

/**
 * @param {string} what @param {number} ours @param {string} compared @param {number} other
 * @param {number} limit the most that ours may be of the other, or where it is to be faster, the least the other way round
 */
function compare(what, ours, compared, other, limit, isFaster = false) {
  const ratio = isFaster ? other / ours : ours / other;
  const isMet = isFaster ? ratio >= limit : ratio <= limit;
  const wanted = isFaster ? `at least ${limit}` : `at most ${limit}`;
  lines.push({ what, ours, compared, other, ratio, wanted, isMet });
}

const sizes = [1_000, 10_000, 100_000];
/** @type {Record<string, Record<string, number>>} */
const raw = {};

async function measureStores() {
  for (const size of sizes) raw[`relation ${size}`] = await measure(`relation(${size})`);
  raw['create'] = await measure('create(20000, worker)');
  raw['single calls'] = await measure('singleCalls(1000, worker)');
  compareStores();
  write('latest', { lines, raw }, tableOf(lines));
}

async function measureSlices() {
  raw['slices'] = await measure('competingTasks()');
  const first = lines.length;
  const tasks = 'four long tasks at a time';
  compare(
    `a frame during ${tasks} (95th percentile)`,
    value('slices', 'slicesFrame'),
    'a budget for each task',
    value('slices', 'ownFrame'),
    0.9,
  );
  compare(tasks, value('slices', 'slices'), 'the same without pauses', value('slices', 'runAtOnce'), 1.15);
  compare(tasks, value('slices', 'slices'), 'a budget for each task', value('slices', 'own'), 1.05);
  const measured = lines.slice(first);
  write('slices', { lines: measured, raw: raw['slices'] }, tableOf(measured));
}

/** @param {readonly Line[]} measured @returns {readonly string[]} */
function tableOf(measured) {
  /** @param {number} milliseconds */
  const ms = (milliseconds) => `${milliseconds >= 10 ? milliseconds.toFixed(0) : milliseconds.toFixed(3)} ms`;
  const rows = measured.map(
    ({ what, ours, compared, other, ratio, wanted, isMet }) =>
      `| ${what} | ${ms(ours)} | ${compared} | ${ms(other)} | ${ratio.toFixed(2)} | ${wanted}${isMet ? '' : ' (missed)'} |`,
  );
  return ['| what | ours | compared with | takes | ratio | wanted |', '|---|---|---|---|---|---|', ...rows];
}

async function measureBuilt() {
  const measured = await measurePlayground(browser);
  const rows = measured.lines.map(
    ({ what, takes, ratio, wanted, isMet }) =>
      `| ${what} | ${takes} | ${ratio} | ${wanted}${isMet === false ? ' (missed)' : ''} |`,
  );
  const head = ['| what | takes | of a bare worker start | wanted |', '|---|---|---|---|'];
  write('playground', measured, [...head, ...rows]);
}

async function measureModels() {
  const measured = await measureCanvas(browser, [10, 300, 1_000, 5_000]);
  const bars = toBars(measured).map(
    ({ what, value, compared, ratio, wanted, isMet }) =>
      `| ${what} | ${value} | ${compared} | ${ratio} | ${wanted}${isMet ? '' : ' (missed)'} |`,
  );
  const head = ['| what | measured | compared with | ratio | wanted |', '|---|---|---|---|---|'];
  write('canvas', measured, [...head, ...bars, '', ...toTable(measured)]);
}

async function measureLayout() {
  const compared = await measureLayouts();
  write('layout', { compared }, toLayoutTable(compared));
}

async function measureSizes() {
  const lines = await measureGrowth(part);
  write(part === undefined ? 'growth' : `growth-${part}`, { lines }, toGrowthTable(lines));
}

/** The start of the page: what it asks for and how long it takes. */
async function measureStart() {
  const measured = await measureStarts(browser);
  write('start', measured, toAppTable(measured.lines));
}

/** Rows of the playground beside bare puts; with `million`, one large model beside a small one. */
async function measureManyRows() {
  const isMillion = only === 'rows' && part === 'million';
  const measured = await measureRows(browser, isMillion);
  write(isMillion ? 'million' : 'rows', measured, toAppTable(measured.lines));
}

function measureTerminal() {
  const measured = measureCli();
  write('cli', measured, toCliTable(measured.lines));
}

/** Exported applications: how long they take to make, and how they do on a database. */
async function measureApplications() {
  if (part === undefined || part === 'generate') {
    const generated = await measureGeneration(browser, [100, 300, 1_000]);
    write('generate', generated, toAppTable(generated.lines));
  }
  if (part === undefined || part === 'database') {
    const measured = await measureDatabases();
    write('database', measured, toAppTable(measured.lines));
  }
}

/** @param {string} name @param {object} data @param {readonly string[]} table */
function write(name, data, table) {
  console.log(`${table.join('\n')}\n`);
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    browser: browser.version(),
    // Other work on the machine makes every time longer.
    load: loadavg()[0],
  };
  writeFileSync(
    join(results, `${name}.json`),
    `${JSON.stringify({ date: new Date().toISOString(), machine, ...data }, null, 2)}\n`,
  );
  writeFileSync(join(results, `${name}.md`), `${table.join('\n')}\n`);
  const page = join(root, 'docs', 'performance.md');
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), `bench/results/${name}.md`, table.join('\n')));
}

/** @param {string} name @param {string} part */
const value = (name, part) => raw[name]?.[part] ?? Number.NaN;

function compareStores() {
  for (const size of sizes) {
    const name = `relation ${size}`;
    const what = `customer.orders({}), 20 of ${size.toLocaleString('en')}`;
    compare(what, value(name, 'ours'), 'index.getAll by hand', value(name, 'byHand'), 1.5);
  }
  const [small, , large] = sizes.map((size) => `relation ${size}`);
  compare(
    'customer.orders({}), 20 of 100,000',
    value(`${large}`, 'ours'),
    'the same of 1,000',
    value(`${small}`, 'ours'),
    1.5,
  );
  compare(
    'customer.orders({}), 20 of 100,000',
    value(`${large}`, 'ours'),
    'juggler’s memory connector (times faster)',
    value(`${large}`, 'juggler'),
    50,
    true,
  );
  const byHand = value('create', 'byHand');
  compare('create of 20,000', value('create', 'ours'), 'bare puts', byHand, 1.6);
  compare('create of 20,000 through the port', value('create', 'throughPort'), 'bare puts', byHand, 2);
  compare(
    '1,000 findById through the port',
    value('single calls', 'throughPort'),
    'bare gets and a bare echo',
    value('single calls', 'gets') + value('single calls', 'echo'),
    2,
  );
}

try {
  if (only === undefined || only === 'stores') await measureStores();
  if (only === undefined || only === 'slices') await measureSlices();
  if (only === undefined || only === 'playground') await measureBuilt();
  if (only === undefined || only === 'rows') await measureManyRows();
  if (only === undefined || only === 'canvas') await measureModels();
  if (only === undefined || only === 'layout') await measureLayout();
  if (only === undefined || only === 'growth') await measureSizes();
  if (only === undefined || only === 'start') await measureStart();
  if (only === undefined || only === 'cli') measureTerminal();
  if (only === undefined || only === 'app') await measureApplications();
} finally {
  await browser.close();
}
