import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const count = Number(process.env['SIDE_BY_SIDE_RUNS'] ?? 300);
/** The same in every run, so that only a change can fail; `npm run side-by-side` uses a new seed each time. */
const seed = Number(process.env['SIDE_BY_SIDE_SEED'] ?? 20_261_122);

/** Plays in a separate process, because juggler sometimes throws where nobody can catch it. */
function play(runs: number, store: string, engine = 'juggler7'): string {
  const script = join(import.meta.dirname, 'sideBySide', 'run.js');
  const args = [script, String(runs), String(seed), '--store', store, '--engine', engine];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  console.log(`Side by side, ${engine}, ${store}: ${stdout.trim().split('\n').at(-1)}`);
  return stdout.includes('sequences differ') ? stdout : stderr;
}

describe('random schemas and sequences of 20 calls, compared with juggler', () => {
  it(`${count} give the same results over the memory connector, seed ${seed}`, () => {
    expect(play(count, 'memory')).toContain(`\n0 of ${count} sequences differ`);
  }, 600_000);

  const fewer = Math.ceil(count / 5);
  for (const store of ['indexeddb', 'port']) {
    it(`${fewer} give the same results over IndexedDB${store === 'port' ? ' behind a port' : ''}, seed ${seed}`, () => {
      expect(play(fewer, store)).toContain(`\n0 of ${fewer} sequences differ`);
    }, 600_000);
  }

  for (const store of ['memory', 'port']) {
    const runs = store === 'memory' ? fewer : Math.ceil(count / 20);
    it(`${runs} give the same results as juggler 3.36 over the store "${store}", seed ${seed}`, () => {
      expect(play(runs, store, 'loopback3')).toContain(`\n0 of ${runs} sequences differ`);
    }, 600_000);
  }
});
