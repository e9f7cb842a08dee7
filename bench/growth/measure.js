/**
 * Measures how the time of each step grows with a project: at 1, 2 and 4 times the
 * size, for the shapes whose time once grew faster than their size. It takes the
 * CPU time, which other programs affect little.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { root } from '../../scripts/setup.js';

/**
 * @typedef {{ shape: string, step: string, times: number[], ratio: number, isMet: boolean }} Growth
 */

const run = promisify(execFile);
const factors = [1, 2, 4];
/** The maximum ratio of the times at four times the size and at the size itself. */
export const limit = 6;
/** Milliseconds; shorter steps are not checked, because the clock is not precise enough. */
const LEAST = 8;

/** @param {string} what */
const reportProgress = (what) => console.error(`${new Date().toTimeString().slice(0, 8)} ${what}`);

/** @param {string} outDir */
async function bundle(outDir) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'steps.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'steps.mjs', codeSplitting: false } },
    },
  });
  return pathToFileURL(join(outDir, 'steps.mjs')).href;
}

/**
 * @param {string} file the bundle
 * @param {string} shape
 * @param {number[]} sizes
 * @param {string} title
 * @returns {Promise<Growth[]>}
 */
async function measureShape(file, shape, sizes, title) {
  reportProgress(title);
  const worker = join(import.meta.dirname, 'worker.js');
  const args = ['--expose-gc', worker, file, shape, JSON.stringify(sizes)];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 2 ** 24 });
  /** @type {Record<string, number>[]} */
  const measured = JSON.parse(stdout);
  return Object.keys(measured[0] ?? {}).map((step) => {
    const times = measured.map((each) => each[step] ?? Number.NaN);
    const ratio = (times.at(-1) ?? Number.NaN) / Math.max(times[0] ?? Number.NaN, LEAST / factors.length);
    const isMet = (times.at(-1) ?? 0) < LEAST || ratio <= limit;
    return { shape: title, step, times, ratio, isMet };
  });
}

/**
 * @param {string} [only] the name of one shape
 * @returns {Promise<Growth[]>}
 */
export async function measureGrowth(only) {
  const outDir = await mkdtemp(join(tmpdir(), 'growth-'));
  try {
    const file = await bundle(outDir);
    /** @type {{ shapes: Record<string, { size: number, title: (size: number) => string }> }} */
    const { shapes } = await import(file);
    /** @type {Growth[]} */
    const all = [];
    for (const [name, { size, title }] of Object.entries(shapes)) {
      if (only !== undefined && only !== name) continue;
      const sizes = factors.map((factor) => size * factor);
      all.push(...(await measureShape(file, name, sizes, title(size))));
    }
    return all;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** Formats a line for each step that takes long enough to be checked. @param {readonly Growth[]} all */
export function toGrowthTable(all) {
  /** @param {number | undefined} time */
  const ms = (time = Number.NaN) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
  const rows = all
    .filter(({ times }) => (times.at(-1) ?? 0) >= LEAST)
    .map(
      ({ shape, step, times: [one, two, four], ratio, isMet }) =>
        `| ${shape} | ${step} | ${ms(one)} | ${ms(two)} | ${ms(four)} | ${ratio.toFixed(1)}${isMet ? '' : ' (missed)'} |`,
    );
  return [
    `| what grows | step | once | twice | four times | ratio, wanted at most ${limit} |`,
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}
