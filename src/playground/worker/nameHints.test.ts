import { describe, expect, it } from 'vitest';
import { createMemoryConnector, type EngineName, type ModelClass } from '../../runtime/index.ts';
import { lineOf } from './errorLine.ts';
import { loadModels } from './loadModels.ts';
import { explainError, findUnknownNames, hasStored } from './nameHints.ts';
import { addRestMethods } from './restMethods.ts';
import { runCode } from './runCode.ts';
import { toShownError } from './toShown.ts';

async function load(engine?: EngineName) {
  const file = (definition: { name: string; [member: string]: unknown }) => ({
    name: `${definition.name}.json`,
    text: JSON.stringify(definition),
  });
  const { models, readInstance } = await loadModels(
    [
      file({
        name: 'Customer',
        properties: { name: 'string', address: 'object' },
        relations: { orders: { type: 'hasMany', model: 'Order' } },
      }),
      file({
        name: 'Order',
        properties: { description: 'string' },
        relations: { customer: { type: 'belongsTo', model: 'Customer' } },
      }),
    ],
    createMemoryConnector(),
    () => {},
    engine,
  );
  const Customer = models.get('Customer');
  if (Customer === undefined) throw new Error('Customer is not there.');
  return { models, Customer, reader: { read: readInstance } };
}

describe('findUnknownNames', () => {
  it.each<[string, string, unknown[], string[]]>([
    [
      'a property of a where',
      'count',
      [{ nam: 'Ada' }],
      ['Customer has no property nam; did you mean name?'],
    ],
    [
      'one of a filter',
      'find',
      [{ where: { nam: 'Ada' } }],
      ['Customer has no property nam; did you mean name?'],
    ],
    [
      'those in and, or and nor',
      'find',
      [{ where: { or: [{ nam: 1 }, { and: [{ x: 1 }, { nor: [{ name: 2 }] }] }] } }],
      ['Customer has no property nam; did you mean name?', 'Customer has no property x.'],
    ],
    [
      'the order',
      'find',
      [{ order: ['name', 'nmae DESC'] }],
      ['Customer has no property nmae; did you mean name?'],
    ],
    ['an include', 'find', [{ include: 'order' }], ['Customer has no relation order; did you mean orders?']],
    [
      'includes in all forms',
      'findById',
      [1, { include: [{ relation: 'ordres' }, { oders: 'x' }, ['orders']] }],
      [
        'Customer has no relation ordres; did you mean orders?',
        'Customer has no relation oders; did you mean orders?',
      ],
    ],
    [
      'the filter of included rows',
      'find',
      [
        {
          include: [
            { relation: 'orders', scope: { where: { descripton: 1 }, order: 'idd' } },
            { orders: { customer: 'oders' } },
          ],
        },
      ],
      [
        'Order has no property descripton; did you mean description?',
        'Order has no property idd; did you mean id?',
        'Customer has no relation oders; did you mean orders?',
      ],
    ],
    [
      'fields in all forms',
      'find',
      [
        {
          fields: { nam: true, name: true },
          include: { relation: 'orders', scope: { fields: ['descripton'] } },
        },
      ],
      [
        'Customer has no property nam; did you mean name?',
        'Order has no property descripton; did you mean description?',
      ],
    ],
    [
      'nothing in the short form of an include',
      'find',
      [{ include: { rel: 'orders', scope: { limit: 1 } } }],
      [],
    ],
    [
      'nothing in the keys of an include that do not count',
      'find',
      [{ include: { orders: 'customer', x: 1 } }],
      [],
    ],
    ['nothing in a correct filter', 'find', [{ where: { id: 1, 'address.city': 'X' }, order: 'id ASC' }], []],
    ['nothing in an order by a member of a property', 'find', [{ order: ['address.city DESC'] }], []],
    ['nothing in data', 'create', [{ nam: 'Ada' }], []],
    ['nothing in odd arguments', 'find', ['text'], []],
  ])('finds %s', async (_name, method, args, messages) => {
    const { Customer } = await load();
    expect(findUnknownNames(Customer, method, args).map(({ message }) => message)).toEqual(messages);
  });
});

describe('explainError', () => {
  it.each<[string, string | null]>([
    ['await Customer.findd();', 'There is no method or relation findd; did you mean find?'],
    [
      'const customer = new Customer({});\ncustomer.ordres();',
      'There is no method or relation ordres; did you mean orders?',
    ],
    [
      'const customer = new Customer({});\nawait customer.ordres.create({});',
      'There is no method or relation ordres; did you mean orders?',
    ],
    ['new Customer({}).orders.buidl({});', 'There is no method or relation buidl; did you mean build?'],
    ['await Custmer.find();', 'There is no model Custmer; did you mean Customer?'],
    ['const customer = 1;\ncustomr;', 'There is no variable customr; did you mean customer?'],
    ['somethingElseAltogether();', null],
    ['null.x;', null],
    ['const customer = await Customer.findById(99);\ncustomer.orders.build({});', 'customer is null here.'],
    ['let customer;\ncustomer.orders.build({});', null],
    ['app.dataSorces.db;', 'There is no app.dataSorces; did you mean app.dataSources?'],
    ['app.registry.x;', null],
    ['app.dataSource.db;', 'There is no app.dataSource; did you mean app.dataSources?'],
    ["throw new TypeError('mine');", null],
  ])('explains the error of %s', async (code, message) => {
    const { models, reader } = await load();
    const answer = await runCode(code, {
      scope: { ...Object.fromEntries(models), app: { models: {}, dataSources: {} } },
      toError: (thrown) => ({ ...toShownError(thrown, reader), line: lineOf(thrown) }),
      whenIdle: () => Promise.resolve(),
      inFlight: () => 0,
    });
    if (answer.ok) throw new Error('It did not fail.');
    expect(explainError(answer.error, code, models)?.message ?? null).toBe(message);
  });

  it('says which engine has a method that the chosen one does not have', async () => {
    const { models, reader } = await load('loopback3');
    const error = toShownError(new TypeError('Customer.createAll is not a function'), reader);
    expect(explainError(error, '', models)).toMatchObject({
      message: 'LoopBack 3 has no createAll.',
      rule: expect.stringContaining('choose juggler 7'),
    });
  });

  it('reads the messages of Firefox and WebKit', async () => {
    const { models, reader } = await load();
    const explain = (error: Error) => explainError(toShownError(error, reader), '', models)?.message;
    expect(explain(new TypeError('customer.ordres is undefined'))).toMatch(/did you mean orders/);
    expect(explain(new TypeError('customer.ordres is not a function'))).toMatch(/did you mean orders/);
    expect(explain(new ReferenceError("Can't find variable: Custmer"))).toMatch(/did you mean Customer/);
    expect(explain(new TypeError('customer is null'))).toBe('customer is null here.');
    const webKit = "null is not an object (evaluating 'customer.orders')";
    expect(explain(new TypeError(webKit))).toBe('customer is null here.');
  });
});

describe('hasStored', () => {
  it('finds a property that only rows of an open model have; a strict one is not queried', async () => {
    const connector = createMemoryConnector();
    const file = (name: string, strict: boolean) => ({
      name: `${name}.json`,
      text: JSON.stringify({ name, strict, properties: { name: 'string' } }),
    });
    const loaded = await loadModels([file('Open', false), file('Strict', true)], connector, () => {});
    const [Open, Strict] = [loaded.models.get('Open'), loaded.models.get('Strict')];
    if (Open === undefined || Strict === undefined) throw new Error('A model is not there.');
    await Open.create({ name: 'Ada', free: 0 });
    const isStored = async (model: ModelClass, name: string): Promise<boolean | undefined> => {
      const [hint] = findUnknownNames(model, 'count', [{ [name]: 1 }]);
      return hint && hasStored(connector, hint, loaded.schemaOf);
    };
    expect(await isStored(Open, 'free')).toBe(true);
    expect(await isStored(Open, 'nam')).toBe(false);
    expect(await isStored(Strict, 'free')).toBe(false);
  });
});

describe('addRestMethods', () => {
  it('adds the methods of the REST layer, which say that they do nothing', async () => {
    const { models, Customer } = await load();
    const notices: string[] = [];
    const app = { models: {} };
    addRestMethods(models.values(), app, ({ message, instead }) => notices.push(`${message} ${instead}`));
    for (const name of ['remoteMethod', 'beforeRemote', 'afterRemote', 'disableRemoteMethodByName']) {
      (Customer[name] as (...args: unknown[]) => void)('find', {});
    }
    expect(notices).toHaveLength(4);
    expect(notices[0]).toMatch(
      /^Customer\.remoteMethod\(\) has no effect here\. In code, call the methods of Customer directly/,
    );
    expect(notices[1]).toMatch(/^Customer\.beforeRemote\(\) has no effect here\. An operation hook/);
    expect(Customer['app']).toBe(app);
  });
});
