import { expect, test } from 'vitest';
import { DataSource, type ModelInstance } from '../index.ts';
import type { Observer } from '../model/contracts.ts';

type ReplaceOrCreate = (...args: unknown[]) => Promise<ModelInstance>;

function createNotes(settings: Record<string, unknown> = {}) {
  const dataSource = new DataSource('memory');
  const Note = dataSource.define('Note', { text: { type: String }, size: Number }, settings);
  const replaceOrCreate = (...args: unknown[]) =>
    (Note['replaceOrCreate'] as ReplaceOrCreate).apply(Note, args);
  return { Note, replaceOrCreate };
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('replaceOrCreate replaces the whole row and removes properties that are left out', async () => {
  const { Note, replaceOrCreate } = createNotes({ forceId: false });
  await Note.create({ id: 1, text: 'old', size: 3 });
  expect(asJson(await replaceOrCreate({ id: 1, text: 'new' }))).toEqual({ id: 1, text: 'new' });
  expect(asJson(await Note.findById(1))).not.toHaveProperty('size', 3);
  expect(await Note.count()).toBe(1);
});

test('replaceOrCreate creates a row without id, and one with an unused id', async () => {
  const { Note, replaceOrCreate } = createNotes({ forceId: false });
  expect((await replaceOrCreate({ text: 'a' }))['id']).toBe(1);
  expect((await replaceOrCreate({ id: 7, text: 'b' }))['id']).toBe(7);
  expect(await Note.count()).toBe(2);
});

test('replaceOrCreate reports to a callback whether the row is new', async () => {
  const { replaceOrCreate } = createNotes({ forceId: false });
  const call = (data: object) =>
    new Promise<unknown>((resolve, reject) => {
      void replaceOrCreate(data, (error: unknown, _row: unknown, info: unknown) =>
        error ? reject(error) : resolve(info),
      );
    });
  expect(await call({ id: 1, text: 'a' })).toEqual({ isNewInstance: true });
  expect(await call({ id: 1, text: 'b' })).toEqual({ isNewInstance: false });
});

test('replaceOrCreate under forceId refuses an id that no row has', async () => {
  const { Note, replaceOrCreate } = createNotes({ forceId: true });
  await expect(replaceOrCreate({ id: 9, text: 'a' })).rejects.toMatchObject({ statusCode: 404 });
  const note = await Note.create({ text: 'a', size: 1 });
  expect(asJson(await replaceOrCreate({ id: note['id'], text: 'b' }))).toEqual({ id: 1, text: 'b' });
});

test('replaceOrCreate replaces the row that an access hook selects, or saves the data as new', async () => {
  const { Note, replaceOrCreate } = createNotes({ forceId: false });
  await Note.create([{ text: 'first' }, { text: 'second' }]);
  let wanted: unknown = { text: 'second' };
  (Note['observe'] as (hook: string, observer: Observer) => void)('access', (context, next) => {
    if (wanted !== null && context.query) context.query.where = wanted as Record<string, unknown>;
    next();
  });
  const replaced = await replaceOrCreate({ id: 1, text: 'changed' });
  expect(replaced['id']).toBe(2);
  wanted = { text: 'nobody' };
  const saved = await replaceOrCreate({ id: 1, text: 'new' });
  expect(saved['id']).toBe(3);
  wanted = null;
  expect(asJson(await Note.find({ fields: ['text'] }))).toEqual([
    { text: 'first' },
    { text: 'changed' },
    { text: 'new' },
  ]);
});
