import { afterEach, describe, expect, it } from 'vitest';
import { createRpc, type PortLike } from '../../rpc/index.ts';
import type { EngineName } from '../../runtime/index.ts';
import { createMemoryConnector } from '../../runtime/memoryConnector.ts';
import type { ModelFile, OutputEvent, WorkerMethods } from '../wire/control.ts';
import { serveConnector } from '../wire/serveConnector.ts';
import { startSession } from './session.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const order: ModelFile = {
  name: 'order.json',
  text: '{"name": "Order", "properties": {"text": {"type": "string", "required": true}}}',
};

function open() {
  const [control, rows] = [new MessageChannel(), new MessageChannel()];
  const connector = createMemoryConnector();
  const served = serveConnector(connector, rows.port1 as PortLike, () => true);
  const events: OutputEvent[] = [];
  const page = createRpc<WorkerMethods>(control.port1 as PortLike, {
    event: (event: OutputEvent) => events.push(event),
  });
  startSession(control.port2 as PortLike, rows.port2 as PortLike, new EventTarget());
  closers.push(page.close, served.close);
  const run = (code: string) => page.call('run', code, { text: code, statements: [] });
  const notes = () => events.flatMap((event) => (event.type === 'note' ? [event.text] : []));
  return { page, run, events, notes, connector };
}

describe('a session', () => {
  it('loads models with sample rows, once, and says that files are missing', async () => {
    const { page, notes, connector } = open();
    expect(await page.call('load', null, [], 'juggler7')).toMatchObject({
      ok: false,
      error: { code: 'FILES_MISSING' },
    });
    expect(await page.call('load', [order], [], 'juggler7')).toMatchObject({ ok: true });
    const count = await connector.count('Order');
    expect(count).toBeGreaterThan(0);
    expect(notes()).toEqual([`Sample data created: ${count} Order.`]);
    expect(await page.call('takeSample')).toMatchObject({ model: 'Order', properties: ['text'] });
    expect(await page.call('takeSample')).toBeNull();
    expect(await page.call('load', null, [], 'juggler7')).toMatchObject({ ok: true });
    expect(await connector.count('Order')).toBe(count);
  });

  it('VE1: follows the engine that is sent with the files; rows stay', async () => {
    const { page, run, events, connector } = open();
    const text = '{"name": "Order", "properties": {"text": {"type": "string", "default": "new"}}}';
    const files: readonly ModelFile[] = [{ name: 'order.json', text }];
    const shownTexts = async (engine: EngineName) => {
      await page.call('load', files, [], engine);
      events.length = 0;
      await run(`$show(0, [(await Order.findById(99)).text, typeof Order.createAll], true);`);
      return events.filter(({ type }) => type === 'value');
    };
    await page.call('load', files, [], 'juggler7');
    await connector.create('Order', [{ id: 99 }]);
    const count = await connector.count('Order');
    const juggler7 = JSON.stringify(await shownTexts('juggler7'));
    expect(juggler7).toContain('"function"');
    expect(juggler7).not.toContain('"new"');
    const loopback3 = JSON.stringify(await shownTexts('loopback3'));
    expect(loopback3).toContain('"new"');
    expect(loopback3).not.toContain('"function"');
    expect(await connector.count('Order')).toBe(count);
    const unknown = await page.call('load', files, [], 'other' as EngineName);
    expect(unknown).toMatchObject({ ok: false });
  });

  it('reports a file that is not a model, with its name', async () => {
    const { page } = open();
    const answer = await page.call('load', [{ name: 'order.json', text: '{' }], [], 'juggler7');
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('order.json') } });
  });

  it('runs code with the models by their names, shows values, and records calls', async () => {
    const { page, run, events, connector } = open();
    await page.call('load', [order], [], 'juggler7');
    const before = await connector.count('Order');
    const code = `const made = await Order.create({text: 'a'});\n$show(0, made.text, true);`;
    expect(await run(code)).toMatchObject({ ok: true });
    expect(await connector.count('Order')).toBe(before + 1);
    expect(events.filter(({ type }) => type === 'value')).toMatchObject([{ label: 0, value: { text: 'a' } }]);
    expect(events.filter(({ type }) => type === 'call')).toMatchObject([
      { model: 'Order', method: 'create' },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'calls', sums: [{ count: 1, settled: 1 }] });
  });

  it('keeps unsaved instances for later runs', async () => {
    const { page, run, events } = open();
    await page.call('load', [order], [], 'juggler7');
    await run(`$show(0, new Order({text: 'a'}), true);`);
    const value = events.find(({ type }) => type === 'value');
    expect(value).toMatchObject({ value: { kind: 'instance', isNew: true } });
    const shown = value?.type === 'value' ? value.value : null;
    const handle = shown?.kind === 'instance' ? shown.handle : 0;
    expect(await run(`await $${handle}.save();`)).toMatchObject({ ok: true });
  });

  it('answers with the error of code, and hints at the name that was meant', async () => {
    const { page, run, events } = open();
    await page.call('load', [order], [], 'juggler7');
    expect(await run('await Oder.find();')).toMatchObject({
      ok: false,
      error: { name: 'ReferenceError', line: 1 },
    });
    expect(events.filter(({ type }) => type === 'notice')).toMatchObject([
      { code: 'UNKNOWN_NAME', message: expect.stringContaining('Oder') },
    ]);
  });

  it('restores built-ins that code has replaced, and says so', async () => {
    const { run, notes } = open();
    expect(await run('Array.prototype.includes = () => true;')).toMatchObject({ ok: true });
    expect([1].includes(2)).toBe(false);
    expect(notes()).toEqual([expect.stringContaining('Array.prototype.includes')]);
  });

  it('replaces sample rows or adds to them, and checks rows as LoopBack would', async () => {
    const { page, connector } = open();
    await page.call('load', [order], [], 'juggler7');
    const options = { counts: { Order: 7 }, seed: 'x', isAdded: false, title: 'Sample data' };
    expect(await page.call('reset', options, [])).toMatchObject({ ok: true });
    expect(await connector.count('Order')).toBe(7);
    await page.call('reset', { ...options, isAdded: true }, []);
    expect(await connector.count('Order')).toBe(14);
    expect(await page.call('check', 'Order', [{ id: 1, text: 5 }, { id: 2 }])).toMatchObject([
      { row: { text: '5' }, refused: null },
      { row: null, refused: expect.stringContaining('text') },
    ]);
    await expect(page.call('check', 'Item', [{}])).rejects.toThrow('Item');
  });
});
