import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connector, Row } from '../../runtime/connector.ts';
import { type IndexedDbConnector, openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { UndoOffer } from '../wire/rowChanges.ts';
import { recordChanges } from './recordChanges.ts';
import { undoLimit } from './recording.ts';
import { createRowHistory, type RowHistory } from './rowHistory.ts';
import { designModel, hasMany, schemaOf } from './testing/designs.ts';

const customer = designModel('c', 'Customer', ['id', 'name'], {
  relations: [hasMany('orders', 'Order', 'customerId'), hasMany('photos', 'Photo', 'ownerId', 'ownerType')],
});
const order = designModel('o', 'Order', ['id', 'total', 'customerId']);
const tag = designModel('t', 'Tag', ['label', 'text'], { idName: 'label', idType: 'string' });
const photo = designModel('p', 'Photo', ['id', 'ownerId', 'ownerType']);
const note = designModel('n', 'Note', ['text'], { idName: null });
const design = [customer, order, tag, photo, note];

const changeOf = (offer: UndoOffer): string => {
  if (offer === null || !('change' in offer)) throw new Error(`No undo: ${JSON.stringify(offer)}`);
  return offer.change;
};

let databases = 0;

describe('row changes that are undone', () => {
  let store: IndexedDbConnector;
  let connector: Connector;
  let history: RowHistory;
  let record: (work: () => Promise<unknown>) => Promise<UndoOffer>;

  const readAll = async (): Promise<Record<string, readonly Row[]>> =>
    Object.fromEntries(
      await Promise.all(design.map(async ({ name }) => [name, await store.find(name, {})] as const)),
    );
  const nextId = async (model: string): Promise<unknown> => {
    const [made] = await store.create(model, [{}]);
    return made !== undefined && 'id' in made ? made.id : null;
  };
  /** Undoes and redoes it: the rows are those from before and from after. */
  const expectTurns = async (work: () => Promise<unknown>): Promise<void> => {
    const before = await readAll();
    const change = changeOf(await record(work));
    const after = await readAll();
    expect(after).not.toEqual(before);
    expect(await history.undoOrRedo(change, 'undo', design)).toMatchObject({ ok: true });
    expect(await readAll()).toEqual(before);
    expect(await history.undoOrRedo(change, 'undo', design)).toMatchObject({ error: { code: 'already' } });
    expect(await history.undoOrRedo(change, 'redo', design)).toMatchObject({ ok: true });
    expect(await readAll()).toEqual(after);
    expect(await history.undoOrRedo(change, 'undo', design)).toMatchObject({ ok: true });
    expect(await readAll()).toEqual(before);
  };

  beforeEach(async () => {
    store = await openIndexedDbConnector(`history-${databases++}`);
    const recorder = recordChanges(store);
    connector = recorder.connector;
    history = createRowHistory(store);
    record = async (work) => {
      recorder.start();
      await work();
      return history.keep(recorder.stop(), design);
    };
    await connector.define(design.map((model) => schemaOf(model, model.id === 'o' ? ['customerId'] : [])));
    await connector.create('Customer', [{ name: 'Ada' }, { name: 'Bob' }]);
    await connector.create('Order', [{ total: 1, customerId: 2 }, { total: 2, customerId: 1 }, { total: 3 }]);
    await connector.create('Tag', [{ label: 'red' }, { label: 'blue', text: 'a' }]);
    await connector.create('Photo', [{ ownerId: 1, ownerType: 'Customer' }]);
    await connector.create('Note', [{ text: 'a' }]);
  });

  afterEach(() => store.disconnect());

  it('ST12 undoes every kind of write, also several of one row in one run', async () => {
    await expectTurns(() => connector.create('Order', [{ total: 9 }, { id: '7', total: 8 }, { id: 1 }]));
    await expectTurns(() => connector.create('Note', [{ text: 'b' }]));
    await expectTurns(() => connector.update('Order', { total: { gt: 1 } }, { total: 0, extra: [1] }));
    await expectTurns(() => connector.destroy('Tag', { text: 'a' }));
    await expectTurns(() => connector.findOrCreate('Tag', { where: { label: 'new' } }, { label: 'new' }));
    await expectTurns(() => connector.upsertWhere('Customer', { name: 'Ada' }, { name: 'Eve', age: 3 }));
    await expectTurns(() =>
      connector.write('Order', 50, { total: 5 }, { existing: 'replace', missing: 'create' }),
    );
    await expectTurns(async () => {
      await connector.write('Order', 1, { total: 5 }, { existing: 'merge', missing: 'skip' });
      await connector.update('Order', { id: 1 }, { total: 6 });
      await connector.create('Order', [{ id: 60, total: 1 }]);
      await connector.write('Order', 60, { total: 2 }, { existing: 'replace', missing: 'skip' });
      await connector.destroy('Order', { id: 2 });
      await connector.automigrate(['Customer']);
      await connector.create('Customer', [{ name: 'new' }]);
    });
    const orders = await store.find('Order', { where: { customerId: 1 } });
    expect(orders).toEqual([{ id: 2, total: 2, customerId: 1 }]);
  });

  it('ST12 never assigns an id twice: an undone create keeps its number, a restored row moves the counter past it', async () => {
    const created = changeOf(await record(() => connector.create('Order', [{ total: 9 }])));
    await history.undoOrRedo(created, 'undo', design);
    expect(await nextId('Order')).toBe(5);
    expect(await history.undoOrRedo(created, 'redo', design)).toMatchObject({ ok: true });
    expect((await store.find('Order', {})).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    const emptied = changeOf(await record(() => connector.automigrate(['Order'])));
    await history.undoOrRedo(emptied, 'undo', design);
    expect(await nextId('Order')).toBe(6);
  });

  it('ST12 refuses where a row has changed since then, and says which; nothing is overwritten', async () => {
    const changed = changeOf(
      await record(() => connector.update('Order', { id: { inq: [1, 2] } }, { total: 7 })),
    );
    const all = changeOf(await record(() => connector.update('Order', undefined, { total: 8 })));
    await connector.update('Order', { id: 1 }, { total: 20 });
    const before = await readAll();
    expect(await history.undoOrRedo(all, 'undo', design)).toEqual({
      ok: false,
      error: {
        code: 'changed',
        message:
          'Order 1 has changed since then: total is 20 now. Nothing was overwritten. Undo the later change first, or edit the rows.',
      },
    });
    expect(await history.undoOrRedo(changed, 'undo', design)).toMatchObject({
      error: {
        message: expect.stringMatching(
          /total is 20 now\. 1 other row has changed too\. Nothing was overwritten\./,
        ),
      },
    });
    expect(await readAll()).toEqual(before);
    const created = changeOf(await record(() => connector.create('Tag', [{ label: 'x' }])));
    await connector.destroy('Tag', { label: 'x' });
    expect(await history.undoOrRedo(created, 'undo', design)).toMatchObject({
      error: { message: expect.stringMatching(/^Tag x has been removed since then\./) },
    });
    const removed = changeOf(await record(() => connector.destroy('Tag', { label: 'red' })));
    await connector.create('Tag', [{ label: 'red', text: 'another' }]);
    expect(await history.undoOrRedo(removed, 'undo', design)).toMatchObject({
      error: { message: expect.stringMatching(/^Tag red has been stored again since then\./) },
    });
  });

  it('refuses where the design has changed, and says how', async () => {
    const messageOf = async (change: string, now: typeof design): Promise<unknown> => {
      const undone = await history.undoOrRedo(change, 'undo', now);
      return undone.ok ? null : undone.error.message;
    };
    const gone = changeOf(await record(() => connector.destroy('Order', { id: 1 })));
    expect(await messageOf(gone, [customer, tag, photo])).toMatch(/^Order is no longer in the design\./);
    const called = [customer, { ...order, name: 'Purchase' }, { ...tag, name: 'Order' }, photo];
    expect(await messageOf(gone, called)).toMatch(/Order is now called Purchase\./);
    const moved = designModel('o', 'Order', ['id', 'amount', 'customerId']);
    expect(await messageOf(gone, [customer, moved, tag, photo])).toMatch(
      /The property total of Order was renamed or removed\./,
    );
    const keyed = designModel('o', 'Order', ['number', 'total', 'customerId'], { idName: 'number' });
    expect(await messageOf(gone, [customer, keyed, tag, photo])).toMatch(/Order has a different id now\./);
    const shown = changeOf(await record(() => connector.destroy('Photo', { id: 1 })));
    const client = [{ ...customer, name: 'Client' }, order, tag, photo];
    expect(await messageOf(shown, client)).toMatch(
      /Customer, which these rows refer to, is now called Client\./,
    );
    // A rename that was undone has no effect.
    expect(await messageOf(shown, design)).toBeNull();
  });

  it('says what can’t be undone: too many rows, rows without an id, and changes of an earlier thread', async () => {
    const many = Array.from({ length: undoLimit + 1 }, () => ({ total: 1 }));
    expect(await record(() => connector.create('Order', many))).toEqual({
      why: 'It changed 5,001 rows; undo keeps at most 5,000 rows of one run.',
    });
    expect(await record(() => connector.destroy('Order', undefined))).toMatchObject({
      why: expect.stringMatching(/^It changed 5,004 rows/),
    });
    expect(await record(() => connector.find('Order', {}))).toBeNull();
    const left = { existing: 'replace', missing: 'insert' } as const;
    expect(await record(() => connector.write('Tag', undefined, { text: 'z' }, left))).toMatchObject({
      why: expect.stringMatching(/^It changed 1 row; undo could not keep all/),
    });
    const change = changeOf(await record(() => connector.create('Tag', [{ label: 'x' }])));
    const other = createRowHistory(store);
    expect(await other.undoOrRedo(change, 'undo', design)).toMatchObject({ error: { code: 'forgotten' } });
  });
});
