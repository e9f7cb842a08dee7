import { describe, expect, it } from 'vitest';
import type { PlaygroundRows } from '../../host/index.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { jumpsOf } from './jumps.ts';

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
  return { ...found, where: (row: Readonly<Record<string, unknown>>) => found.where(row as never, rows) };
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
