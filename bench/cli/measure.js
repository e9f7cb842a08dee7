/**
 * Measures the program for the terminal as people start it: a process of its own each
 * time. The times are ratios to the start of Node itself in the same rounds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/setup.js';
import { writeDump, writeProject } from './models.js';

/**
 * @typedef {{ what: string, args: string[], most?: number, rounds?: number }} Task
 * @typedef {{ what: string, milliseconds: number, ratio: number, wanted: string, isMet: boolean }} CliLine
 */

const ROUNDS = 7;
const sizes = [100, 1_000, 5_000];
/** A check of 100 models takes less than a second where Node starts in 40 ms. */
const MOST_FOR_100 = 25;
/** Tables of dumps: 1, 4 and 16 times as many. */
const dumps = [50, 200, 800];
/** How many times longer 16 times the input may take. */
const MOST_GROWTH = 20;

/** @param {string} folder @returns {string} the program, built into the folder */
function build(folder) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'vite.cli.config.ts');
  const args = [vite, 'build', '--config', config, '--outDir', folder, '--logLevel=error', '--emptyOutDir'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return join(folder, 'loopback-model-designer.js');
}

/** @param {string[]} args @returns {number} milliseconds */
function time(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return milliseconds;
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Takes turns with the start of Node, so that both see the same machine.
 * @param {string} program @param {Task} task
 */
function measureTask(program, { args, rounds = ROUNDS }) {
  const [own, bare] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(time(['-e', '0']));
    own.push(time([program, ...args]));
  }
  return { milliseconds: median(own), ratio: median(own) / median(bare) };
}

/** @param {string} folder @returns {Task[]} */
function tasksIn(folder) {
  const project = (/** @type {number} */ size) => join(folder, `models-${size}`);
  for (const size of sizes) writeProject(project(size), size);
  const out = ['--out', join(folder, 'out'), '--force'];
  const sample = (/** @type {string} */ name) => join(root, 'conformance', 'testing', 'dumps', name);
  const checks = sizes.map((size) => ({
    what: `check, ${size.toLocaleString('en')} models`,
    args: ['check', project(size)],
    rounds: size > 1_000 ? 3 : ROUNDS,
    ...(size === 100 ? { most: MOST_FOR_100 } : {}),
  }));
  return [
    { what: '--version', args: ['--version'] },
    ...checks,
    {
      what: 'export --to loopback3, 100 models',
      args: ['export', project(100), '--to', 'loopback3', ...out],
    },
    { what: 'export --to sql, 100 models', args: ['export', project(100), '--to', 'sql'] },
    { what: 'diagram, 100 models', args: ['diagram', project(100)] },
    { what: 'diagram --to svg, 100 models', args: ['diagram', project(100), '--to', 'svg'] },
    { what: 'diff, 100 models', args: ['diff', project(100), project(100)] },
    { what: 'import, a dump of PostgreSQL', args: ['import', sample('shop.postgresql.sql'), ...out] },
    { what: 'import, a dump of MySQL', args: ['import', sample('shop.mysql.sql'), ...out] },
  ];
}

/** @param {(what: string) => void} reportProgress @returns {{ lines: CliLine[] }} */
export function measureCli(reportProgress = console.error) {
  const folder = mkdtempSync(join(tmpdir(), 'designer-bench-'));
  try {
    const program = build(join(folder, 'program'));
    const lines = tasksIn(folder).map((task) => {
      reportProgress(task.what);
      const { milliseconds, ratio } = measureTask(program, task);
      const wanted = task.most === undefined ? '' : `at most ${task.most}`;
      return {
        what: task.what,
        milliseconds,
        ratio,
        wanted,
        isMet: task.most === undefined || ratio <= task.most,
      };
    });
    return { lines: [...lines, ...measureDumps(program, folder, reportProgress)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * How the time of the reader of SQL grows with a dump.
 * @param {string} program @param {string} folder @param {(what: string) => void} reportProgress
 * @returns {CliLine[]}
 */
function measureDumps(program, folder, reportProgress) {
  let first = Number.NaN;
  return dumps.map((tables, index) => {
    const file = join(folder, `dump-${tables}.sql`);
    const size = writeDump(file, tables) / 2 ** 20;
    const what = `import, a dump of ${tables} tables, ${size.toFixed(1)} MB`;
    reportProgress(what);
    const args = ['import', file, '--out', join(folder, `dump-${tables}`), '--force'];
    const { milliseconds, ratio } = measureTask(program, { what, args, rounds: 5 });
    if (index === 0) first = milliseconds;
    const isLast = index === dumps.length - 1;
    const wanted = isLast ? `at most ${MOST_GROWTH} times the first dump` : '';
    return { what, milliseconds, ratio, wanted, isMet: !isLast || milliseconds <= first * MOST_GROWTH };
  });
}

/** @param {readonly CliLine[]} lines @returns {readonly string[]} */
export function toCliTable(lines) {
  return [
    '| what | takes | starts of Node | wanted |',
    '|---|---|---|---|',
    ...lines.map(
      ({ what, milliseconds, ratio, wanted, isMet }) =>
        `| ${what} | ${milliseconds.toFixed(0)} ms | ${ratio.toFixed(1)} | ${wanted}${isMet ? '' : ' (missed)'} |`,
    ),
  ];
}
