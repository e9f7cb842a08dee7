import { describe, expect, it } from 'vitest';
import type { PlaygroundRows } from '../../host/index.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { jumpsFromItem, jumpsOf, placeOfId, referencesOf } from './jumps.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      relations: {
        orders: { type: 'hasMany', model: 'Order', foreignKey: '' },
        profile: { type: 'hasOne', model: 'Profile', foreignKey: '' },
        tags: { type: 'referencesMany', model: 'Tag', foreignKey: '' },
        pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' },
      },
    },
    {
      name: 'Order',
      relations: {
        products: { type: 'hasMany', model: 'Product', through: 'Line' },
        customer: { type: 'belongsTo', model: 'Customer', foreignKey: '' },
      },
    },
    { name: 'Profile' },
    { name: 'Tag' },
    { name: 'Picture' },
    { name: 'Product' },
    { name: 'Line', properties: { orderId: 'number', productId: 'number' } },
  ),
);

const asked: unknown[] = [];
const rows = {
  find: async (model: { readonly name: string }, where: unknown) => {
    asked.push([model.name, where]);
    return [{ productId: 4 }, { productId: null }, { productId: 6 }];
  },
} as unknown as PlaygroundRows;

function jump(model: string, label: string) {
  const from = design.find(({ name }) => name === model);
  const found = from && jumpsOf(from, design).find((one) => one.label === label);
  if (found === undefined) throw new Error(`${model} has no jump ${label}.`);
  const place = (row: Readonly<Record<string, unknown>>) => found.place(row as never, rows);
  return {
    ...found,
    place,
    where: async (row: Parameters<typeof place>[0]) => (await place(row))?.where ?? null,
  };
}

describe('jumps from a row to related rows', () => {
  it('follow the keys of hasMany and hasOne', async () => {
    expect(await jump('Customer', 'orders').where({ id: 3 })).toEqual({ customerId: 3 });
    expect(jump('Customer', 'orders').code).toBe('customer.orders.find({})');
    expect(await jump('Customer', 'profile').where({ id: 3 })).toEqual({ customerId: 3 });
    expect(jump('Customer', 'profile').code).toBe('customer.profile.get()');
  });

  it('compare the model name where the key is polymorphic', async () => {
    expect(await jump('Customer', 'pictures').where({ id: 3 })).toEqual({
      imageableId: 3,
      imageableType: 'Customer',
    });
  });

  it('follow the links of a through model, without links that have no target', async () => {
    expect(await jump('Order', 'products').where({ id: 9 })).toEqual({ id: { inq: [4, 6] } });
    expect(asked).toEqual([['Line', { orderId: 9 }]]);
  });

  it('use a list of references as it is, and none where there is no list', async () => {
    expect(await jump('Customer', 'tags').where({ tagIds: [1, 2] })).toEqual({ id: { inq: [1, 2] } });
    expect(await jump('Customer', 'tags').where({ tagIds: null })).toEqual({ id: { inq: [] } });
  });

  it('lead back through a declared key and through one that only the other side declares', async () => {
    expect(await jump('Order', '→ customer').where({ customerId: 3 })).toEqual({ id: 3 });
    expect(await jump('Order', '→ customer').where({ customerId: null })).toBeNull();
    expect(await jump('Profile', '→ Customer').where({ customerId: 5 })).toEqual({ id: 5 });
    expect(await jump('Profile', '→ Customer').where({})).toBeNull();
    const picture = jump('Picture', '→ Customer');
    expect(await picture.where({ imageableId: 5, imageableType: 'Customer' })).toEqual({ id: 5 });
    expect(await picture.where({ imageableId: 5, imageableType: 'Order' })).toBeNull();
  });
});

describe('jumps of polymorphic, listing and embedding relations', () => {
  const owner = { pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' } };
  const mixed = describeDesign(
    projectOf(
      {
        name: 'Author',
        relations: {
          ...owner,
          tags: { type: 'referencesMany', model: 'Tag', foreignKey: '' },
          lines: { type: 'embedsMany', model: 'Line', property: 'lineList' },
        },
      },
      { name: 'Reader', relations: owner },
      { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
      { name: 'Tag' },
      { name: 'Product' },
      {
        name: 'Line',
        base: 'Model',
        relations: {
          product: { type: 'belongsTo', model: 'Product', foreignKey: '' },
          marks: { type: 'referencesMany', model: 'Tag', foreignKey: 'markIds' },
        },
      },
    ),
  );
  const modelOf = (name: string) => {
    const found = mixed.find((one) => one.name === name);
    if (found === undefined) throw new Error(`There is no ${name}.`);
    return found;
  };
  const labels = (name: string) => jumpsOf(modelOf(name), mixed).map(({ label }) => label);
  const only = (name: string, label: string) => {
    const found = jumpsOf(modelOf(name), mixed).find((one) => one.label === label);
    if (found === undefined) throw new Error(`${name} has no jump ${label}.`);
    return found;
  };

  it('lead from a polymorphic key to the row of the model that the row names', async () => {
    expect(labels('Picture')).toEqual(['→ imageable']);
    const { place, labelIn, code } = only('Picture', '→ imageable');
    const reader = { imageableId: 4, imageableType: 'Reader' };
    expect(await place(reader, rows)).toEqual({ model: 'Reader', where: { id: 4 } });
    expect(labelIn?.(reader)).toBe('Reader 4');
    expect(code).toBe('picture.imageable.get()');
    for (const none of [{}, { imageableId: 4 }, { imageableId: 4, imageableType: 'Nobody' }]) {
      expect(await place(none, rows)).toBeNull();
      expect(labelIn?.(none)).toBe('–');
    }
  });

  it('lead from a row to the rows that list it, and to those that hold an item with its key', async () => {
    expect(labels('Tag')).toEqual(['← Author.tagIds']);
    const { place, code } = only('Tag', '← Author.tagIds');
    expect(await place({ id: 7 }, rows)).toEqual({ model: 'Author', where: { tagIds: 7 } });
    expect(code).toBe('Author.find({where: {tagIds: tag.id}})');
    expect(labels('Product')).toEqual(['← Author.lineList.productId']);
    expect(await only('Product', '← Author.lineList.productId').place({ id: 2 }, rows)).toEqual({
      model: 'Author',
      where: { 'lineList.productId': 2 },
    });
  });

  it('lead from each id of a list to its row', () => {
    const list = referencesOf(modelOf('Author'), mixed).get('tagIds');
    expect(list).toEqual({ property: 'tagIds', target: 'Tag', targetProperty: 'id' });
    expect(list && placeOfId(list, 3)).toEqual({ model: 'Tag', where: { id: 3 }, code: 'Tag.findById(3)' });
  });

  it('lead from an item through its own keys', async () => {
    const jumps = jumpsFromItem(modelOf('Line'), mixed);
    expect(jumps.map(({ label }) => label)).toEqual(['→ product', 'marks']);
    expect(await jumps[0]?.place({ productId: 5 }, null)).toEqual({ model: 'Product', where: { id: 5 } });
  });
});
