import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';

const assets = join(import.meta.dirname, '../../dist/assets');

/** Which thread writes: the page writes projects, the thread of the store writes rows. */
export type Writer = 'page' | 'store';

export interface Fault {
  readonly writer: Writer;
  /** The number of the first write that fails, from 1; of none if it is `Infinity`. */
  readonly first: number;
  /** How many writes fail; all from the first if it is `Infinity`. */
  readonly count: number;
}

export interface Disk {
  /** Lets all writes succeed from now on. */
  free(): Promise<void>;
  /** Returns how many writes there were, and how many of them failed, since the page was opened. */
  writes(): Promise<Readonly<Record<'all' | 'failed', number>>>;
}

/**
 * Makes writes to IndexedDB fail as on a full disk, from the next time the page is opened: `put` and `add` throw at
 * the numbers that the fault names.
 */
export async function fillDisk(page: Page, fault: Fault): Promise<Disk> {
  const last = fault.first + fault.count - 1;
  const patch = `(${watchWrites})('${fault.writer}', ${fault.first}, ${last});\n`;
  await page.addInitScript(patch);
  // Threads have no initial scripts: every script begins with it, and it acts once in each thread.
  await page.route('**/assets/*.js', async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    const body = patch + (await readFile(join(assets, name), 'utf8'));
    // A page that is left takes its requests with it.
    await route.fulfill({ contentType: 'text/javascript', body }).catch(() => undefined);
  });
  const ask = (question: 'free' | 'count') => page.evaluate(askWriter, question);
  return {
    free: async () => {
      await ask('free');
    },
    writes: () => ask('count'),
  };
}

/** Runs first in each thread of the page. */
function watchWrites(writer: Writer, first: number, last: number): void {
  const here = globalThis as unknown as { isWatched?: boolean };
  const isHere = typeof document === 'object' ? writer === 'page' : writer === 'store';
  if (!isHere || here.isWatched || typeof indexedDB !== 'object') return;
  here.isWatched = true;
  let all = 0;
  let failed = 0;
  let isFree = false;
  for (const name of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...args) {
      all += 1;
      if (isFree || all < first || all > last) return write.apply(this, args);
      failed += 1;
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
  }
  const channel = new BroadcastChannel('disk');
  channel.onmessage = ({ data }) => {
    if (data === 'free') isFree = true;
    if (typeof data === 'string') channel.postMessage({ all, failed });
  };
}

/** Runs in the page. Threads that have not started do not answer: then nothing was written. */
async function askWriter(question: string): Promise<Record<'all' | 'failed', number>> {
  const channel = new BroadcastChannel('disk');
  let sum = { all: 0, failed: 0 };
  channel.onmessage = ({ data }) => {
    sum = { all: sum.all + data.all, failed: sum.failed + data.failed };
  };
  channel.postMessage(question);
  await new Promise((resolve) => setTimeout(resolve, 200));
  channel.close();
  return sum;
}
