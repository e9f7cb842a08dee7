import { describe, expect, it } from 'vitest';
import { writeCall } from '../calls/writeCall.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import {
  choiceSourceOf,
  describeNoChoice,
  itemChoices,
  listedIds,
  matchingChoices,
  updatedItem,
} from './argumentChoices.ts';
import {
  type CallForm,
  dataProperties,
  emptyForm,
  type ResolvedForm,
  resolveForm,
  toRequest,
} from './callForm.ts';
import { argumentLabel, checkForm } from './checkForm.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      relations: {
        addresses: { type: 'embedsMany', model: 'Address', property: 'addressList' },
        passport: { type: 'embedsOne', model: 'Passport' },
        tags: { type: 'referencesMany', model: 'Tag' },
        lines: { type: 'embedsMany', model: 'Line', property: 'lineList', options: { belongsTo: 'product' } },
        orders: { type: 'hasMany', model: 'Order' },
      },
    },
    {
      name: 'Address',
      base: 'Model',
      properties: {
        id: { type: 'number', id: true },
        street: { type: 'string', required: true },
        size: 'number',
      },
    },
    { name: 'Passport', base: 'Model', idInjection: false, properties: { number: 'string' } },
    { name: 'Tag', properties: { name: 'string' } },
    { name: 'Product', properties: { name: 'string' } },
    { name: 'Order' },
    {
      name: 'Line',
      base: 'Model',
      properties: { id: { type: 'number', id: true } },
      relations: { product: { type: 'belongsTo', model: 'Product' } },
    },
    { name: 'Author', properties: { pen: 'string' } },
    {
      name: 'Picture',
      properties: { name: 'string' },
      relations: { imageable: { type: 'belongsTo', polymorphic: true } },
    },
  ),
);

const formOf = (relation: string, method: string, part: Partial<CallForm> = {}): CallForm => ({
  ...emptyForm,
  ...{ model: 'Customer', instance: '1', relation, method },
  ...part,
});

function resolve(form: CallForm, row: Record<string, unknown> | null = null): ResolvedForm {
  const resolved = resolveForm(form, design, row);
  if (resolved === null) throw new Error('There are no models.');
  return resolved;
}

function sourceOf(relation: string, method: string) {
  const source = choiceSourceOf(resolve(formOf(relation, method)), design);
  if (source.kind === 'rows') return `rows of ${source.model.name}`;
  return source.kind === 'items' ? `items in ${source.held.property}` : `ids in ${source.list.property}`;
}

describe('the id that a method of a relation takes', () => {
  it('is chosen from the items that the row holds', () => {
    for (const method of ['findById', 'updateById', 'destroy', 'exists'])
      expect(sourceOf('addresses', method)).toBe('items in addressList');
  });

  it('is chosen from the ids in the list, and what is added from all rows', () => {
    for (const method of ['remove', 'findById', 'updateById', 'destroy', 'exists'])
      expect(sourceOf('tags', method)).toBe('ids in tagIds');
    expect(sourceOf('tags', 'add')).toBe('rows of Tag');
    expect(sourceOf('orders', 'findById')).toBe('rows of Order');
  });

  it('is that of the row that an embedded item points at', () => {
    const { relation } = resolve(formOf('lines', 'add'));
    expect(relation?.embeds).toEqual({ persistent: false, belongsTo: 'product' });
    expect([sourceOf('lines', 'add'), sourceOf('lines', 'remove')]).toEqual([
      'rows of Product',
      'rows of Product',
    ]);
    expect(argumentLabel(resolve(formOf('lines', 'add')))).toBe('Product id');
    expect(sourceOf('lines', 'destroy')).toBe('items in lineList');
  });

  it('is found by its text among the choices, which have the words of the item', () => {
    const source = choiceSourceOf(resolve(formOf('addresses', 'destroy')), design);
    if (source.kind !== 'items') throw new Error('There are no items.');
    const row = { addressList: [{ id: 1, street: 'Main Street', size: 4 }, { id: 12 }, { street: 'no id' }] };
    const choices = itemChoices(row, source.held);
    expect(choices).toEqual([
      { id: 1, label: 'Main Street, 4' },
      { id: 12, label: '' },
    ]);
    expect(matchingChoices(choices, ' main ')).toEqual([choices[0]]);
    expect(matchingChoices(choices, '12')).toEqual([choices[1]]);
    expect(describeNoChoice(source, resolve(formOf('addresses', 'destroy')), '1')).toBe(
      'Customer 1 has no Address in addresses yet. Call create first.',
    );
    expect(itemChoices(null, source.held)).toEqual([]);
    const list = { property: 'tagIds', target: 'Tag', targetProperty: 'id' };
    expect(listedIds({ tagIds: [3, 1, 3, null] }, list)).toEqual([3, 1]);
    expect(listedIds({ tagIds: null }, list)).toEqual([]);
  });
});

describe('the data of a method of a relation', () => {
  const fieldsOf = (relation: string, method: string) =>
    dataProperties(resolve(formOf(relation, method))).map(({ name }) => name);

  it('has a field for each property of the embedded model; embedsMany counts ids itself', () => {
    expect(fieldsOf('addresses', 'create')).toEqual(['street', 'size']);
    expect(fieldsOf('addresses', 'updateById')).toEqual(['street', 'size']);
    expect(fieldsOf('passport', 'update')).toEqual(['number']);
    const form = formOf('addresses', 'updateById', { id: '2', data: { street: 'New', size: '4' } });
    expect(checkForm(form, resolve(form), '1')).toEqual([]);
    expect(writeCall(toRequest(form, resolve(form)), design).promise).toContain(
      "customer.addresses.updateById(2, {street: 'New', size: 4}, (err, result)",
    );
    const bad = formOf('addresses', 'create', { data: { size: 'x' } });
    expect(checkForm(bad, resolve(bad), '1').map(({ field }) => field)).toEqual(['data size']);
  });

  it('of an update shows the values of the item that it would change', () => {
    const row = {
      addressList: [
        { id: 1, street: 'A' },
        { id: 2, street: 'B' },
      ],
      _passport: { number: 'X' },
    };
    const itemOf = (relation: string, method: string, id = '') =>
      updatedItem(resolve(formOf(relation, method)), design, row, id);
    expect(itemOf('addresses', 'updateById', '2')).toEqual({ id: 2, street: 'B' });
    expect(itemOf('passport', 'update')).toEqual({ number: 'X' });
    for (const none of [
      itemOf('addresses', 'updateById'),
      itemOf('addresses', 'create'),
      itemOf('passport', 'create'),
    ])
      expect(none).toBeNull();
    expect(updatedItem(resolve(formOf('passport', 'update')), design, null, '')).toBeNull();
  });

  it('of a polymorphic belongsTo has the fields of the model that the row names', () => {
    const form = formOf('imageable', 'update', { model: 'Picture' });
    const row = { imageableId: 1, imageableType: 'Author' };
    expect(dataProperties(resolve(form, row)).map(({ name }) => name)).toEqual(['pen']);
  });
});
