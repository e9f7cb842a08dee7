import { expect, test } from '../drivers/arena.ts';

/** Code that never ends on its own, by kind. The page is used while it runs, and the user stops it. */
const endless: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'code that never returns': {
    'a loop': 'for (;;);',
    'a loop that catches everything': 'for (;;) { try { throw 1 } catch {} finally { continue } }',
    'a generator': 'for (const one of (function* () { for (;;) yield 1; })());',
    'a sort that never decides': 'Array.from({length: 1e7}, (_, i) => i).sort(() => { for (;;); })',
    'a getter of a result': 'console.log({get slow() { for (;;); }})',
    'a regular expression': "/^(a+)+$/.test('a'.repeat(40) + '!')",
  },
  'promises and timers': {
    'a promise that never settles': 'await new Promise(() => {})',
    'promises without end': 'const again = () => Promise.resolve().then(again); await again()',
    'microtasks without end':
      'const again = () => queueMicrotask(again); again(); await new Promise(() => {})',
    'an await in a loop': 'for (;;) await null',
    'timers without end':
      'setInterval(() => { const end = performance.now() + 20; while (performance.now() < end); }); await new Promise(() => {})',
    'errors that nobody catches':
      "setInterval(() => { throw new Error('again') }, 1); for (;;) await new Promise((resolve) => setTimeout(resolve, 5))",
  },
  'output, calls and memory': {
    'a storm of output': 'for (;;) console.log({a: [1, 2, 3]})',
    'a storm of large output':
      "const text = 'x'.repeat(4000); for (;;) console.log(Array.from({length: 200}, () => text))",
    'calls without await': 'for (;;) Customer.find()',
    'calls with await': "for (;;) await Customer.find({where: {name: 'nobody'}})",
    'a pattern in a filter':
      "await Customer.create({name: 'a'.repeat(40) + '!'}).catch(() => {}); await Customer.find({where: {name: {regexp: '^(a+)+$'}}})",
    'a lot of memory': 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))',
  },
};

test.describe.configure({ mode: 'default', timeout: 240_000 });

test.describe('the page keeps working, and the user can stop', () => {
  for (const [kind, group] of Object.entries(endless)) {
    test(kind, async ({ arena }, info) => {
      for (const [name, code] of Object.entries(group)) {
        await test.step(name, async () => {
          await arena.start(code);
          await arena.expectResponsive('during', info);
          await arena.stop();
        });
      }
      await arena.run("await Customer.destroyAll({name: {gt: 'aaaa'}})");
      await arena.expectIntact(info);
    });
  }
});

test.describe('the sandbox', () => {
  test('ends a loop automatically, and says what to look for', async ({ arena }, info) => {
    await arena.start('for (;;);');
    await arena.expectResponsive('during', info);
    expect(await arena.isRunning()).toBe(true);
    await arena.waitForEnd();
    await expect(arena.playground.ending).toContainText('Stopped after 5 s: the code did not end');
    await arena.expectIntact(info);
  });

  test('cuts off excessive output of console.log with a note', async ({ arena }, info) => {
    await arena.run('for (let i = 0; i < 1e5; i += 1) console.log(i, {a: [1, 2, 3]})');
    await expect(arena.playground.output).toContainText('Output cut here');
    await arena.expectIntact(info);
  });

  test('survives a stack overflow', async ({ arena }, info) => {
    await arena.run('const deeper = () => deeper() + 1; deeper()');
    await expect(arena.playground.output).toContainText('Maximum call stack size exceeded');
    await arena.expectIntact(info);
  });

  test('survives thousands of calls that are not awaited', async ({ arena }, info) => {
    await arena.run("for (let i = 0; i < 2000; i += 1) Order.create({description: 'many'})");
    await arena.run(
      "await Order.count({description: 'many'}); await Order.destroyAll({description: 'many'});",
    );
    await expect(arena.playground.value(1).first()).toContainText('2000');
    await arena.expectIntact(info);
  });

  test('survives timers that a run leaves behind', async ({ arena }, info) => {
    await arena.run("for (let i = 0; i < 500; i += 1) setInterval(() => console.log('tick'), 900)");
    await expect(arena.playground.ending).toContainText('Done in');
    await expect(arena.playground.output).toContainText(
      '500 timers were still pending at the end of the run, and ended with it.',
    );
    await arena.expectIntact(info);
  });

  test('ends a timer whose callback never returns', async ({ arena }, info) => {
    await arena.start('setTimeout(() => { for (;;); }, 20)');
    await arena.expectResponsive('during', info);
    await arena.waitForEnd();
    await expect(arena.playground.ending).toContainText('Stopped after');
    await arena.expectIntact(info);
  });

  test('survives the closing of its own store', async ({ arena }, info) => {
    await arena.run('await Customer.dataSource.disconnect()');
    await arena.expectIntact(info);
  });
});
