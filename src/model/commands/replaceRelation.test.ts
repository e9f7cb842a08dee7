import { describe, expect, it } from 'vitest';
import { readRelation } from '../files/readDefinition.ts';
import type { Project } from '../project.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import { definitionOf, manyOf, oneOf, projectOf, relationNames } from '../testing/projects.ts';
import { replaceRelation } from './replaceRelation.ts';

const shop = projectOf(
  {
    name: 'Customer',
    relations: { orders: manyOf('Order'), tags: { type: 'referencesMany', model: 'Tag' } },
  },
  {
    name: 'Order',
    hidden: ['customerId'],
    relations: { customer: oneOf('belongsTo', 'Customer') },
  },
  { name: 'Tag' },
);
const ref = { modelId: 'Customer', name: 'orders' };
const replace = (relation: object, project: Project = shop) =>
  replaceRelation(project, { ref, text: JSON.stringify(relation) });

describe('replaceRelation', () => {
  it('CO7: accepts every attribute in the order of the text, known to LoopBack or not', () => {
    const relation = { model: 'Order', type: 'hasMany', 'x-note': [1], scope: { order: 'date' } };
    const { relations } = definitionOf(replace(relation), 'Customer');
    expect(JSON.stringify(relations)).toBe(
      JSON.stringify({ orders: relation, tags: { type: 'referencesMany', model: 'Tag' } }),
    );
  });

  it('CO7: accepts the kinds that embed rows or list ids', () => {
    const tags = { modelId: 'Customer', name: 'tags' };
    const text = '{"type": "embedsMany", "model": "Tag", "property": "labels"}';
    const project = replaceRelation(shop, { ref: tags, text });
    expect(resolveRelation(project, { ...tags, name: 'tagList' })?.storedIn?.value).toBe('labels');
  });

  it('CO7: sets a new key on the other side too, and updates everything that names it', () => {
    const project = replace({ type: 'hasMany', model: 'Order', foreignKey: 'buyerId' });
    const other = resolveRelation(project, { modelId: 'Order', name: 'customer' });
    expect(other?.foreignKey?.value).toBe('buyerId');
    expect(definitionOf(project, 'Order')['hidden']).toEqual(['buyerId']);
  });

  it('CO7: changes the derived name for a new target or kind, and leaves the other side', () => {
    const pointed = replace({ type: 'hasMany', model: 'Tag', foreignKey: 'x' });
    expect(relationNames(pointed, 'Customer')).toEqual(['orders', 'tags']);
    const free = replace({ type: 'hasOne', model: 'Order', foreignKey: 'x' });
    expect(relationNames(free, 'Customer')).toEqual(['order', 'tags']);
    for (const project of [pointed, free]) {
      expect(definitionOf(project, 'Order')['relations']).toEqual({
        customer: oneOf('belongsTo', 'Customer'),
      });
    }
  });

  it('CO7 CM13: changes nothing for an invalid text, or a relation that does not exist', () => {
    expect(replace(manyOf('Order'))).toBe(shop);
    expect(replace({ type: 'hasmany', model: 'Order' })).toBe(shop);
    expect(replaceRelation(shop, { ref, text: '{' })).toBe(shop);
    expect(replaceRelation(shop, { ref: { ...ref, name: 'none' }, text: '{"type":"hasMany"}' })).toBe(shop);
  });
});

describe('readRelation', () => {
  it.each([
    ['{\n  "type": }', { line: 2, column: 11 }],
    ['[]', { line: 1, column: 1, expected: 'an object with the type and the model of the relation' }],
    ['{"model": "A"}', { line: 1, column: 1, expected: expect.stringContaining('embedsMany') }],
    ['{\n "type": "embedsmany"}', { line: 2, column: 10, found: '"embedsmany"' }],
    ['{"type": "hasMany",\n "model": 3}', { line: 2, column: 11, expected: 'the name of a model' }],
    ['{"type": "hasMany", "polymorphic": ["as"]}', { line: 1, column: 36, jsonPath: 'polymorphic' }],
    [
      '{"type": "hasMany", "polymorphic": {"as": "a", "foreignKey": "b", "discriminator": "c"}}',
      { expected: 'no selector (or "as") beside own keys: LoopBack would not boot' },
    ],
    [
      '{"type": "hasMany", "polymorphic": {"foreignKey": "b"}}',
      { expected: 'both "foreignKey" and "discriminator", or none: LoopBack would not boot' },
    ],
  ])('CO5: refuses %s with its line and column', (text, error) => {
    expect(readRelation(text)).toMatchObject({ ok: false, error });
  });
});
