import { describe, expect, test } from 'vitest';
import { DataSource, GeoPoint, type ModelClass, type ModelInstance } from '../index.ts';

const define = (properties: Record<string, unknown>, settings: Record<string, unknown> = {}): ModelClass =>
  new DataSource('memory').define('Item', properties, settings);

describe('model classes', () => {
  test('MC1 are callable with and without new', () => {
    const Item = define({ name: String });
    expect(Item({ name: 'a' })).toBeInstanceOf(Item);
    expect(new Item({ name: 'a' })).toMatchObject({ name: 'a' });
    expect([Item.name, String(Item)]).toEqual(['Item', '[Model Item]']);
  });

  test('MC2 coerce values on construction and on assignment', () => {
    const Item = define({
      text: 'string',
      number: 'number',
      flag: 'boolean',
      date: 'date',
      any: 'any',
      place: 'geopoint',
    });
    const item = new Item({
      text: 5,
      number: '7',
      flag: 'false',
      date: '2020-01-02',
      any: '{"a":1}',
      place: '1,2',
    });
    expect(item.toObject()).toMatchObject({
      text: '5',
      number: 7,
      flag: false,
      date: new Date('2020-01-02'),
      any: { a: 1 },
    });
    expect(item['place']).toBeInstanceOf(GeoPoint);
    item['number'] = 'abc';
    item['text'] = null;
    expect([item['number'], item['text']]).toEqual([Number.NaN, null]);
  });

  test('MC3 array properties are Lists', () => {
    const Item = define({ tags: ['string'] });
    const item = new Item({ tags: '["a",1]' });
    (item['tags'] as string[]).push(2 as unknown as string);
    expect([...(item['tags'] as string[])]).toEqual(['a', '1', '2']);
    expect(() => new Item({ tags: {} })).toThrow('Items must be an array: {}');
    expect(() => new Item({ tags: 'x' })).toThrow('could not create List from JSON string: "x"');
  });

  test('MC4 defaults fill new instances, but not reads', async () => {
    const Item = define({ name: { type: 'string', default: 'd' }, at: { type: 'date', defaultFn: 'now' } });
    expect(new Item({})).toMatchObject({ name: 'd', at: expect.any(Date) });
    await Item.create({ name: null });
    (Item['defineProperty'] as (name: string, property: unknown) => void)('late', {
      type: 'string',
      default: 'x',
    });
    expect(await Item.findById(1)).toMatchObject({ name: null, late: undefined });
  });

  test('MC5 generated ids can be neither given nor changed', async () => {
    const Item = define({ name: String });
    await expect(Item.create({ id: 7 })).rejects.toMatchObject({
      statusCode: 422,
      details: { codes: { id: ['absence'] }, messages: { id: ["can't be set"] } },
    });
    const item = await Item.create({});
    expect(() => {
      item['id'] = 9;
    }).toThrow(TypeError);
  });

  test('MC6 the strict modes keep, drop or report undeclared properties', async () => {
    const create = (strict: unknown): Promise<ModelInstance> =>
      define({ name: String }, { strict }).create({ name: 'a', more: 1 });
    expect((await create(false)).toObject()).toEqual({ name: 'a', more: 1, id: 1 });
    expect((await create('filter')).toObject()).toEqual({ name: 'a', id: 1 });
    await expect(create(true)).rejects.toMatchObject({ details: { codes: { more: ['unknown-property'] } } });
  });

  test('MC7 toJSON omits hidden properties, and protected ones of nested models', () => {
    const dataSource = new DataSource('memory');
    const Inner = dataSource.define(
      'Inner',
      { a: String, b: String },
      { idInjection: false, protected: ['b'] },
    );
    const Outer = dataSource.define(
      'Outer',
      { a: String, b: String, inner: Inner },
      { hidden: ['a'], protected: ['b'] },
    );
    const outer = new Outer({ a: '1', b: '2', inner: { a: '3', b: '4' } });
    expect(JSON.parse(JSON.stringify(outer))).toEqual({ b: '2', inner: { a: '3' } });
    expect(outer.toObject()).toMatchObject({ a: '1', b: '2' });
  });

  test('MC8 refuse property names with a dot, and data whose constructor is not a function', () => {
    const Item = define({});
    expect(() => new Item({ 'a.b': 1 })).toThrow(
      'Property names containing dot(s) are not supported. Model: Item, dynamic property: a.b',
    );
    expect(() => new Item({ constructor: 5 })).toThrow(
      'Property name "constructor" is not allowed in Item data',
    );
  });

  test('MC8 data cannot reach the prototype', () => {
    const item = define({})(JSON.parse('{"__proto__": {"isAdmin": true}}'));
    expect(item['isAdmin']).toBeUndefined();
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  test('MC9 a text id stays text unless it is generated', async () => {
    expect(await define({ sku: { type: 'string', id: true } }).create({ sku: 'x' })).toMatchObject({
      sku: 'x',
      id: 'x',
    });
    expect(await define({ id: { type: 'string', id: true, generated: true } }).create({})).toMatchObject({
      id: 1,
    });
  });

  test('MC20 a nested model reads the keys of any value, and a notice says so', async () => {
    const notices: string[] = [];
    const source = new DataSource('memory', {
      onNotice: ({ code, message }: { code: string; message: string }) => notices.push(`${code} ${message}`),
    });
    const Address = source.define('Address', { street: 'string' }, { idInjection: false });
    const Holder = source.define('Holder', {
      address: Address,
      list: [Address],
      inline: { street: 'string' },
    });
    const holder = await Holder.create({ address: 'ab', list: ['c', 5], inline: 'd' });
    expect(JSON.parse(JSON.stringify(holder))).toEqual({
      id: 1,
      address: { 0: 'a', 1: 'b' },
      list: [{ 0: 'c' }, {}],
      inline: { 0: 'd' },
    });
    expect(notices).toEqual([
      'ODD_VALUE_FOR_MODEL The text "ab" was given where an object of Address is declared.',
      'ODD_VALUE_FOR_MODEL The text "c" was given where an object of Address is declared.',
      'ODD_VALUE_FOR_MODEL The number 5 was given where an object of Address is declared.',
      'ODD_VALUE_FOR_MODEL The text "d" was given where an object with street is declared.',
    ]);
  });
});
