import { describe, expect, it } from 'vitest';
import { definitionOf, projectOf, propertyNames } from '../testing/projects.ts';
import { addProperty } from './addProperty.ts';
import { moveProperty } from './moveProperty.ts';
import { removeProperty } from './removeProperty.ts';
import { renameProperty } from './renameProperty.ts';
import { setPropertyAttribute } from './setPropertyAttribute.ts';

const start = projectOf({
  name: 'Order',
  base: 'PersistedModel',
  properties: { a: 'string', b: { type: 'number', required: true }, c: ['Item'], d: { x: 'string' } },
  acls: [],
});

const propertiesOf = (project: typeof start) => definitionOf(project, 'Order')['properties'];

describe('addProperty', () => {
  it('CM6: adds the property last, as the generator writes it', () => {
    const project = addProperty(start, { modelId: 'Order', name: 'e', type: 'date' });
    expect(propertyNames(project, 'Order')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(propertiesOf(project)).toMatchObject({ e: { type: 'date' } });
  });

  it('CM6: adds a missing "properties" where the generator writes it', () => {
    const bare = projectOf({ name: 'A', base: 'Model', acls: [] });
    const project = addProperty(bare, { modelId: 'A', name: 'x', type: ['string'] });
    expect(JSON.stringify(definitionOf(project, 'A'))).toBe(
      '{"name":"A","base":"Model","properties":{"x":{"type":["string"]}},"acls":[]}',
    );
  });

  it('CM6 CM13 CM14: refuses an empty or taken name, but accepts names that objects inherit', () => {
    expect(addProperty(start, { modelId: 'Order', name: 'a', type: 'date' })).toBe(start);
    expect(addProperty(start, { modelId: 'Order', name: '', type: 'date' })).toBe(start);
    expect(addProperty(start, { modelId: 'none', name: 'x', type: 'date' })).toBe(start);
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(propertyNames(addProperty(start, { modelId: 'Order', name, type: 'any' }), 'Order')).toContain(
        name,
      );
    }
  });
});

describe('renameProperty', () => {
  it('CM6: keeps the place and refuses a taken name', () => {
    expect(propertyNames(renameProperty(start, { modelId: 'Order', from: 'b', to: 'z' }), 'Order')).toEqual([
      'a',
      'z',
      'c',
      'd',
    ]);
    expect(renameProperty(start, { modelId: 'Order', from: 'b', to: 'c' })).toBe(start);
    expect(renameProperty(start, { modelId: 'Order', from: 'b', to: '' })).toBe(start);
    expect(renameProperty(start, { modelId: 'Order', from: 'none', to: 'z' })).toBe(start);
    expect(
      propertyNames(renameProperty(start, { modelId: 'Order', from: 'b', to: '__proto__' }), 'Order'),
    ).toEqual(['a', '__proto__', 'c', 'd']);
  });
});

describe('setPropertyAttribute', () => {
  const set = (
    property: string,
    attribute: string,
    value: Parameters<typeof setPropertyAttribute>[1]['value'],
  ) => setPropertyAttribute(start, { modelId: 'Order', property, attribute, value });

  it('CM6: keeps a bare type bare while its type changes', () => {
    expect(propertiesOf(set('a', 'type', 'number'))).toMatchObject({ a: 'number' });
    expect(propertiesOf(set('c', 'type', ['Part']))).toMatchObject({ c: ['Part'] });
    expect(propertiesOf(set('d', 'type', 'object'))).toMatchObject({ d: 'object' });
  });

  it('CM6: turns a bare type into an object for another attribute', () => {
    expect(propertiesOf(set('a', 'required', true))).toMatchObject({ a: { type: 'string', required: true } });
    expect(propertiesOf(set('c', 'required', true))).toMatchObject({ c: { type: ['Item'], required: true } });
    expect(propertiesOf(set('d', 'required', true))).toMatchObject({
      d: { type: { x: 'string' }, required: true },
    });
  });

  it('CM6: sets attributes in place and removes them', () => {
    expect(JSON.stringify(propertiesOf(set('b', 'type', 'string')))).toContain(
      '"b":{"type":"string","required":true}',
    );
    expect(JSON.stringify(propertiesOf(set('b', 'required', undefined)))).toContain('"b":{"type":"number"}');
    expect(set('b', 'type', undefined)).toBe(start);
    expect(set('a', 'required', undefined)).toBe(start);
    expect(set('b', 'required', true)).toBe(start);
    expect(set('none', 'required', true)).toBe(start);
  });
});

describe('removeProperty and moveProperty', () => {
  it('CM6: removes only existing properties', () => {
    expect(propertyNames(removeProperty(start, { modelId: 'Order', name: 'b' }), 'Order')).toEqual([
      'a',
      'c',
      'd',
    ]);
    expect(removeProperty(start, { modelId: 'Order', name: 'toString' })).toBe(start);
  });

  it('CM6: moves to an index among the properties of the file', () => {
    const move = (toIndex: number) => moveProperty(start, { modelId: 'Order', property: 'a', toIndex });
    expect(propertyNames(move(2), 'Order')).toEqual(['b', 'c', 'a', 'd']);
    expect(propertyNames(move(99), 'Order')).toEqual(['b', 'c', 'd', 'a']);
    expect(move(0)).toBe(start);
  });
});
