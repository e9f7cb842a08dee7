import { describe, expect, it } from 'vitest';
import { createMemoryConnector, type Notice } from '../../runtime/index.ts';
import { loadModels } from './loadModels.ts';
import { toShown } from './toShown.ts';

const file = (name: string, definition: unknown) => ({ name, text: JSON.stringify(definition) });

describe('loadModels', () => {
  it('names the file that is no model definition', async () => {
    const load = (text: string) =>
      loadModels([{ name: 'order.json', text }], createMemoryConnector(), () => {});
    await expect(load('{')).rejects.toThrow(/^order\.json is not JSON: /);
    await expect(load('[]')).rejects.toThrow('order.json is no model definition: it should hold an object.');
  });

  it('hands on what LoopBack refuses, and tells of what it leaves out silently', async () => {
    const notices: Notice[] = [];
    const load = (definition: unknown) =>
      loadModels([file('a.json', definition)], createMemoryConnector(), (notice) => notices.push(notice));
    await expect(load({ name: 'A', base: 'Nope' })).rejects.toThrow('extending an unknown model `Nope`');
    await load({ name: 'A', relations: { things: { type: 'hasMany', model: 'Nowhere' } } });
    expect(notices).toEqual([expect.objectContaining({ code: 'RELATION_UNRESOLVED' })]);
  });

  it('tells an instance from everything else, its id first, stored or not', async () => {
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
