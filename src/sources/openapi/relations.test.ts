import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { modelsOfSchemas, openApi, openApiOf } from './testing/readApi.ts';

const id = { type: 'integer', readOnly: true };
const text = { type: 'string' };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const listOf = (name: string): JsonObject => ({ type: 'array', items: ref(name) });
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  ...{ type: 'object', properties, ...rest },
});

const relationsOf = (schemas: JsonObject, options = {}) =>
  Object.fromEntries(
    Object.entries(modelsOfSchemas(schemas, options)).map(([name, { relations }]) => [name, relations]),
  );

describe('OA5: an object in an object', () => {
  const customer = object({ id, name: text });

  it('is a belongsTo where its key is beside it', () => {
    const order = object({ id, customer: ref('Customer'), customerId: { type: 'integer' } });
    expect(relationsOf({ Customer: customer, Order: order })['Order']).toEqual({
      customer: { type: 'belongsTo', model: 'Customer' },
    });
    const snake = object({ id, buyer: ref('Customer'), buyer_id: { type: 'integer' } });
    expect(relationsOf({ Customer: customer, Order: snake })['Order']).toEqual({
      buyer: { type: 'belongsTo', model: 'Customer', foreignKey: 'buyer_id' },
    });
  });

  it('is a hasOne where the other side has the key', () => {
    const schemas = {
      Customer: object({ id, card: ref('Card') }),
      Card: object({ id, customerId: { type: 'integer' } }),
    };
    expect(relationsOf(schemas)['Customer']).toEqual({ card: { type: 'hasOne', model: 'Card' } });
  });

  it('is embedded without a key or an id, in the property that the document names', () => {
    const address = object({ city: text });
    const person = object(
      { id, address: ref('Address'), home: ref('Address'), _work: ref('Work') },
      { required: ['home'] },
    );
    expect(relationsOf({ Address: address, Work: address, Person: person })['Person']).toEqual({
      addressItem: { type: 'embedsOne', model: 'Address' },
      homeItem: {
        type: 'embedsOne',
        model: 'Address',
        property: 'home',
        options: { property: { required: true } },
      },
      work: { type: 'embedsOne', model: 'Work' },
    });
  });

  it.each([
    ['properties', { properties: { customer: { type: 'Customer' } }, relations: {} }],
    ['embedded', { relations: { customerItem: { type: 'embedsOne', model: 'Customer' } } }],
    ['relations', { relations: { customer: { type: 'belongsTo', model: 'Customer' } } }],
  ] as const)('can be chosen: %s', (objects, expected) => {
    const schemas = { Customer: customer, Order: object({ id, customer: ref('Customer') }) };
    expect(modelsOfSchemas(schemas, { objects })['Order']).toMatchObject(expected);
  });
});

describe('OA6: a list of objects', () => {
  const integer = { type: 'integer' };

  it('is a hasMany where each has the key of its owner', () => {
    const schemas = {
      Customer: object({ id, orders: listOf('Order') }),
      Order: object({ id, customerId: integer }),
    };
    expect(relationsOf(schemas)['Customer']).toEqual({ orders: { type: 'hasMany', model: 'Order' } });
  });

  it('has the key of the belongsTo that leads back', () => {
    const order = object({ id, buyer: ref('Customer'), buyerId: integer });
    const schemas = { Order: order, Customer: object({ id, orders: listOf('Order') }) };
    expect(relationsOf(schemas)).toEqual({
      Order: { buyer: { type: 'belongsTo', model: 'Customer' } },
      Customer: { orders: { type: 'hasMany', model: 'Order', foreignKey: 'buyerId' } },
    });
    expect(relationsOf({ Customer: schemas.Customer, Order: order })['Customer']).toEqual({
      orders: { type: 'hasMany', model: 'Order', foreignKey: 'buyerId' },
    });
  });

  it('is a referencesMany where the list of keys is beside it, or alone', () => {
    const book = object({ id });
    const both = object({ id, books: listOf('Book'), bookIds: { type: 'array', items: integer } });
    expect(relationsOf({ Book: book, Reader: both })['Reader']).toMatchObject({
      books: { type: 'referencesMany', model: 'Book' },
    });
    const alone = object({ id, bookIds: { type: 'array', items: integer } });
    expect(relationsOf({ Book: book, Reader: alone })['Reader']).toEqual({
      books: { type: 'referencesMany', model: 'Book' },
    });
  });

  it('is embedded otherwise', () => {
    const schemas = { Order: object({ id, lines: listOf('Line') }), Line: object({ text }) };
    expect(relationsOf(schemas)['Order']).toEqual({ lineList: { type: 'embedsMany', model: 'Line' } });
  });

  it('is a hasAndBelongsToMany where each side has a list of the other', () => {
    const schemas = {
      Student: object({ id, courses: listOf('Course') }),
      Course: object({ id, students: listOf('Student') }),
    };
    expect(relationsOf(schemas)).toEqual({
      Student: { courses: { type: 'hasAndBelongsToMany', model: 'Course' } },
      Course: { students: { type: 'hasAndBelongsToMany', model: 'Student' } },
    });
  });
});

describe('OA8: circles', () => {
  it('of references are relations', () => {
    const schemas = {
      Dog: object({ id, parent: ref('Dog'), puppies: listOf('Dog') }),
      Customer: object({ id, orders: listOf('Order') }),
      Order: object({ id, customer: ref('Customer') }),
    };
    expect(relationsOf(schemas)).toMatchObject({
      Dog: { parent: { type: 'belongsTo', model: 'Dog' } },
      Customer: { orders: { type: 'hasMany', model: 'Order' } },
      Order: { customer: { type: 'belongsTo', model: 'Customer' } },
    });
  });

  it('of lists, names and parts end', () => {
    const schemas = {
      Tree: { type: 'array', items: ref('Tree') },
      Alias: ref('Other'),
      Other: ref('Alias'),
      Part: { allOf: [ref('Part')] },
      Node: object({
        tree: ref('Tree'),
        alias: ref('Alias'),
        part: ref('Part'),
        next: { anyOf: [ref('Node'), { type: 'null' }] },
      }),
    };
    const { Node } = modelsOfSchemas(schemas);
    expect(Node?.properties).toEqual({
      tree: { type: 'array' },
      alias: { type: 'any' },
      part: { type: 'any' },
    });
    expect(Node?.relations).toEqual({ nextItem: { type: 'embedsOne', model: 'Node', property: 'next' } });
  });
});

it('OA10: the forms of LoopBack 4 are left out unless they are chosen; relations come from the one that has them', () => {
  const todo = { id, title: text, todoListId: { type: 'number' } };
  const schemas = {
    Todo: object(todo),
    TodoWithRelations: object({ ...todo, todoList: ref('TodoListWithRelations') }),
    NewTodo: object({ title: text }),
    NewTodoInTodoList: object({ title: text }),
    TodoPartial: object(todo),
    TodoExcluding_id_: object({ title: text }),
    TodoList: object({ id, title: text }),
    TodoListWithRelations: object({ id, title: text, todos: listOf('TodoWithRelations') }),
    'Todo.Filter': object({ limit: { type: 'integer' } }),
    'loopback.Count': object({ count: { type: 'number' } }),
    NewYork: object({ id }),
  };
  expect(relationsOf(schemas)).toEqual({
    Todo: { todoList: { type: 'belongsTo', model: 'TodoList' } },
    TodoList: { todos: { type: 'hasMany', model: 'Todo' } },
    NewYork: {},
  });
  expect(Object.keys(modelsOfSchemas(schemas, { schemas: ['NewTodo', 'loopback.Count'] }))).toEqual([
    'NewTodo',
    'Count',
  ]);
  const { report } = openApi(openApiOf(schemas));
  expect(report?.parts.find(({ id: part }) => part === 'TodoPartial')).toEqual({
    ...{ id: 'TodoPartial', model: null, facts: ['is Todo in requests that change it'], relations: [] },
  });
});
