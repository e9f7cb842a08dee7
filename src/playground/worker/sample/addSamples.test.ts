import { describe, expect, it } from 'vitest';
import { type Connector, createMemoryConnector, type ModelClass } from '../../../runtime/index.ts';
import type { SampleRecord } from '../../wire/sampleRecord.ts';
import { loadModels, type RuntimeModels } from '../loadModels.ts';
import { addSamples } from './addSamples.ts';
import { fillSamples } from './fillSamples.ts';

type Definition = Readonly<Record<string, unknown>> & { readonly name: string };

const customer: Definition = {
  name: 'Customer',
  properties: { name: 'string' },
  relations: {
    orders: { type: 'hasMany', model: 'Order', foreignKey: '' },
    card: { type: 'hasOne', model: 'Card', foreignKey: '' },
  },
};
const others: readonly Definition[] = [
  { name: 'Order', properties: { total: 'number' } },
  { name: 'Card', properties: { number: 'string' } },
  { name: 'Tag', idInjection: false, properties: { key: { type: 'string', id: true }, text: 'string' } },
];

function load(connector: Connector = createMemoryConnector()): Promise<RuntimeModels> {
  const files = [customer, ...others].map((definition) => ({
    name: `${definition.name}.json`,
    text: JSON.stringify(definition),
  }));
  return loadModels(files, connector, () => {});
}

const find = async (loaded: RuntimeModels, name: string) => {
  const model: ModelClass | undefined = loaded.models.get(name);
  return ((await model?.find({})) ?? []).map((instance) => instance.toJSON());
};

async function filled() {
  const loaded = await load();
  const records: SampleRecord[] = [];
  await fillSamples(loaded, 'seed', { onRecord: (record) => void records.push(record) });
  return { loaded, records };
}

describe('addSamples', () => {
  it('leaves stored rows alone, and gives new ones free ids', async () => {
    const { loaded, records } = await filled();
    const before = await find(loaded, 'Customer');
    await loaded.connector.create('Customer', [{ id: 40, name: 'mine' }]);
    await loaded.connector.create('Tag', [{ key: 'tag-7', text: 'mine' }]);
    const reported: SampleRecord[] = [];
    const counts = { Customer: 3, Order: 0, Card: 0, Tag: 2 };
    const onRecord = (record: SampleRecord): void => void reported.push(record);
    expect(await addSamples(loaded, 'seed', { counts, records, onRecord })).toEqual([
      { model: 'Customer', rows: 3, isNew: true, properties: [] },
      { model: 'Tag', rows: 2, isNew: true, properties: [] },
    ]);
    const customers = await find(loaded, 'Customer');
    expect(customers.slice(0, before.length)).toEqual(before);
    expect(customers.slice(before.length).map(({ id }) => id)).toEqual([40, 41, 42, 43]);
    expect((await find(loaded, 'Tag')).map(({ key }) => key).sort()).toEqual(
      ['tag-1', 'tag-2', 'tag-3', 'tag-4', 'tag-5', 'tag-7', 'tag-8', 'tag-9'].sort(),
    );
    // The old rows still get the values of properties that come later, and the new ones too.
    expect(reported.find(({ model }) => model === 'Customer')?.ids).toEqual([1, 2, 3, 4, 5, 41, 42, 43]);
  });

  it('references rows that are added with it, or else stored ones', async () => {
    const { loaded, records } = await filled();
    await addSamples(loaded, 'seed', { counts: { Customer: 4, Order: 40, Card: 4, Tag: 0 }, records });
    const together = (await find(loaded, 'Order')).slice(12);
    expect(together).toHaveLength(40);
    expect(new Set(together.map(({ customerId }) => customerId))).toEqual(new Set([6, 7, 8, 9]));
    const cards = (await find(loaded, 'Card')).map(({ customerId }) => customerId);
    expect(cards).toHaveLength(9);
    expect(new Set(cards).size).toBe(9);

    await addSamples(loaded, 'seed', { counts: { Customer: 0, Order: 60, Card: 0, Tag: 0 }, records });
    const alone = (await find(loaded, 'Order')).slice(52);
    expect(alone).toHaveLength(60);
    expect(alone.every(({ customerId }) => Number(customerId) >= 1 && Number(customerId) <= 9)).toBe(true);
  });

  it('gives no second row to a partner that allows only one', async () => {
    const { loaded, records } = await filled();
    await loaded.models.get('Card')?.destroyAll({ customerId: { inq: [2, 4] } });
    await addSamples(loaded, 'seed', { counts: { Customer: 0, Order: 0, Card: 3, Tag: 0 }, records });
    const owners = (await find(loaded, 'Card')).map(({ customerId }) => customerId);
    expect(owners.filter((owner) => owner !== undefined).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(owners).toHaveLength(6);
  });

  it('ends early with the rows that it has made', async () => {
    const { loaded, records } = await filled();
    let isCancelled = false;
    const made = await addSamples(loaded, 'seed', {
      counts: { Customer: 4_000, Order: 600, Card: 0, Tag: 0 },
      records,
      isCancelled: () => isCancelled,
      onProgress: () => {
        isCancelled = true;
      },
    });
    expect(made).toEqual([{ model: 'Customer', rows: 1_000, isNew: true, properties: [] }]);
    expect(await loaded.connector.count('Customer')).toBe(1_005);
  });
});
