import { describe, expect, test } from 'vitest';
import { DataSource, type ModelClass, type ModelInstance, noticeCodes, ValidationError } from './index.ts';
import specification from './SPEC.md?raw';
import { callbackArguments, createShop, idsOf, seed } from './testing/shop.ts';

type Configure = (...args: unknown[]) => void;

const configure = (model: ModelClass, method: string, ...args: unknown[]): void =>
  (model[method] as Configure).apply(model, args);

describe('scopes', () => {
  test('SC1 named scopes read, count and create', async () => {
    const Station = new DataSource('memory').define('Station', { name: String, active: Boolean });
    configure(Station, 'scope', 'active', { where: { active: true }, order: 'name DESC' });
    await Station.create([{ name: 'a', active: true }, { name: 'b' }, { name: 'c', active: true }]);
    const active = Station['active'] as ((filter: unknown) => Promise<ModelInstance[]>) &
      Record<string, Configure>;
    expect(idsOf(await active({}))).toEqual([3, 1]);
    expect(await active['count']?.()).toBe(2);
    expect(await active['create']?.({ name: 'd' })).toMatchObject({ name: 'd', active: true });
  });

  test('SC2 the default scope joins wheres and forces values', async () => {
    const Tool = new DataSource('memory').define(
      'Tool',
      { kind: String },
      { scope: { where: { kind: 'tool' }, limit: 2 } },
    );
    expect(await Tool.create([{}, { kind: 'other' }, {}])).toMatchObject([
      { kind: 'tool' },
      { kind: 'tool' },
      {},
    ]);
    expect(await Tool.find({ limit: 9 })).toHaveLength(2);
    expect(await Tool.count({ kind: 'other' })).toBe(0);
  });
});

describe('hooks', () => {
  test('HK1 run in the same order as in LoopBack', async () => {
    const Item = new DataSource('memory').define('Item', { name: String });
    const seen: string[] = [];
    for (const operation of [
      'access',
      'before save',
      'persist',
      'loaded',
      'after save',
      'before delete',
      'after delete',
    ])
      configure(Item, 'observe', operation, (_context: unknown, next: () => void) => {
        seen.push(operation);
        next();
      });
    await Item.create([{ name: 'a' }, { name: 'b' }]);
    expect(seen.join()).toBe('before save,persist,before save,persist,loaded,after save,loaded,after save');
    seen.length = 0;
    await (await Item.find())[0]?.destroy();
    expect(seen.join()).toBe('access,loaded,loaded,access,before delete,after delete');
  });

  test('HK2 observers of the base run first, and an error ends the operation', async () => {
    const dataSource = new DataSource('memory');
    const Base = dataSource.define('Base', { name: String });
    const Sub = dataSource.define('Sub', {}, { base: 'Base' });
    const seen: string[] = [];
    configure(Sub, 'observe', 'before save', async () => {
      seen.push('sub');
      throw new Error('no');
    });
    configure(Base, 'observe', 'before save', async () => seen.push('base'));
    await expect(Sub.create({})).rejects.toThrow('no');
    expect([seen.join(), await Sub.count()]).toEqual(['base,sub', 0]);
  });
});

describe('validation', () => {
  test('VA1 the error names the model, the properties and the reasons', async () => {
    const { Order } = createShop();
    const error: unknown = await Order.create({ description: '', date: 'garbage' }).catch(
      (failure: unknown) => failure,
    );
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({
      name: 'ValidationError',
      statusCode: 422,
      message:
        'The `Order` instance is not valid. Details: `description` can\'t be blank (value: ""); `date` is not a valid date (value: Invalid Date).',
      details: {
        context: 'Order',
        codes: { description: ['presence'], date: ['date'] },
        messages: { description: ["can't be blank"], date: ['is not a valid date'] },
      },
    });
  });

  test('VA2 asynchronous validations are awaited', async () => {
    const Item = new DataSource('memory').define('Item', { name: String });
    configure(Item, 'validatesUniquenessOf', 'name');
    await Item.create({ name: 'a' });
    const duplicate = new Item({ name: 'a' });
    expect(duplicate.isValid()).toBeUndefined();
    expect(await callbackArguments((callback) => duplicate.isValid(callback))).toEqual([false]);
    await expect(Item.create({ name: 'a' })).rejects.toMatchObject({
      details: { codes: { name: ['uniqueness'] } },
    });
    expect(await Item.create({ name: 'b' })).toMatchObject({ id: 2 });
  });

  test('VA3 validators accept messages, kinds and conditions', () => {
    const Item = new DataSource('memory').define('Item', { name: String, qty: Number, on: Boolean });
    configure(Item, 'validatesLengthOf', 'name', { min: 2, message: { min: 'short!' } });
    configure(Item, 'validatesNumericalityOf', 'qty', { int: true, allowBlank: true });
    configure(Item, 'validatesPresenceOf', 'on', { if: 'qty' });
    const validate = (data: unknown): unknown => {
      const item = new Item(data);
      return item.isValid() || { ...(item.errors as object) };
    };
    expect(validate({ name: 'ab', on: true })).toBe(true);
    expect(validate({ name: 'a', qty: 1.5, on: true })).toEqual({
      name: ['short!'],
      qty: ['is not an integer'],
    });
    expect(validate({ qty: 1 })).toEqual({ name: ['is blank'], on: ["can't be blank"] });
  });
});

describe('intended differences', () => {
  test('DI17 a uniqueness check with ignoreCase compares values that are not strings unchanged', async () => {
    const Item = new DataSource('memory').define('Item', { code: Number });
    configure(Item, 'validatesUniquenessOf', 'code', { ignoreCase: true });
    expect(await Item.create({ code: 7 })).toMatchObject({ code: 7 });
    expect(await Item.create({ code: 8 })).toMatchObject({ code: 8 });
    await expect(Item.create({ code: 7 })).rejects.toThrow('is not unique');
  });
});

describe('notices', () => {
  test('NO1 every code is in the specification', () => {
    expect(noticeCodes.filter((code) => !specification.includes(code))).toEqual([]);
  });

  test('NO1 a notice says what happened, why, and what to write instead', async () => {
    const shop = createShop();
    await seed(shop);
    await shop.Order.find({ skip: 1 });
    expect(shop.notices).toEqual([
      {
        code: 'SKIP_IMPLIES_LIMIT',
        message: 'skip without limit on Order returns at most 100 rows.',
        rule: expect.any(String),
        instead: expect.any(String),
      },
    ]);
  });
});
