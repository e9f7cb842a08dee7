import { describe, expect, it } from 'vitest';
import type { RecordedCall } from '../../wire/control.ts';
import type { Shown } from '../../wire/shown.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import {
  describeShownItems,
  heldIn,
  isUnsavedIn,
  listLinksOf,
  ownerOf,
  rowLinkOf,
  type ShownMember,
} from './shownLinks.ts';

const pictures = { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' };
const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      relations: {
        orders: { type: 'hasMany', model: 'Order' },
        tags: { type: 'referencesMany', model: 'Tag' },
        addresses: { type: 'embedsMany', model: 'Address', property: 'addressList' },
        passport: { type: 'embedsOne', model: 'Passport' },
        pictures,
      },
    },
    { name: 'Order' },
    { name: 'Tag' },
    { name: 'Reader', relations: { pictures } },
    { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
    { name: 'Country' },
    {
      name: 'Address',
      base: 'Model',
      properties: { id: { type: 'number', id: true }, street: 'string' },
      relations: { country: { type: 'belongsTo', model: 'Country' } },
    },
    { name: 'Passport', base: 'Model', idInjection: false, properties: { number: 'string' } },
  ),
);

const primitive = (value: string | number | null): Shown => ({
  kind: 'primitive',
  type: value === null ? 'null' : typeof value === 'number' ? 'number' : 'string',
  text: String(value),
  more: 0,
});
const list = (...items: Shown[]): Shown => ({ kind: 'array', className: 'List', items, more: 0 });
const object = (members: Readonly<Record<string, Shown>>): Shown => ({
  kind: 'object',
  className: null,
  entries: Object.entries(members),
  more: 0,
});

function member(model: string | null, name: string, values: Readonly<Record<string, Shown>>): ShownMember {
  return { model, name, value: values[name] ?? primitive(null), siblingOf: (other) => values[other] };
}

describe('links of shown values', () => {
  it('lead from ids and foreign keys to their rows', () => {
    const link = (model: string, name: string, value: Shown) =>
      rowLinkOf(member(model, name, { [name]: value }), design);
    expect(link('Customer', 'id', primitive(3))).toEqual({
      label: 'Customer 3',
      place: { model: 'Customer', where: { id: 3 }, code: 'Customer.findOne({where: {id: 3}})' },
    });
    expect(link('Order', 'customerId', primitive(4))?.place).toMatchObject({
      model: 'Customer',
      where: { id: 4 },
    });
    // Inside an embedded item too; the item itself has no row.
    expect(link('Address', 'countryId', primitive(1))?.label).toBe('Country 1');
    expect(link('Address', 'id', primitive(1))).toBeNull();
    expect(link('Order', 'customerId', primitive(null))).toBeNull();
    expect(link('Order', 'other', primitive(4))).toBeNull();
    expect(rowLinkOf(member(null, 'id', { id: primitive(1) }), design)).toBeNull();
  });

  it('lead from a polymorphic key to the model that the row names', () => {
    const of = (type: Shown) =>
      rowLinkOf(member('Picture', 'imageableId', { imageableId: primitive(2), imageableType: type }), design)
        ?.label;
    expect(of(primitive('Reader'))).toBe('Reader 2');
    expect(of(primitive('Customer'))).toBe('Customer 2');
    expect(of(primitive('Nobody'))).toBeUndefined();
    expect(of(primitive(null))).toBeUndefined();
  });

  it('lead from each id of a list of references to its row', () => {
    const of = (value: Shown) =>
      listLinksOf(member('Customer', 'tagIds', { tagIds: value }), design)?.map(({ label }) => label);
    expect(of(list(primitive(1), primitive(3)))).toEqual(['Tag 1', 'Tag 3']);
    expect(of(list(primitive(1), object({})))).toBeUndefined();
    expect(of(list())).toBeUndefined();
    expect(listLinksOf(member('Customer', 'orders', { orders: list(primitive(1)) }), design)).toBeNull();
  });
});

it('shown items say what they are', () => {
  const held = (name: string, value: Shown) => {
    const found = heldIn(member('Customer', name, { [name]: value }), design);
    return found && describeShownItems(value, found);
  };
  const address = object({ id: primitive(1), street: primitive('Main Street') });
  expect(held('addressList', list(address, address))).toBe('2 × Address');
  expect(held('_passport', object({ number: primitive('X 1') }))).toBe('Passport: X 1');
  expect(held('_passport', primitive(null))).toBeNull();
  expect(held('tagIds', list(primitive(1)))).toBeNull();
});

describe('the row that holds a shown item', () => {
  const item: Shown = {
    ...{ kind: 'instance', model: 'Address', isNew: false, handle: null, cached: [], entries: [], more: 0 },
  };
  const call = (line: number, id: number | null, relation: string | null = 'addresses'): RecordedCall => ({
    ...{ type: 'call', line, model: 'Customer', receiver: 'instance', id, relation, method: 'create' },
    ...{ args: [], hasCallback: false },
  });
  const of = (line: number | null, ...calls: RecordedCall[]) =>
    ownerOf(item, line, calls, design)?.label ?? null;

  it('is that of the calls of its line, or else of all calls', () => {
    expect(of(2, call(1, 5), call(2, 7))).toBe('Customer 7');
    expect(of(3, call(1, 5), call(2, 5))).toBe('Customer 5');
  });

  it('stores it too, whatever LoopBack says of the item itself; what build makes is only in memory', () => {
    const owner = ownerOf(item, 1, [call(1, 5)], design);
    expect(owner?.label).toBe('Customer 5');
    expect(isUnsavedIn(owner, null, { isNew: true })).toBe(false);
    expect(isUnsavedIn(owner, 'build', { isNew: false })).toBe(true);
    expect(isUnsavedIn(null, null, { isNew: true })).toBe(true);
    expect(isUnsavedIn(null, 'build', { isNew: false })).toBe(false);
  });

  it('is not guessed where the calls are about several rows, or about none', () => {
    expect(of(3, call(1, 5), call(2, 7))).toBeNull();
    expect(of(1, call(1, null), call(1, 4, 'orders'), call(1, 4, null))).toBeNull();
    expect(ownerOf(primitive(1), 1, [call(1, 5)], design)).toBeNull();
  });
});
