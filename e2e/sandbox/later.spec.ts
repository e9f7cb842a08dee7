import { type Arena, expect, test } from '../drivers/arena.ts';

/** Loops that nobody awaits; each writes a row whenever it comes back. */
const loop = (comesBack: string): string =>
  `(async () => { for (;;) { ${comesBack}; await Order.create({description: 'late'}); } })();
   console.log('the code is over');`;

/** What the playground knows ends with the run. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  timers: {
    setTimeout: loop('await new Promise((resolve) => setTimeout(resolve, 5))'),
    setInterval:
      "setInterval(() => Order.create({description: 'late'}), 5); console.log('the code is over');",
    'AbortSignal.timeout': loop(
      "await new Promise((resolve) => AbortSignal.timeout(5).addEventListener('abort', resolve))",
    ),
    'Atomics.waitAsync': loop(
      'await Atomics.waitAsync(new Int32Array(new WebAssembly.Memory({initial: 1, maximum: 1, shared: true}).buffer), 0, 0, 5).value',
    ),
  },
  'tasks and messages': {
    'scheduler.postTask': loop('await scheduler.postTask(() => {})'),
    'scheduler.yield': loop('await scheduler.yield()'),
    MessageChannel: `const {port1, port2} = new MessageChannel();
      port1.onmessage = async () => { await Order.create({description: 'late'}); port2.postMessage(0); };
      port2.postMessage(0); console.log('the code is over');`,
    'a refused request': loop("await fetch('HOME/').catch(() => {})"),
  },
  'work of the browser': {
    'a digest': loop("await crypto.subtle.digest('SHA-256', new Uint8Array(8)).catch(() => {})"),
    'a compiled module': loop('await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))'),
    'a blob': loop("await new Blob(['x']).text()"),
  },
};

/** What it does not know ends the sandbox. Rows are written from the fifty-first round on: the run is over by then. */
const unknown: Readonly<Record<string, string>> = {
  'unhandled rejections': `let rounds = 0;
    self.addEventListener('unhandledrejection', () => {
      rounds += 1;
      if (rounds > 50) Order.create({description: 'late'});
      Promise.reject(new Error('again'));
    });
    (() => { Promise.reject(new Error('first')); })(); console.log('the code is over');`,
  'a port of a clone': `let rounds = 0;
    const {port1, port2} = new MessageChannel();
    const mine = structuredClone(port1, {transfer: [port1]});
    const other = structuredClone(port2, {transfer: [port2]});
    mine.onmessage = () => {
      rounds += 1;
      if (rounds > 50) Order.create({description: 'late'});
      other.postMessage(0);
    };
    other.postMessage(0); console.log('the code is over');`,
};

/** Rows are neither written while nothing runs, nor by what an earlier run left behind. */
async function expectQuiet(arena: Arena): Promise<void> {
  const count = async (): Promise<string> => {
    await arena.run("await Order.count({description: 'late'})");
    return (await arena.playground.value(1).first().textContent()) ?? '';
  };
  const first = await count();
  // A loop that went on would have come back many times between these runs, and in them.
  await arena.run('await new Promise((resolve) => setTimeout(resolve, 100))');
  expect(await count()).toBe(first);
  await arena.run("await Order.destroyAll({description: 'late'})");
}

test.describe.configure({ mode: 'default', timeout: 240_000 });

test.describe('what comes back later', () => {
  for (const [kind, group] of Object.entries(known)) {
    test(`ends with its run: ${kind}`, async ({ arena }, info) => {
      for (const [name, code] of Object.entries(group)) {
        await test.step(name, async () => {
          await arena.run(code);
          await expect(arena.playground.output).toContainText('the code is over');
        });
      }
      await expectQuiet(arena);
      await arena.expectWhole(info);
    });
  }

  test('ends with the sandbox, and is reported, where the playground does not know it', async ({
    arena,
  }, info) => {
    for (const [name, code] of Object.entries(unknown)) {
      await test.step(name, async () => {
        await arena.start(code);
        await expect(arena.playground.output).toContainText('the code is over');
        await expect(arena.playground.output).toContainText('Code of the last run went on after its end');
        await arena.ended();
        await expectQuiet(arena);
      });
    }
    await arena.expectWhole(info);
  });

  test('works where it is awaited', async ({ arena }, info) => {
    await arena.run(`await scheduler.postTask(() => console.log('posted'));
await scheduler.yield();
const {port1, port2} = new MessageChannel();
const message = new Promise((resolve) => { port1.onmessage = ({data}) => resolve(data); });
port2.postMessage('message'); console.log(await message);
console.log((await Atomics.waitAsync(new Int32Array(new WebAssembly.Memory({initial: 1, maximum: 1, shared: true}).buffer), 0, 0, 5).value));
console.log(await new Blob(['blob']).text());
await new Promise((resolve) => setTimeout(resolve, 20)); console.log('timer');`);
    for (const word of ['posted', 'message', 'timed-out', 'blob', 'timer']) {
      await expect(arena.playground.output).toContainText(word);
    }
    await expect(arena.playground.ending).toContainText('Done in');
    await expect(arena.playground.output).not.toContainText('still pending');
    await arena.expectWhole(info);
  });

  test('is waited for, for a moment, where it is not', async ({ arena }, info) => {
    await arena.run(`setTimeout(() => Order.create({description: 'late'}, () => console.log('stored')), 50);
setTimeout(() => console.log('never'), 60000);`);
    await expect(arena.playground.output).toContainText('stored');
    await expect(arena.playground.output).toContainText('1 timer was still pending at the end of the run');
    await arena.run("await Order.destroyAll({description: 'late'})");
    await arena.expectWhole(info);
  });
});
