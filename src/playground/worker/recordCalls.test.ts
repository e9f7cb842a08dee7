import { describe, expect, it, vi } from 'vitest';
import { createMemoryConnector } from '../../runtime/index.ts';
import { type OutputEvent, type RecordedCall, readEvent } from '../wire/control.ts';
import { outputLimits } from '../wire/limits.ts';
import { lineOf } from './errorLine.ts';
import { loadModels } from './loadModels.ts';
import { createCallRecorder } from './recordCalls.ts';
import { runCode } from './runCode.ts';
import { toShown, toShownError } from './toShown.ts';

const file = (definition: { name: string }) => ({
  name: `${definition.name}.json`,
  text: JSON.stringify(definition),
});

async function record(code: string) {
  const events: OutputEvent[] = [];
  const kept: object[] = [];
  const relations = { orders: { type: 'hasMany', model: 'Order' } };
  const { models, readInstance } = await loadModels(
    [
      file({ name: 'Customer', properties: { name: 'string' }, relations } as { name: string }),
      file({ name: 'Order', relations: { customer: { type: 'belongsTo', model: 'Customer' } } } as {
        name: string;
      }),
    ],
    createMemoryConnector(),
    () => {},
  );
  const reader = { read: readInstance };
  const recorder = createCallRecorder(
    (event) => events.push(event),
    (value) => toShown(value, reader, outputLimits.callNodes),
    (instance) => kept.push(instance),
  );
  recorder.watch(models.values());
  recorder.start();
  const seen: unknown[] = [];
  const answer = await runCode(code, {
    scope: { ...Object.fromEntries(models), seen },
    toError: (thrown) => ({ ...toShownError(thrown, reader), line: lineOf(thrown) }),
    whenIdle: () => Promise.resolve(),
    inFlight: () => 0,
  });
  recorder.stop();
  const calls = events.filter((event): event is RecordedCall => event.type === 'call');
  const names = calls.map(({ line, model, relation, method }) => [line, model, relation, method]);
  const last = events.at(-1);
  const sums = last?.type === 'calls' ? last.sums : [];
  return { answer, events, calls, names, seen, sums, kept };
}

describe('createCallRecorder', () => {
  it('records the calls of the code, and not those that the runtime makes for it', async () => {
    const { answer, names, calls, events } =
      await record(`const customer = await Customer.create({name: 'Ada'});
await customer.orders.create({});
await customer.orders({});
const [order] = await customer.orders.find({include: 'customer'});
await order.customer.get();
await order.destroy();
new Customer({}).orders.build({});`);
    expect(answer).toMatchObject({ ok: true });
    expect(names).toEqual([
      [1, 'Customer', null, 'create'],
      [2, 'Customer', 'orders', 'create'],
      [3, 'Customer', 'orders', ''],
      [4, 'Customer', 'orders', 'find'],
      [5, 'Order', 'customer', 'get'],
      [6, 'Order', null, 'destroy'],
      [7, 'Customer', null, 'new'],
      [7, 'Customer', 'orders', 'build'],
    ]);
    expect(calls.map(({ receiver, id }) => [receiver, id])).toEqual([
      ['class', null],
      ['instance', 1],
      ['instance', 1],
      ['instance', 1],
      ['instance', 1],
      ['instance', 1],
      ['class', null],
      ['unsaved', null],
    ]);
    expect(calls[0]?.args).toMatchObject([{ kind: 'object', entries: [['name', { text: 'Ada' }]] }]);
    for (const event of events) expect(readEvent(event)?.value).toEqual(event);
  });

  it('records a loop once, with the number of its calls', async () => {
    const { events, calls } = await record(`for (let i = 0; i < 40; i += 1) await Order.create({});
for (let i = 0; i < 20000; i += 1) Order.findById;
await Order.count();`);
    expect(calls).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({
      type: 'calls',
      sums: [
        { count: 40, settled: 40 },
        { count: 1, settled: 1 },
      ],
      isCut: false,
    });
    const storm = await record('for (let i = 0; i < 3000; i += 1) await Order.count();await Order.count();');
    expect(storm.events.at(-1)).toMatchObject({
      sums: [{ count: 3_000, settled: 3_000 }, { count: 1 }],
      isCut: false,
    });
  });

  it('says that it was cut where the code makes more calls than are inspected', async () => {
    const { events } = await record('for (let i = 0; i < 6000; i += 1) await Order.exists(1);');
    expect(events.at(-1)).toMatchObject({ isCut: true });
  });

  it('records callbacks and methods passed as arguments, and changes no result', async () => {
    const { calls, seen } =
      await record(`await new Promise((resolve) => Order.create({}, (err, order) => resolve(order)));
seen.push(...await Promise.all([1].map(Order.findById, Order)));
const customer = new Customer({});
seen.push(Object.keys(customer.orders).includes('create'), typeof customer.orders, Customer.find.call(Order) instanceof Promise);`);
    expect(calls.map(({ method, hasCallback, model }) => [method, hasCallback, model])).toEqual([
      ['create', true, 'Order'],
      ['findById', false, 'Order'],
      ['new', false, 'Customer'],
      ['find', false, 'Order'],
    ]);
    expect(seen).toMatchObject([{ id: 1 }, true, 'function', true]);
  });

  it('records nothing where the code has replaced the making of stack traces', async () => {
    const { answer, calls } = await record(
      `Error.prepareStackTrace = () => { throw new Error('no'); };
try { await Order.count(); } finally { delete Error.prepareStackTrace; }`,
    );
    expect(answer).toMatchObject({ ok: true });
    expect(calls).toEqual([]);
  });

  it('times each call until its promise or callback has settled', async () => {
    const { events, sums } = await record(`await Order.create({});
await new Promise((resolve) => Order.count(resolve));
Order.observe('before save', (context, next) => { if (!context.isNewInstance) next(); });
Order.create({});
new Order({});`);
    const settled = events.filter((event) => event.type === 'settled');
    expect(settled.map(({ call }) => call)).toEqual([0, 1, 3]);
    expect(sums.map(({ count, settled: ended }) => [count, ended])).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 1],
    ]);
    for (const { milliseconds, longest } of sums) expect(longest).toBeLessThanOrEqual(milliseconds);
    expect(sums[0]?.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it('leaves unhandled rejections to the browser, and does not report handled ones', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const { answer, seen } = await record(`Order.findById('');
try { await Order.findById(''); } catch (error) { seen.push(error); }
await Order.findById('').catch((error) => seen.push(error));`);
    await vi.waitFor(() => expect(unhandled).toHaveLength(1));
    process.off('unhandledRejection', onUnhandled);
    expect(answer).toMatchObject({ ok: true });
    expect(seen).toHaveLength(2);
    expect(unhandled).toHaveLength(1);
  });

  it('records instances that code makes, and keeps unsaved ones', async () => {
    const { calls, sums, kept } = await record(`const customer = await Customer.create({});
const built = customer.orders.build({});
const made = new Order({customerId: 1});
const saved = new Order({});
await saved.save();
for (let i = 0; i < 3; i += 1) new Order({customerId: i});
await Order.find();`);
    expect(calls.map(({ line, method }) => [line, method])).toEqual([
      [1, 'create'],
      [2, 'build'],
      [3, 'new'],
      [4, 'new'],
      [5, 'save'],
      [6, 'new'],
      [7, 'find'],
    ]);
    expect(calls[2]).toMatchObject({
      receiver: 'class',
      args: [{ entries: [['customerId', { text: '1' }]] }],
    });
    expect(sums.map(({ unsaved }) => unsaved)).toEqual([null, 1, 2, null, null, 3, null]);
    expect(kept.map((instance) => Reflect.get(instance, 'customerId'))).toEqual([1, 1, 2]);
  });
});
