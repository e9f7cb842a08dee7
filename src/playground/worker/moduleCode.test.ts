import { describe, expect, it } from 'vitest';
import type { ModelClass } from '../../runtime/index.ts';
import { createModule, isModuleCode, readModelCode, refuseRequire } from './moduleCode.ts';

const models = new Map([
  ['Customer', {} as ModelClass],
  ['Order', {} as ModelClass],
]);

/** The function that code writes. */
const read = (text: string): unknown => new Function(`return ${text}`)();

describe('readModelCode', () => {
  it.each<[string, unknown]>([
    ['a function', new Function('Customer', '')],
    ['a function with a name', read('(function customer(Customer, options) {})')],
    ['an async function', read('(async function (Customer) {})')],
    ['an arrow', read('Customer => {}')],
    ['an arrow in brackets', read('(Customer, options = {}) => {}')],
    ['an async arrow', read('async (Customer) => {}')],
    ['comments before it', read('(function /* the model */ ( // first\n Customer) {})')],
  ])('knows the model of %s by its first parameter', (_name, exports) => {
    expect(readModelCode({ exports, line: 1 }, models)).toEqual({
      kind: 'model',
      model: 'Customer',
      setUp: exports,
    });
  });

  it.each<[string, string | null]>([
    ['order', 'Order'],
    ['OrderItem', 'order-item'],
    ['Orderitem', 'order-item'],
    ['Shop', 'Shop'],
    ['shop', null],
  ])('finds the model of the parameter %s by its letters, where only one has them', (parameter, model) => {
    const all = new Map(
      ['Customer', 'Order', 'order-item', 'Shop', 'SHOP'].map((name) => [name, {} as ModelClass]),
    );
    const exports = new Function(parameter, '');
    const find = () => readModelCode({ exports, line: 1 }, all);
    if (model === null) expect(find).toThrow('is not a model of the design');
    else expect(find()).toMatchObject({ kind: 'model', model });
  });

  it('recognizes a boot script by its parameter, unless a model has that name', () => {
    const exports = read('(function (app, done) {})');
    expect(readModelCode({ exports, line: 1 }, models)).toEqual({ kind: 'boot', start: exports });
    const withApp = new Map([...models, ['app', {} as ModelClass]]);
    expect(readModelCode({ exports, line: 1 }, withApp)).toMatchObject({ kind: 'model', model: 'app' });
  });

  it('returns null where nothing is called', () => {
    expect(readModelCode({ exports: {}, line: 1 }, models)).toBeNull();
  });

  it('lists the names of models', () => {
    expect(() => readModelCode({ exports: read('(Model) => {}'), line: 3 }, models)).toThrow(
      'The function in module.exports has the parameter "Model", which is not a model of the design. Name the parameter after its model: Customer, Order.',
    );
    expect(() => readModelCode({ exports: () => {}, line: 3 }, models)).toThrow('has no parameter');
  });
});

describe('createModule', () => {
  it('keeps every assigned export, because several files may be pasted at once', () => {
    const { module: own, handed } = createModule();
    expect(own.exports).toEqual({});
    own.exports = 'first';
    own.exports = 'second';
    expect(own.exports).toBe('second');
    expect(handed.map(({ exports }) => exports)).toEqual(['first', 'second']);
  });
});

describe('isModuleCode', () => {
  it('recognizes an assignment to module.exports', () => {
    expect(isModuleCode("'use strict';\nmodule.exports = function (Customer) {};")).toBe(true);
    expect(isModuleCode('const exports = {};')).toBe(false);
  });
});

describe('refuseRequire', () => {
  it('says what is available instead', () => {
    expect(() => refuseRequire('lodash')).toThrow(
      /^require\("lodash"\) is not possible here: .* Models are available by their names and in app\.models/,
    );
    expect(() => refuseRequire('../common/models/order.js')).toThrow(
      'The model of order and all others are available',
    );
  });
});
