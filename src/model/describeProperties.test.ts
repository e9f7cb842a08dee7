import { describe, expect, it } from 'vitest';
import { moveModels } from './commands/moveModels.ts';
import { renameModel } from './commands/renameModel.ts';
import { describeProperties, isAddedReference } from './describeProperties.ts';
import { idPropertyOf } from './modelFacts.ts';
import { findModel } from './projectIndex.ts';
import { manyOf, oneOf, projectOf } from './testing/projects.ts';

const lines = (project: ReturnType<typeof projectOf>, id: string) =>
  describeProperties(project, id).map(
    ({ name, typeLabel, origin, from }) => `${name}: ${typeLabel} (${origin}${from ? ` from ${from}` : ''})`,
  );

describe('the properties of a model', () => {
  it('PR7: lists the injected id first, own properties in order, then keys that relations add', () => {
    const project = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Order', properties: { total: 'number', date: { type: 'date', required: true } } },
    );
    expect(lines(project, 'Order')).toEqual([
      'id: number (injected)',
      'total: number (own)',
      'date: date (own)',
      'customerId: number (foreignKey from Customer.orders)',
    ]);
    expect(describeProperties(project, 'Order')[0]).toMatchObject({ isId: true, isGenerated: true });
    expect(describeProperties(project, 'Order')[2]).toMatchObject({ isRequired: true });
    expect(describeProperties(project, 'Order')[3]?.fromRelation).toEqual({
      modelId: 'Customer',
      name: 'orders',
    });
  });

  it('PR5: a key has the type of the property that it points at', () => {
    const project = projectOf(
      {
        name: 'Customer',
        properties: { email: { type: 'string', id: true }, code: 'date' },
        relations: { orders: manyOf('Order'), visits: { ...manyOf('Visit'), primaryKey: 'code' } },
      },
      { name: 'Order' },
      { name: 'Visit' },
    );
    expect(lines(project, 'Order')).toContain('customerId: string (foreignKey from Customer.orders)');
    expect(lines(project, 'Visit')).toContain('customerId: date (foreignKey from Customer.visits)');
  });

  it('PR6: a declared key is one line, with the type that LoopBack gives it', () => {
    const project = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Order', properties: { customerId: { type: 'string', required: true } } },
    );
    expect(describeProperties(project, 'Order').slice(1)).toEqual([
      {
        name: 'customerId',
        typeLabel: 'number',
        isRequired: true,
        isId: false,
        isGenerated: false,
        origin: 'own',
        from: 'Customer.orders',
        fromRelation: { modelId: 'Customer', name: 'orders' },
        role: 'key',
        declaredType: 'string',
      },
    ]);
  });

  it('PR6: a bare declared type comes back when another property is added after it', () => {
    const project = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Shop', relations: { orders: manyOf('Order') } },
      { name: 'Order', properties: { customerId: 'string' } },
    );
    expect(lines(project, 'Order')).toEqual([
      'id: number (injected)',
      'customerId: string (own from Customer.orders)',
      'shopId: number (foreignKey from Shop.orders)',
    ]);
  });

  it('PR4: inherited properties follow the own ones; false leaves one out', () => {
    const project = projectOf(
      { name: 'Base', properties: { code: { type: 'string', id: true }, note: 'string', old: 'date' } },
      { name: 'Sub', base: 'Base', properties: { extra: 'boolean', old: false } },
    );
    expect(lines(project, 'Sub')).toEqual([
      'extra: boolean (own)',
      'code: string (inherited)',
      'note: string (inherited)',
    ]);
    const sub = findModel(project, 'Sub');
    expect(sub && idPropertyOf(project, sub)).toEqual({
      name: 'code',
      type: 'string',
      isGenerated: false,
      origin: 'inherited',
    });
  });

  it('PR4: the properties of built-in bases are known', () => {
    const project = projectOf({ name: 'Member', base: 'User' });
    expect(lines(project, 'Member')).toContain('email: string (inherited)');
    expect(lines(projectOf({ name: 'User', base: 'User', properties: { nick: 'string' } }), 'User')).toEqual(
      expect.arrayContaining(['nick: string (own)', 'email: string (inherited)']),
    );
  });

  it('PR3: has no id where it is left out and not injected', () => {
    const project = projectOf({ name: 'Log', idInjection: false, properties: { id: false, text: 'string' } });
    expect(lines(project, 'Log')).toEqual(['text: string (own)']);
    const log = findModel(project, 'Log');
    expect(log && idPropertyOf(project, log)).toBeNull();
  });

  it('PR2: a generated id has the type that the data source supplies', () => {
    const project = projectOf({
      name: 'Order',
      properties: { key: { type: 'string', id: true, generated: true } },
    });
    expect(describeProperties(project, 'Order')).toMatchObject([
      { name: 'key', typeLabel: 'number', declaredType: 'string', isId: true, isGenerated: true },
    ]);
  });

  it('PR5: the key of an inherited relation is named after the subclass', () => {
    const project = projectOf(
      { name: 'Account', relations: { orders: manyOf('Order') } },
      { name: 'Company', base: 'Account' },
      { name: 'Order' },
    );
    expect(lines(project, 'Order').slice(1)).toEqual([
      'accountId: number (foreignKey from Account.orders)',
      'companyId: number (foreignKey from Company.orders)',
    ]);
  });

  it('PR5: references, embeds and polymorphic relations add their properties', () => {
    const project = projectOf(
      {
        name: 'Book',
        relations: {
          tags: oneOf('referencesMany', 'Tag'),
          notes: { type: 'embedsMany', model: 'Note', property: 'kept' },
          subject: { type: 'belongsTo', polymorphic: { idType: 'string' } },
        },
      },
      { name: 'Tag', properties: { slug: { type: 'string', id: true } } },
      { name: 'Note', base: 'Model' },
    );
    expect(lines(project, 'Book').slice(1)).toEqual([
      // In the order in which LoopBack sets relations up: those with a later target wait for it.
      'subjectId: string (foreignKey from Book.subject)',
      'subjectType: string (relation from Book.subject)',
      'tagIds: [string] (foreignKey from Book.tags)',
      'kept: [Note] (relation from Book.notes)',
    ]);
  });

  it('PR7: labels types as they are written', () => {
    const project = projectOf({
      name: 'Mix',
      properties: {
        a: ['string'],
        b: { type: ['Address'] },
        c: { street: 'string' },
        d: { type: { lat: 'number' } },
        e: [],
        f: [{ type: 'date' }],
        g: { required: true },
        h: true,
      },
    });
    expect(lines(project, 'Mix').slice(1)).toEqual([
      'a: [string] (own)',
      'b: [Address] (own)',
      'c: object (own)',
      'd: object (own)',
      'e: [any] (own)',
      'f: [date] (own)',
      'g: object (own)',
      'h: any (own)',
    ]);
  });

  it('PR7: names such as "constructor" and "__proto__" are ordinary properties', () => {
    const text = '{"name":"Odd","properties":{"constructor":"string","__proto__":"number","1":"date"}}';
    const project = projectOf(JSON.parse(text));
    expect(lines(project, 'Odd').toSorted()).toEqual([
      '1: date (own)',
      '__proto__: number (own)',
      'constructor: string (own)',
      'id: number (injected)',
    ]);
  });

  it('PR8: returns the same list while nothing in it changes', () => {
    const project = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Order' },
      { name: 'Lone' },
    );
    const before = describeProperties(project, 'Order');
    expect(describeProperties(project, 'Order')).toBe(before);
    const moved = moveModels(project, { positions: { Order: { x: 5, y: 5 } } });
    expect(describeProperties(moved, 'Order')).toBe(before);
    const renamed = renameModel(moved, { modelId: 'Customer', name: 'Client' });
    expect(describeProperties(renamed, 'Order').at(-1)?.name).toBe('clientId');
    expect(describeProperties(renamed, 'Lone')).toBe(describeProperties(project, 'Lone'));
    expect(describeProperties(project, 'missing')).toEqual([]);
  });

  it('PR17: a property says what it is to its relation, also where the file declares it', () => {
    const project = projectOf(
      {
        name: 'Author',
        relations: {
          pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' },
          home: { type: 'embedsOne', model: 'Address' },
          books: { type: 'referencesMany', model: 'Picture' },
        },
      },
      {
        name: 'Picture',
        properties: { imageableType: 'string' },
        relations: { owner: { type: 'belongsTo', model: 'Author' } },
      },
      { name: 'Address' },
    );
    const roles = (name: string) =>
      describeProperties(project, name).map((each) => [each.name, each.role, isAddedReference(each)]);
    expect(roles('Picture')).toEqual([
      ['id', undefined, false],
      ['imageableType', 'discriminator', false],
      ['ownerId', 'key', true],
      ['imageableId', 'key', true],
    ]);
    expect(roles('Author').slice(1)).toEqual([
      ['pictureIds', 'key', true],
      ['address', 'embedded', false],
    ]);
    const bare = projectOf(
      {
        name: 'Author',
        relations: { picture: { type: 'hasOne', model: 'Picture', polymorphic: 'imageable' } },
      },
      { name: 'Picture' },
    );
    expect(describeProperties(bare, 'Picture').filter(isAddedReference)).toHaveLength(2);
  });
});
