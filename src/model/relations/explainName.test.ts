import { describe, expect, it } from 'vitest';
import { manyOf, oneOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { explainName } from './explainName.ts';
import { allRelations, resolveRelation } from './projectRelations.ts';

const toLines = (steps: readonly { text: string; value: string }[]) =>
  steps.map(({ text, value }) => `${text}: ${value}`);

function explain(relation: { [key: string]: string | object }, ...others: TestDefinition[]) {
  const project = projectOf({ name: 'Customer', relations: { it: relation as { type: string } } }, ...others);
  return explainName(project, { modelId: 'Customer', name: 'it' });
}

describe('explainName', () => {
  it('EN1: explains a derived name step by step', () => {
    const project = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Order' },
    );
    const { name, foreignKey } = explainName(project, { modelId: 'Customer', name: 'orders' });
    expect(toLines(name)).toEqual([
      'the target: Order',
      'plural: Orders',
      'first letter in lower case: orders',
    ]);
    expect(toLines(foreignKey)).toEqual([
      'the declaring model, whatever the name of the relation: Customer',
      '+ "_id": Customer_id',
      'each "_" is removed, and the next letter becomes a capital: CustomerId',
      'first letter in lower case: customerId',
      'the file says "", which LoopBack ignores: customerId',
    ]);
  });

  it('EN2: an empty plural is ignored', () => {
    const { name } = explain(manyOf('Order'), { name: 'Order', plural: '' });
    expect(toLines(name).slice(0, 4)).toEqual([
      'the target: Order',
      'its setting "plural" is "", which LoopBack ignores: Order',
      'plural: Orders',
      'first letter in lower case: orders',
    ]);
  });

  it('EN1: names what the file gives instead of the rule', () => {
    const { name, foreignKey } = explain(manyOf('Order', 'buyerId'), {
      name: 'Order',
      plural: 'purchase_orders',
    });
    expect(toLines(name)).toEqual([
      'the target: Order',
      'its setting "plural", word for word: purchase_orders',
      'each "_" is removed, and the next letter becomes a capital: purchaseOrders',
      'the name in the file: it',
    ]);
    expect(toLines(foreignKey).at(-1)).toBe('the file sets "foreignKey": buyerId');
  });

  it.each([
    ['Data', 'plural: LoopBack treats words that end in -ta or -ia as plurals: Data'],
    ['Sheep', "plural: on LoopBack's list of words without one: Sheep"],
    ['Orders', 'plural: LoopBack treats it as a plural already: Orders'],
    ['Foot', 'plural; the rule writes its ending in lower case: feet'],
    ['ATLAS', 'plural; the rule writes its ending in lower case: ATLAs'],
    ['Person', 'plural, by the rule for words like it: People'],
  ])('EN2: the plural of %s has its own sentence', (model, sentence) => {
    expect(toLines(explain(manyOf(model), { name: model }).name)[1]).toBe(sentence);
  });

  it('EN2: consecutive capitals and an inherited plural have sentences of their own', () => {
    expect(toLines(explain(oneOf('belongsTo', 'HTTPServer'), { name: 'HTTPServer' }).name)).toEqual([
      'the target; its plural is not used: HTTPServer',
      'first letter in lower case; the other capitals stay: hTTPServer',
      'the name in the file: it',
    ]);
    const sub = explain(manyOf('Sub'), { name: 'Sub', base: 'Top' }, { name: 'Top', plural: 'tops' });
    expect(toLines(sub.name)[1]).toBe('the setting "plural" of its base Top, word for word: tops');
  });

  it('EN2: belongsTo appends Id, hasAndBelongsToMany ignores foreignKey, through has a second key', () => {
    const order = { name: 'Order' };
    expect(toLines(explain(oneOf('belongsTo', 'Order'), order).foreignKey).slice(0, 2)).toEqual([
      'the name of the relation: it',
      '+ "Id", without other changes: itId',
    ]);
    expect(toLines(explain(oneOf('hasAndBelongsToMany', 'Order', 'x'), order).foreignKey).at(-1)).toBe(
      'the file says "x", which LoopBack ignores here: customerId',
    );
    const through = explain({ ...manyOf('Order'), through: 'Link' }, order, { name: 'Link' });
    expect(through.keyThrough.at(-1)?.value).toBe('orderId');
    expect(explain(oneOf('embedsOne', 'Order'), order).foreignKey).toEqual([]);
    expect(explain({ type: 'belongsTo', polymorphic: { selector: 'thing' } }).foreignKey.at(-1)?.value).toBe(
      'thingId',
    );
    expect(toLines(explain({ type: 'hasSome', model: 'Order' }, order).name)).toEqual([
      'the name in the file: it',
    ]);
    expect(explainName(projectOf(order), { modelId: 'Order', name: 'no' }).name).toEqual([]);
  });

  it('EN3: the steps of the rule end with the name that LoopBack derives, for every kind and for odd names', () => {
    const names = [
      'Order',
      'order_item',
      'ORDER_ITEM',
      '_Private',
      'order-item',
      'HTTPServer',
      'URL',
      'Data',
      'my.model',
      'Ship_To_Address',
      'a/b',
      'x',
      'Übung',
      '$Price',
      'Focus',
      'Goose',
      'Series',
      '_',
      'T_1',
    ];
    const types = [
      'hasMany',
      'belongsTo',
      'hasOne',
      'hasAndBelongsToMany',
      'referencesMany',
      'embedsOne',
      'embedsMany',
    ];
    const definitions = names.map((name, index) => ({
      name,
      ...(index % 5 === 0 ? { plural: 'odd_Ones/x' } : {}),
      relations: Object.fromEntries(
        types.flatMap((type) => names.map((model) => [`${type} ${model}`, { type, model, keyThrough: 'k' }])),
      ),
    }));
    const project = projectOf(...definitions);
    expect(allRelations(project)).toHaveLength(names.length * names.length * types.length);
    for (const { ref } of allRelations(project)) {
      const relation = resolveRelation(project, ref);
      const { name, foreignKey, keyThrough, storedIn } = explainName(project, ref);
      expect(name.at(-2)?.value ?? '').toBe(relation?.name.derived ?? '');
      expect(foreignKey.at(-1)?.value).toBe(relation?.foreignKey?.value);
      expect(keyThrough.at(-1)?.value).toBe(relation?.keyThrough?.value);
      expect(storedIn.at(-1)?.value).toBe(relation?.storedIn?.value);
    }
  });

  it('EN3: the steps to the property of embedded rows end with the one that LoopBack uses', () => {
    const stepsOf = (it: { [key: string]: string }) => toLines(explain(it, { name: 'Address' }).storedIn);
    expect(stepsOf({ type: 'embedsOne', model: 'Address' }).at(-1)).toContain('address');
    const own = projectOf(
      { name: 'Customer', relations: { address: { type: 'embedsOne', model: 'Address' } } },
      { name: 'Address' },
    );
    expect(explainName(own, { modelId: 'Customer', name: 'address' }).storedIn.at(-1)).toEqual({
      text: 'the relation has that name already, so LoopBack puts "_" before it',
      value: '_address',
    });
    expect(stepsOf({ type: 'embedsMany', model: 'Address', property: 'places' }).at(-1)).toContain('places');
    const [set, moved] = stepsOf({ type: 'embedsMany', model: 'Address', property: 'it' }).slice(-2);
    expect(set).toBe('the file sets "property": it');
    expect(moved).toBe('the relation has that name already, so LoopBack puts "_" before it: _it');
  });
});
