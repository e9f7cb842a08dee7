import { expect, it } from 'vitest';
import { definitionsOf, openScript } from './testing/openScripts.ts';

const read = (text: string) => definitionsOf(openScript(text));
const remarksOf = (text: string) =>
  openScript(text).report?.remarks.map(({ kind, text: words }) => `${kind}: ${words}`);
const relationsOf = (text: string) => read(text)['Customer']?.relations;
const order =
  '@model() class Order extends Entity { @property({id: true}) id: number; @property() code: string; }';

it('SR102: belongsTo makes the key a property, and is named after it', () => {
  const text = `@model() class Customer extends Entity {
      @belongsTo(() => Order) orderId: number;
      @belongsTo(() => Order, {name: 'first', keyTo: 'code'}, {type: 'string', required: true, postgresql: {columnName: 'f'}}) firstOrder?: string;
    } ${order}`;
  expect(read(text)['Customer']?.properties).toEqual({
    orderId: { type: 'number' },
    firstOrder: { type: 'string', required: true, postgresql: { columnName: 'f' } },
  });
  expect(relationsOf(text)).toEqual({
    order: { type: 'belongsTo', model: 'Order' },
    first: { type: 'belongsTo', model: 'Order', foreignKey: 'firstOrder', primaryKey: 'code' },
  });
});

it('SR102: hasMany and hasOne keep a key that LoopBack 3 would name otherwise', () => {
  const text = `@model() class Customer extends Entity {
      @property({id: true}) no: number;
      @property() code: string;
      @hasMany(() => Order) orders: Order[];
      @hasMany(() => Order, {keyTo: 'customerId', keyFrom: 'no', name: 'same'}) others: Order[];
      @hasMany(() => Order, {keyTo: 'buyer', keyFrom: 'code'}) bought: Order[];
      @hasOne(() => Order, {name: 'ignored', keyTo: 'one'}) order: Order;
    } ${order}`;
  expect(relationsOf(text)).toEqual({
    orders: { type: 'hasMany', model: 'Order' },
    same: { type: 'hasMany', model: 'Order' },
    bought: { type: 'hasMany', model: 'Order', foreignKey: 'buyer', primaryKey: 'code' },
    order: { type: 'hasOne', model: 'Order', foreignKey: 'one' },
  });
  const url = `@model() class HTTPServer extends Entity { @hasMany(() => Order) orders: Order[]; } ${order}`;
  expect(read(url)['HTTPServer']?.relations['orders']?.['foreignKey']).toBe('httpServerId');
});

it('SR102: hasMany through has both keys', () => {
  const text = `@model() class Customer extends Entity {
      @hasMany(() => Order, {through: {model: () => Cart}}) orders: Order[];
      @hasMany(() => Order, {through: {model: () => Cart, keyFrom: 'c', keyTo: 'o'}}) others: Order[];
    } ${order} @model({name: 'cart'}) class Cart extends Entity {}`;
  expect(relationsOf(text)).toEqual({
    orders: { type: 'hasMany', model: 'Order', through: 'cart' },
    others: { type: 'hasMany', model: 'Order', through: 'cart', foreignKey: 'c', keyThrough: 'o' },
  });
});

it('SR102: referencesMany makes a list of the ids that it points at', () => {
  const text = `@model() class Customer extends Entity { @referencesMany(() => Order) orderIds: number[]; @referencesMany(() => Order, {name: 'best'}) ids?: number[]; } ${order}`;
  expect(read(text)['Customer']?.properties).toEqual({
    orderIds: { type: ['number'] },
    ids: { type: ['number'] },
  });
  expect(relationsOf(text)).toEqual({
    orders: { type: 'referencesMany', model: 'Order' },
    best: { type: 'referencesMany', model: 'Order', foreignKey: 'ids' },
  });
});

it('SR102: what has no counterpart is said and left out', () => {
  const text = `@model() class Customer extends Entity {
      @hasMany(() => Order, {through: {model: () => Order, polymorphic: true}, targetsMany: true}) orders: Order[];
      @embedsOne({name: 'x'}) x: Order;
      @hasMany(resolve('Order'), settings) y: Order[];
    } ${order}`;
  expect(Object.keys(relationsOf(text) ?? {})).toEqual(['orders']);
  expect(remarksOf(text)?.slice(0, -1)).toEqual([
    'warning: src/models/a.model.ts, line 3: "polymorphic" of the relation of "orders" has no counterpart in LoopBack 3 and is left out.',
    'warning: src/models/a.model.ts, line 4: @embedsOne of "x" is left out: LoopBack 4 does nothing with it.',
    'warning: src/models/a.model.ts, line 5: the target of the relation of "y" is code, which is not run, and is left out: resolve(\'Order\')',
  ]);
});
