import { describe, expect, it } from 'vitest';
import { moveModels } from '../commands/moveModels.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import {
  allRelations,
  incomingRelations,
  inheritedRelationsOf,
  relationsOf,
  resolveRelation,
} from './projectRelations.ts';

const resolve = (project: ReturnType<typeof projectOf>, modelId: string, name: string) => {
  const relation = resolveRelation(project, { modelId, name });
  if (!relation) throw new Error(`${modelId} has no relation ${name}`);
  return relation;
};

describe('resolved relations', () => {
  const project = projectOf(
    { name: 'Customer', relations: { orders: manyOf('Order'), bought: manyOf('Order', 'buyerId') } },
    { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
  );

  it('HM1 HM2: a name or key that LoopBack would derive counts as derived, any other as custom', () => {
    expect(resolve(project, 'Customer', 'orders')).toMatchObject({
      type: 'hasMany',
      targetName: 'Order',
      name: { value: 'orders', derived: 'orders', isDerived: true },
      foreignKey: { value: 'customerId', derived: 'customerId', isDerived: true },
      foreignKeyType: 'number',
    });
    expect(resolve(project, 'Customer', 'bought')).toMatchObject({
      name: { value: 'bought', derived: 'orders', isDerived: false },
      foreignKey: { value: 'buyerId', derived: 'customerId', isDerived: false },
    });
  });

  it('HM2: an absent, empty or null foreignKey is derived', () => {
    for (const foreignKey of [undefined, '', null]) {
      const one = projectOf(
        {
          name: 'A',
          relations: {
            bs: { type: 'hasMany', model: 'B', ...(foreignKey === undefined ? {} : { foreignKey }) },
          },
        },
        { name: 'B' },
      );
      expect(resolve(one, 'A', 'bs').foreignKey).toMatchObject({ value: 'aId', isDerived: true });
    }
  });

  it('HM3: the holder of the key is the target, the declaring model, or the through model', () => {
    expect(resolve(project, 'Customer', 'orders').keyHolder?.id).toBe('Order');
    expect(resolve(project, 'Order', 'customer').keyHolder?.id).toBe('Order');
    const through = projectOf(
      { name: 'Physician', relations: { patients: { ...manyOf('Patient'), through: 'Appointment' } } },
      { name: 'Patient' },
      { name: 'Appointment' },
    );
    expect(resolve(through, 'Physician', 'patients')).toMatchObject({
      keyHolder: { id: 'Appointment' },
      through: { id: 'Appointment' },
      foreignKey: { value: 'physicianId' },
      adds: [],
    });
  });

  it('RK1: every kind has its name and key', () => {
    const kinds = projectOf(
      {
        name: 'Customer',
        relations: {
          account: oneOf('hasOne', 'Account'),
          tags: { type: 'hasAndBelongsToMany', model: 'Tag', foreignKey: 'ignored' },
          links: oneOf('referencesMany', 'Link'),
          addressItem: oneOf('embedsOne', 'Address'),
          emailList: oneOf('embedsMany', 'Email2'),
        },
      },
      { name: 'Account' },
      { name: 'Tag' },
      { name: 'Link' },
      { name: 'Address' },
      { name: 'Email2' },
      { name: 'TagCustomer' },
    );
    const summary = relationsOf(kinds, 'Customer').map(({ name, foreignKey, keyHolder, kind }) => [
      name.value,
      name.isDerived,
      foreignKey?.value ?? null,
      keyHolder?.id ?? null,
      kind?.inverseType,
    ]);
    expect(summary).toEqual([
      ['account', true, 'customerId', 'Account', 'belongsTo'],
      ['tags', true, 'customerId', 'TagCustomer', 'hasAndBelongsToMany'],
      ['links', true, 'linkIds', 'Customer', null],
      ['addressItem', true, null, null, null],
      ['emailList', false, null, null, null],
    ]);
  });

  it('RK2: a relation to a missing target adds nothing, but keeps its names', () => {
    const broken = projectOf({
      name: 'Customer',
      relations: { orders: manyOf('Order'), b: manyOf('customer') },
    });
    expect(resolve(broken, 'Customer', 'orders')).toMatchObject({
      target: null,
      targetName: 'Order',
      name: { isDerived: true },
      foreignKey: { value: 'customerId' },
      keyHolder: null,
      adds: [],
    });
    // A name in another case does not match.
    expect(resolve(broken, 'Customer', 'b').target).toBeNull();
  });

  it('RK3: an unknown or missing type stays readable', () => {
    const broken = projectOf({
      name: 'A',
      relations: { x: { type: 'hasSome', model: 'A' }, y: { model: 'A' } },
    });
    expect(resolve(broken, 'A', 'x')).toMatchObject({
      type: 'hasSome',
      kind: null,
      foreignKey: null,
      target: { id: 'A' },
    });
    expect(resolve(broken, 'A', 'y')).toMatchObject({ type: '', kind: null });
  });

  it('RK4: a subclass has the relations of its bases, with keys of its own', () => {
    const family = projectOf(
      { name: 'Account', relations: { orders: manyOf('Order'), tags: manyOf('Order', 'tagKey') } },
      { name: 'Company', base: 'Account', relations: { tags: manyOf('Account') } },
      { name: 'Order' },
    );
    expect(inheritedRelationsOf(family, 'Company')).toMatchObject([
      {
        ref: { modelId: 'Account', name: 'orders' },
        owner: { id: 'Company' },
        foreignKey: { value: 'companyId' },
      },
    ]);
    expect(allRelations(family)).toHaveLength(3);
  });

  it('RK5: the old key "relationships" is read if it exists', () => {
    const old = projectOf({ name: 'A', relationships: { as: manyOf('A') }, relations: { xs: manyOf('A') } });
    expect(relationsOf(old, 'A').map((relation) => relation.ref.name)).toEqual(['as']);
  });

  it('RK6: a relation without model finds it by its own name, as LoopBack does', () => {
    const guessed = projectOf(
      {
        name: 'A',
        relations: { orders: { type: 'hasMany' }, order: { type: 'hasOne' }, box: { type: 'belongsTo' } },
      },
      { name: 'Order' },
      { name: 'Box' },
    );
    expect(relationsOf(guessed, 'A').map((relation) => relation.targetName)).toEqual([
      'Order',
      'Order',
      null,
    ]);
  });

  it('RK7: a built-in target is known although it is not a model of the project', () => {
    const withUser = projectOf({
      name: 'Post',
      relations: { author: oneOf('belongsTo', 'User'), tokens: manyOf('AccessToken') },
    });
    expect(resolve(withUser, 'Post', 'author')).toMatchObject({ target: null, foreignKeyType: 'number' });
    expect(resolve(withUser, 'Post', 'tokens').name.derived).toBe('accessTokens');
  });

  it('RK8: the relations that lead to a model are found, those to itself included', () => {
    const tree = projectOf({ name: 'Employee', relations: { employees: manyOf('Employee') } });
    expect(incomingRelations(tree, 'Employee')).toEqual(relationsOf(tree, 'Employee'));
    expect(incomingRelations(project, 'Order').map((relation) => relation.ref.name)).toEqual([
      'orders',
      'bought',
    ]);
  });

  it('PR8: unchanged relations are the same objects in the next version of a project', () => {
    const lone = projectOf(
      { name: 'A', relations: { bs: manyOf('B') } },
      { name: 'B' },
      { name: 'C', relations: { ds: manyOf('D') } },
      { name: 'D' },
    );
    const moved = moveModels(lone, { positions: { D: { x: 9, y: 9 } } });
    expect(relationsOf(moved, 'A')).toBe(relationsOf(lone, 'A'));
    expect(allRelations(moved)).toBe(allRelations(lone));
    expect(allRelations(moved)).toBe(allRelations({ ...moved, name: 'renamed' }));
  });

  it('RK9: names such as __proto__ and constructor are ordinary names', () => {
    const text =
      '{"name":"A","relations":{"__proto__":{"type":"hasMany","model":"A"},"constructor":{"type":"hasMany","model":"A"}}}';
    const odd = projectOf(JSON.parse(text));
    expect(relationsOf(odd, 'A').map((relation) => relation.ref.name)).toEqual(['__proto__', 'constructor']);
    expect(resolveRelation(odd, { modelId: 'A', name: 'toString' })).toBeNull();
  });
});
