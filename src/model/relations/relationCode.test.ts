import { describe, expect, it } from 'vitest';
import { manyOf, oneOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { relationsOf } from './projectRelations.ts';
import { relationCode, relationJson, relationMethods } from './relationCode.ts';

const codes = (...definitions: readonly TestDefinition[]) =>
  relationsOf(projectOf(...definitions), definitions[0]?.name ?? '').map(relationCode);

describe('a relation as code', () => {
  it('RC1: contains the names in force', () => {
    expect(
      codes(
        { name: 'Customer', relations: { orders: manyOf('Order'), reviews: manyOf('Review', 'authorId') } },
        { name: 'Order' },
        { name: 'Review' },
      ),
    ).toEqual([
      "Customer.hasMany(Order, {as: 'orders', foreignKey: 'customerId'});",
      "Customer.hasMany(Review, {as: 'reviews', foreignKey: 'authorId'});",
    ]);
  });

  it('RC1: shows through models and other attributes, and no key if LoopBack reads none', () => {
    expect(
      codes(
        {
          name: 'Physician',
          relations: {
            patients: { ...manyOf('Patient'), through: 'Appointment', scope: { where: { name: "O'Neil" } } },
            tags: oneOf('hasAndBelongsToMany', 'Tag'),
            pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' },
            owner: { type: 'belongsTo', polymorphic: { idType: 'number' } },
          },
        },
        { name: 'Patient' },
        { name: 'Appointment' },
        { name: 'Tag' },
        { name: 'Picture' },
      ),
    ).toEqual([
      "Physician.hasMany(Patient, {as: 'patients', foreignKey: 'physicianId', through: Appointment, keyThrough: 'patientId', scope: {where: {name: 'O\\'Neil'}}});",
      "Physician.hasAndBelongsToMany(Tag, {as: 'tags'});",
      "Physician.hasMany(Picture, {as: 'pictures', polymorphic: 'imageable'});",
      "Physician.belongsTo('owner', {as: 'owner', polymorphic: {idType: 'number'}});",
    ]);
  });

  it('RC1: a model whose name is not a valid variable is looked up', () => {
    expect(
      codes({ name: 'order-item', relations: { 'my parts': manyOf('class') } }, { name: 'class' }),
    ).toEqual([
      "app.models['order-item'].hasMany(app.models['class'], {as: 'my parts', foreignKey: 'order-itemId'});",
    ]);
  });

  it('RC2: its JSON is the entry of the file', () => {
    const [relation] = relationsOf(projectOf({ name: 'A', relations: { as: manyOf('A') } }), 'A');
    expect(relation && relationJson(relation)).toBe(
      '"as": {\n  "type": "hasMany",\n  "model": "A",\n  "foreignKey": ""\n}',
    );
  });
});

describe('the methods of a relation', () => {
  const methods = (name: string, definition: object) => {
    const project = projectOf(
      { name: 'Customer', relations: { [name]: { ...definition } } },
      { name: 'Order' },
      { name: 'Link' },
    );
    return relationsOf(project, 'Customer').flatMap(relationMethods);
  };

  it('RC3: hasMany adds the function and twelve methods', () => {
    const all = methods('orders', manyOf('Order'));
    expect(all.map(({ call }) => call.replace(/\(.*/, ''))).toEqual(
      [
        '',
        '.build',
        '.create',
        '.find',
        '.findOne',
        '.findById',
        '.updateById',
        '.updateAll',
        '.destroy',
        '.destroyAll',
        '.count',
        '.exists',
        '.getAsync',
      ].map((method) => `customer.orders${method}`),
    );
    expect(all.find(({ call }) => call.includes('.build'))).toMatchObject({
      returns: 'Order',
      isAsync: false,
    });
    expect(all.find(({ call }) => call.includes('.create'))).toMatchObject({
      returns: 'Promise<Order>',
      isAsync: true,
    });
  });

  it.each([
    ['hasMany', { ...manyOf('Order'), through: 'Link' }, ['add', 'remove', 'build']],
    ['belongsTo', oneOf('belongsTo', 'Order'), ['get', 'build', 'create', 'update', 'destroy']],
    ['hasOne', oneOf('hasOne', 'Order'), ['get', 'build', 'create', 'update', 'destroy']],
    ['hasAndBelongsToMany', oneOf('hasAndBelongsToMany', 'Order'), ['add', 'remove']],
    ['referencesMany', oneOf('referencesMany', 'Order'), ['add', 'remove', 'at']],
    ['embedsOne', oneOf('embedsOne', 'Order'), ['create', 'value']],
    ['embedsMany', oneOf('embedsMany', 'Order'), ['create', 'at']],
  ])('RC3: %s lists its own methods, each with one sentence', (_type, definition, expected) => {
    const all = methods('parts', definition);
    for (const method of expected) {
      expect(all.some(({ call }) => call.startsWith(`customer.parts.${method}(`))).toBe(true);
    }
    expect(all.every(({ summary }) => /^[A-Z].*\.$/.test(summary))).toBe(true);
  });

  it('RC3: the receiver is never a reserved word, and an odd name is quoted', () => {
    const project = projectOf({ name: 'Class', relations: { "it's": manyOf('Class') } });
    const [first] = relationsOf(project, 'Class').flatMap(relationMethods);
    expect(first?.call).toBe("instance['it\\'s'](filter?, callback?)");
  });

  it('RC3: an unknown type has no methods', () => {
    expect(methods('x', { type: 'hasSome', model: 'Order' })).toEqual([]);
  });
});
