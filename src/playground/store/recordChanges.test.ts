import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryConnector, type ModelSchema } from '../../runtime/index.ts';
import type { DesignModel } from '../designModel.ts';
import { findOrphans } from './findOrphans.ts';
import { readPages } from './readPages.ts';
import { recordChanges } from './recordChanges.ts';
import { imageLimit } from './recording.ts';

const schema = (name: string, ...indexes: string[]): ModelSchema => ({
  name,
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: { id: 'number' },
  indexes,
});

const design: readonly DesignModel[] = ['Customer', 'Order'].map((name) => ({
  id: name,
  name,
  path: `${name}s`,
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  isStored: true,
  properties: [],
  relations:
    name === 'Order'
      ? []
      : [
          {
            name: 'orders',
            type: 'hasMany',
            model: 'Order',
            through: null,
            keyHolder: 'Order',
            foreignKey: 'customerId',
            keyThrough: null,
            pointsAt: 'id',
            discriminator: null,
            path: 'orders',
          },
        ],
}));

let recorder: ReturnType<typeof recordChanges>;

beforeEach(async () => {
  recorder = recordChanges(createMemoryConnector());
  const { connector } = recorder;
  await connector.define([schema('Customer'), schema('Order', 'customerId'), schema('playground/samples')]);
  await connector.create('Customer', [{ name: 'Ada' }, { name: 'Bob' }]);
  await connector.create('Order', [{ customerId: 1 }, { customerId: 1 }, { customerId: 2 }]);
  recorder.start();
});

describe('recordChanges', () => {
  it('keeps the order of the calls, although it reads rows before they are written', async () => {
    const { connector } = recorder;
    const destroyed = connector.destroy('Order', undefined);
    const made = connector.create('Order', [{ customerId: 9 }]);
    const counted = connector.count('Order');
    expect(await Promise.all([destroyed, made, counted])).toEqual([3, [{ id: 4 }], 1]);
  });

  it('records what upsertWhere changed', async () => {
    const { connector } = recorder;
    await connector.upsertWhere('Customer', { name: 'Ada' }, { name: 'Ada', age: 1 });
    await connector.upsertWhere('Customer', { name: 'Bob' }, { name: 'Bob' });
    await connector.upsertWhere('Customer', { name: 'Cy' }, { name: 'Cy' });
    await connector.upsertWhere('Customer', undefined, { name: 'all' });
    expect(recorder.stop().changes.models).toMatchObject([
      {
        model: 'Customer',
        created: 1,
        changed: 1,
        rows: [
          { kind: 'changed', id: 1, before: { name: 'Ada' }, after: { name: 'Ada', age: 1 } },
          { kind: 'created', id: 3, before: null, after: { name: 'Cy' } },
        ],
      },
    ]);
  });

  it('records what was created, changed and removed, with the rows before and after', async () => {
    const { connector } = recorder;
    await connector.create('Order', [{ customerId: 2 }]);
    await connector.write('Order', 1, { total: 5 }, { existing: 'merge', missing: 'skip' });
    await connector.update('Order', { id: 2 }, { total: 7 });
    await connector.destroy('Order', { id: 3 });
    const [changes] = recorder.stop().changes.models;
    expect(changes).toMatchObject({ model: 'Order', created: 1, changed: 2, removed: 1 });
    expect(changes?.rows).toEqual([
      { kind: 'created', id: 4, before: null, after: { id: 4, customerId: 2 } },
      { kind: 'changed', id: 1, before: { id: 1, customerId: 1 }, after: { id: 1, customerId: 1, total: 5 } },
      { kind: 'changed', id: 2, before: { id: 2, customerId: 1 }, after: { id: 2, customerId: 1, total: 7 } },
      { kind: 'removed', id: 3, before: { id: 3, customerId: 2 }, after: null },
    ]);
  });

  it('counts what it does not keep, and ignores reads, its own stores and writes that change nothing', async () => {
    const { connector } = recorder;
    await connector.find('Order', {});
    await connector.create('playground/samples', [{ ids: [] }]);
    await connector.write('Order', 1, { customerId: 1 }, { existing: 'merge', missing: 'skip' });
    await connector.update('Order', { id: 1 }, { customerId: 1 });
    expect(recorder.stop()).toEqual({ changes: { models: [] }, images: [] });
    recorder.start();
    await connector.create(
      'Order',
      Array.from({ length: imageLimit + 50 }, () => ({ customerId: 1 })),
    );
    // Without room for more rows the counts stay right: this write changes nothing, the next one does.
    await connector.write('Order', 1, { customerId: 1 }, { existing: 'merge', missing: 'skip' });
    await connector.write('Order', 1, { customerId: 2 }, { existing: 'merge', missing: 'skip' });
    const [changes] = recorder.stop().changes.models;
    expect(changes).toMatchObject({ created: imageLimit + 50, changed: 1 });
    expect(changes?.rows).toHaveLength(imageLimit);
  });
});

describe('findOrphans', () => {
  it('finds rows that reference a missing row, after a destroy and after a write', async () => {
    const { connector } = recorder;
    await connector.destroy('Customer', { id: 1 });
    await connector.create('Order', [{ customerId: 99 }, { customerId: 2 }]);
    expect(await findOrphans(connector, design, recorder.stop().changes)).toEqual([
      {
        model: 'Order',
        property: 'customerId',
        target: 'Customer',
        count: 2,
        isAtLeast: false,
        values: [1],
        why: 'left',
      },
      {
        model: 'Order',
        property: 'customerId',
        target: 'Customer',
        count: 1,
        isAtLeast: false,
        values: [99],
        why: 'made',
      },
    ]);
  });

  it('finds nothing where the children were deleted, too', async () => {
    const { connector } = recorder;
    await connector.destroy('Order', { customerId: 1 });
    await connector.destroy('Customer', { id: 1 });
    expect(await findOrphans(connector, design, recorder.stop().changes)).toEqual([]);
  });
});

describe('readPages', () => {
  it('reads all rows of a model, some at a time', async () => {
    const { connector } = recorder;
    await connector.create(
      'Order',
      Array.from({ length: 1200 }, (_, index) => ({ customerId: 1, index })),
    );
    const sizes: number[] = [];
    for await (const page of readPages(connector, { name: 'Order', idName: 'id' })) sizes.push(page.length);
    expect(sizes).toEqual([500, 500, 203]);
  });
});
