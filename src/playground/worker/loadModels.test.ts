import { describe, expect, it } from 'vitest';
import { createMemoryConnector, type Notice } from '../../runtime/index.ts';
import { loadModels } from './loadModels.ts';
import { toShown } from './toShown.ts';

const file = (name: string, definition: unknown) => ({ name, text: JSON.stringify(definition) });

describe('loadModels', () => {
  it('names the file that is not a model definition', async () => {
    const load = (text: string) =>
      loadModels([{ name: 'order.json', text }], createMemoryConnector(), () => {});
    await expect(load('{')).rejects.toThrow(/^order\.json is not JSON: /);
    await expect(load('[]')).rejects.toThrow('order.json is not a model definition: expected an object.');
  });

  async function loadAll(...definitions: { readonly name: string; readonly [key: string]: unknown }[]) {
    const notices: string[] = [];
    const files = definitions.map((definition) => file(`${definition.name}.json`, definition));
    const { models } = await loadModels(files, createMemoryConnector(), ({ code, message }: Notice) =>
      notices.push(`${code}: ${message}`),
    );
    return { models, notices };
  }

  it('reports what LoopBack silently leaves out', async () => {
    const { notices } = await loadAll({
      name: 'A',
      relations: { things: { type: 'hasMany', model: 'Nowhere' } },
    });
    expect(notices).toEqual(['RELATION_UNRESOLVED: A.things needs the model "Nowhere".']);
  });

  it('treats an unknown base as PersistedModel, and knows those of packages', async () => {
    const { models, notices } = await loadAll(
      { name: 'Gadget', base: 'Nope', properties: { label: 'string' } },
      { name: 'userCredential', base: 'UserCredential' },
    );
    expect(await models.get('Gadget')?.create({ label: 'a' })).toMatchObject({ id: 1, label: 'a' });
    expect(Object.keys(models.get('userCredential')?.definition.properties ?? {})).toContain('externalId');
    expect(notices).toEqual(['BASE_UNKNOWN: The base of Gadget, "Nope", is unknown.']);
  });

  it('leaves out what LoopBack refuses, says why, and loads everything else', async () => {
    const { models, notices } = await loadAll(
      {
        name: 'Customer',
        relations: {
          orders: { type: 'hasMany', model: 'Order', primaryKey: 'nope' },
          notes: { type: 'hasmany', model: 'Note' },
          owner: null,
          good: { type: 'hasMany', model: 'Note' },
        },
      },
      { name: 'Order' },
      { name: 'Note' },
      { name: 'Broken', properties: { 'a.b': 'string' } },
      { name: 'Below', base: 'Broken' },
      { name: 'Lead', relations: { broken: { type: 'belongsTo', model: 'Broken' } } },
    );
    expect([...models.keys()].toSorted()).toEqual(['Customer', 'Lead', 'Note', 'Order']);
    const customer = await models.get('Customer')?.create({});
    expect(customer).toMatchObject({ id: 1 });
    expect(Object.keys(models.get('Customer')?.relations ?? {})).toEqual(['good']);
    expect(customer && 'orders' in customer).toBe(false);
    expect(notices.toSorted()).toEqual([
      'MODEL_LEFT_OUT: Below is left out: its base Broken is left out.',
      'MODEL_LEFT_OUT: Broken is left out: Property names containing dot(s) are not supported. Model: Broken, property: a.b.',
      'RELATION_LEFT_OUT: Customer.notes is left out: Invalid relation type: hasmany.',
      'RELATION_LEFT_OUT: Customer.orders is left out: it points at "nope", which Customer does not have.',
      'RELATION_LEFT_OUT: Customer.owner is left out: it is null, not an object.',
      'RELATION_UNRESOLVED: Lead.broken needs the model "Broken".',
    ]);
  });

  it('recognizes an instance, its id first, stored or not', async () => {
    const loaded = await loadModels(
      [file('order.json', { name: 'Order', properties: { text: 'string', tags: ['string'] } })],
      createMemoryConnector(),
      () => {},
    );
    const Order = loaded.models.get('Order');
    if (Order === undefined) throw new Error('Order is not loaded');
    const reader = { read: loaded.readInstance };
    expect(toShown(new Order({ text: 'a' }), reader)).toMatchObject({
      kind: 'instance',
      model: 'Order',
      isNew: true,
    });
    const stored = toShown(await Order.create({ text: 'a', tags: ['x'] }), reader);
    expect(stored).toMatchObject({
      isNew: false,
      entries: [
        ['id', {}],
        ['text', {}],
        ['tags', { kind: 'array' }],
      ],
    });
    expect(toShown(await Order.find(), reader)).toMatchObject({
      kind: 'table',
      model: 'Order',
      columns: ['id', 'text', 'tags'],
    });
    expect(toShown({ id: 1 }, reader)).toMatchObject({ kind: 'object' });
  });
});
