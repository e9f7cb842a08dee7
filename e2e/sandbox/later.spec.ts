import { type Arena, expect, test } from '../drivers/arena.ts';

/** Makes a loop that is not awaited, and that writes a row whenever it resumes. */
const loop = (pause: string): string =>
  `(async () => { for (;;) { ${pause}; await Order.create({description: 'late'}); } })();
   console.log('the code is over');`;

/** Callbacks that the playground tracks: they end with the run. */
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

/** Callbacks that it does not track: they end the sandbox. Rows are written from the fifty-first round on, when the run is over. */
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

/** Checks that no rows are written between runs, nor by what an earlier run left behind. */
async function expectQuiet(arena: Arena): Promise<void> {
  const count = async (): Promise<string> => {
    await arena.run("await Order.count({description: 'late'})");
    return (await arena.playground.value(1).first().textContent()) ?? '';
  };
  const first = await count();
  // A loop that still ran would have resumed many times between these runs, and during them.
  await arena.run('await new Promise((resolve) => setTimeout(resolve, 100))');
  expect(await count()).toBe(first);
  await arena.run("await Order.destroyAll({description: 'late'})");
}

test.describe.configure({ mode: 'default', timeout: 240_000 });

test.describe('code that resumes later', () => {
  for (const [kind, group] of Object.entries(known)) {
    test(`ends with its run: ${kind}`, async ({ arena }, info) => {
      for (const [name, code] of Object.entries(group)) {
        await test.step(name, async () => {
          await arena.run(code);
          await expect(arena.playground.output).toContainText('the code is over');
        });
      }
      await expectQuiet(arena);
      await arena.expectIntact(info);
    });
  }

  test('ends with the sandbox, and is reported, if the playground does not track it', async ({
    arena,
  }, info) => {
    for (const [name, code] of Object.entries(unknown)) {
      await test.step(name, async () => {
        await arena.start(code);
        await expect(arena.playground.output).toContainText('the code is over');
        await expect(arena.playground.output).toContainText('Code of the last run went on after its end');
        await arena.waitForEnd();
        await expectQuiet(arena);
      });
    }
    await arena.expectIntact(info);
  });

  test('works if it is awaited', async ({ arena }, info) => {
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
    await arena.expectIntact(info);
  });

  test('is waited for shortly if it is not awaited', async ({ arena }, info) => {
    await arena.run(`setTimeout(() => Order.create({description: 'late'}, () => console.log('stored')), 50);
setTimeout(() => console.log('never'), 60000);`);
    await expect(arena.playground.output).toContainText('stored');
    await expect(arena.playground.output).toContainText('1 timer was still pending at the end of the run');
    await arena.run("await Order.destroyAll({description: 'late'})");
    await arena.expectIntact(info);
  });
});
