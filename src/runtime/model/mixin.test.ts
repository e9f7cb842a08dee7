import { describe, expect, test } from 'vitest';
import { DataSource, type ModelClass } from '../index.ts';

type Mix = (mixin: unknown, options?: unknown) => unknown;

const define = () => {
  const source = new DataSource('memory');
  const Item = source.define('Item', { name: String });
  return { source, Item, mix: (Item['mixin'] as Mix).bind(Item) };
};

/** As people write them before classes: members that can be listed. */
function createTimed() {
  const Timed = function Timed() {} as unknown as Record<string, unknown> & { prototype: object };
  Timed['now'] = () => 'now of the mixin';
  Object.assign(Timed.prototype, { age: () => 'age of the mixin' });
  return Timed;
}

describe('a mixin that is a class', () => {
  test('adds its members, and replaces none that the model has', () => {
    const { Item, mix } = define();
    const Timed = createTimed();
    Item['now'] = () => 'own';
    mix(Timed);
    expect((Item['now'] as () => string)()).toBe('own');
    expect((new Item({})['age'] as () => string)()).toBe('age of the mixin');
  });

  test('replaces them with override', () => {
    const { Item, mix } = define();
    Item['now'] = () => 'own';
    mix(createTimed(), { override: true });
    expect((Item['now'] as () => string)()).toBe('now of the mixin');
  });

  test('leaves out the static members, or those of instances', () => {
    const one = define();
    one.mix(createTimed(), { staticProperties: false });
    expect(one.Item['now']).toBeUndefined();
    expect(new one.Item({})['age']).toBeTypeOf('function');
    const other = define();
    other.mix(createTimed(), { instanceProperties: false });
    expect(other.Item['now']).toBeTypeOf('function');
    expect(new other.Item({})['age']).toBeUndefined();
  });

  test('is applied once', () => {
    const { Item, mix } = define();
    const Timed = createTimed();
    mix(Timed);
    delete Item['now'];
    mix(Timed);
    expect(Item['now']).toBeUndefined();
  });
});

describe('a mixin that is a model', () => {
  test('adds the properties that are missing', () => {
    const { source, Item, mix } = define();
    const Sized = source.define('Sized', { size: Number, name: Number });
    mix(Sized);
    const { properties } = Item.definition;
    expect([properties['size']?.type, properties['name']?.type]).toEqual([Number, String]);
    expect(new Item({ size: '3' })['size']).toBe(3);
  });
});

describe('a mixin by name', () => {
  const registerIn = (source: DataSource, name: string, mixin: (...args: unknown[]) => void): void => {
    source.modelBuilder.mixins.set(name, mixin);
  };

  test('is called with the model and its options', () => {
    const { source, Item, mix } = define();
    const calls: unknown[] = [];
    registerIn(source, 'Counted', (...args) => calls.push(args));
    mix('Counted', { by: 2 });
    expect(calls).toEqual([[Item, { by: 2 }]]);
  });

  test('may be the name of a model', () => {
    const { source, Item, mix } = define();
    source.define('Sized', { size: Number });
    mix('Sized');
    expect(Item.definition.properties['size']?.type).toBe(Number);
  });

  test('that nobody knows is refused', () => {
    const { mix } = define();
    expect(() => mix('Nothing')).toThrow('Model "Item" uses unknown mixin: Nothing');
  });

  test('of the settings is applied when the model is defined', () => {
    const { source } = define();
    const calls: unknown[] = [];
    registerIn(source, 'Counted', (model, options) => calls.push([(model as ModelClass).modelName, options]));
    source.define('Order', {}, { mixins: { Counted: { by: 3 } } });
    expect(calls).toEqual([['Order', { by: 3 }]]);
  });
});
