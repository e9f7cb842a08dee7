import { describe, expect, it } from 'vitest';
import { createMemoryConnector } from '../../runtime/index.ts';
import { protocolLimits } from '../messageLimits.ts';
import { type OutputEvent, type RecordedCall, readEvent } from '../protocol.ts';
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
    (value) => toShown(value, reader, protocolLimits.callNodes),
  );
  recorder.watch(models.values());
  recorder.start();
  const seen: unknown[] = [];
  const answer = await runCode(code, {
    scope: { ...Object.fromEntries(models), seen },
    toError: (thrown) => toShownError(thrown, reader),
    whenIdle: () => Promise.resolve(),
    inFlight: () => 0,
  });
  recorder.stop();
  const calls = events.filter((event): event is RecordedCall => event.type === 'call');
  const names = calls.map(({ line, model, relation, method }) => [line, model, relation, method]);
  return { answer, events, calls, names, seen };
}

describe('createCallRecorder', () => {
  it('tells of the calls that the code makes, and of none that the runtime makes for it', async () => {
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
      [7, 'Customer', 'orders', 'build'],
    ]);
    expect(calls.map(({ receiver, id }) => [receiver, id])).toEqual([
      ['class', null],
      ['instance', 1],
      ['instance', 1],
      ['instance', 1],
      ['instance', 1],
      ['instance', 1],
      ['unsaved', null],
    ]);
    expect(calls[0]?.args).toMatchObject([{ kind: 'object', entries: [['name', { text: 'Ada' }]] }]);
    for (const event of events) expect(readEvent(event)?.value).toEqual(event);
  });

  it('tells of a loop once, with how often it called, and stays cheap', async () => {
    const { events, calls } = await record(`for (let i = 0; i < 40; i += 1) await Order.create({});
for (let i = 0; i < 20000; i += 1) Order.findById;
await Order.count();`);
    expect(calls).toHaveLength(2);
    expect(events.at(-1)).toEqual({ type: 'calls', counts: [40, 1], isCut: false });
    const storm = await record('for (let i = 0; i < 3000; i += 1) await Order.count();await Order.count();');
    expect(storm.events.at(-1)).toMatchObject({ type: 'calls' });
  });

  it('says that it was cut where the code makes more calls than it looks at', async () => {
    const { events } = await record('for (let i = 0; i < 6000; i += 1) await Order.exists(1);');
    expect(events.at(-1)).toMatchObject({ isCut: true });
  });

  it('hears callbacks and methods that are handed on, and changes no answer', async () => {
    const { calls, seen } =
      await record(`await new Promise((resolve) => Order.create({}, (err, order) => resolve(order)));
seen.push(...await Promise.all([1].map(Order.findById, Order)));
const customer = new Customer({});
seen.push(Object.keys(customer.orders).includes('create'), typeof customer.orders, Customer.find.call(Order) instanceof Promise);`);
    expect(calls.map(({ method, hasCallback, model }) => [method, hasCallback, model])).toEqual([
      ['create', true, 'Order'],
      ['findById', false, 'Order'],
      ['find', false, 'Order'],
    ]);
    expect(seen).toMatchObject([{ id: 1 }, true, 'function', true]);
  });

  it('records nothing where the code has replaced how traces are made', async () => {
    const { answer, calls } = await record(
      `Error.prepareStackTrace = () => { throw new Error('no'); };
try { await Order.count(); } finally { delete Error.prepareStackTrace; }`,
    );
    expect(answer).toMatchObject({ ok: true });
    expect(calls).toEqual([]);
  });
});
