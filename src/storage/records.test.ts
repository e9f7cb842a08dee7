import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { openProjectStore } from './projectStore.ts';

const folder = join(import.meta.dirname, 'testing/records');
const SAVED_AT = 1_700_000_000_000;

/** Reads a record as a version of the designer wrote it. */
function fixture(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

const fixturesOf = (kind: string) => readdirSync(folder).filter((name) => name.startsWith(kind));
const projectFixtures = fixturesOf('project');
const snapshotFixtures = fixturesOf('snapshot');

/** Opens a storage with records and a layout of an earlier version. */
async function openOldStorage(
  layout: number,
  stores: Readonly<Record<string, readonly [IDBValidKey, unknown][]>>,
) {
  const name = `old-storage-${Math.random()}`;
  const database = await openDB(name, layout, {
    upgrade(upgraded) {
      upgraded.createObjectStore('projects');
      upgraded.createObjectStore('setAside', { autoIncrement: true });
      upgraded.createObjectStore('settings');
      if (layout < 2) return;
      upgraded.createObjectStore('histories');
      upgraded.createObjectStore('snapshots');
    },
  });
  for (const [store, records] of Object.entries(stores))
    for (const [key, record] of records) await database.put(store, record, key);
  database.close();
  return openProjectStore(name);
}

describe('records of every version', () => {
  it.each(projectFixtures)('%s opens without loss', async (file) => {
    const store = await openOldStorage(1, { projects: [['shop', fixture(file)]] });
    expect(await store.list()).toEqual({
      ok: true,
      value: [{ id: 'shop', name: 'Shop', modelCount: 1, savedAt: SAVED_AT }],
    });
    const loaded = await store.load('shop');
    if (!loaded.ok) throw new Error(loaded.error.message);
    const { project, savedAt } = loaded.value;
    expect(savedAt).toBe(SAVED_AT);
    expect(project).toMatchObject({
      name: 'Shop',
      modelConfig: { config: { Customer: { dataSource: 'db' } } },
    });
    expect(project.models).toMatchObject([{ id: 'customer', path: 'common/models/customer.json' }]);
    expect(Object.fromEntries(project.layout)).toEqual({ customer: { x: -1.5, y: 2000 } });
    expect(project.models[0]?.source?.text).toMatch(/\r\n$/);
    // The next save writes the current version, and nothing is lost.
    await store.save('shop', project);
    expect((await store.load('shop')).ok && (await store.survey())).toMatchObject({
      ok: true,
      value: { projects: [{ id: 'shop' }], unreadable: [] },
    });
    store.close();
  });

  it.each([
    ['a time that no clock can show', 1e300],
    ['the time after the last one', 8.64e15 + 1],
    ['endless time', Number.POSITIVE_INFINITY],
    ['a time that is not a number', Number.NaN],
    ['a time before 1970', -1],
  ])('%s loses only the time', async (_what, at) => {
    const record = { ...(fixture('project2-record2.json') as object), savedAt: at };
    const store = await openOldStorage(2, {
      projects: [
        ['shop', { ...record, id: 'shop' }],
        ['gone', { ...record, id: 'gone', removedAt: at }],
      ],
      setAside: [[1, { version: 1, projectId: 'x', reason: 'y', setAsideAt: at, record: {} }]],
      snapshots: [
        [['shop', at] as IDBValidKey, { ...(fixture('snapshot1.json') as object), takenAt: at }],
      ].filter(() => !Number.isNaN(at)) as [IDBValidKey, unknown][],
    });
    const survey = await store.survey();
    if (!survey.ok) throw new Error(survey.error.message);
    const { projects, removed, unreadable } = survey.value;
    // A project with an invalid time of removal is not deleted as an old one.
    expect(projects.map(({ id }) => id).toSorted()).toEqual(['gone', 'shop']);
    expect(removed).toEqual([]);
    expect(unreadable.map(({ projectId }) => projectId)).toEqual(['x']);
    for (const { savedAt } of projects) expect(() => new Date(savedAt).toISOString()).not.toThrow();
    expect(await store.load('shop')).toMatchObject({ ok: true });
    expect(await store.snapshots.list('shop')).toEqual({ ok: true, value: [] });
    const loaded = await store.load('shop');
    if (!loaded.ok) throw new Error(loaded.error.message);
    const taken = await store.snapshots.take('shop', loaded.value.project, 'byHand');
    expect(taken.ok && taken.value !== null && new Date(taken.value.takenAt).toISOString()).toBeTruthy();
    expect(await store.snapshots.list('shop')).toMatchObject({ ok: true, value: [{ reason: 'byHand' }] });
    store.close();
  });

  it('a damaged record is reported with the position, the expected and the found value', async () => {
    const { name: _, ...nameless } = fixture('project2-record2.json') as { readonly name: string };
    const store = await openOldStorage(2, { projects: [['shop', nameless]] });
    expect(await store.survey()).toMatchObject({
      value: { unreadable: [{ reason: 'The record is damaged at name: expected a string, found nothing.' }] },
    });
    store.close();
  });

  it('history1.json returns the undo steps', async () => {
    const store = await openOldStorage(2, {
      projects: [['shop', fixture('project2.json')]],
      histories: [['shop', fixture('history1.json')]],
    });
    const loaded = await store.load('shop');
    if (!loaded.ok) throw new Error(loaded.error.message);
    const { project, steps } = loaded.value;
    expect(steps?.past.map(({ label }) => label)).toEqual(['Delete model']);
    const before = steps?.past[0]?.project;
    expect(before?.name).toBe('Shop, before');
    expect(before?.models.map(({ definition }) => definition.name)).toEqual(['Customer', 'Order']);
    expect(before?.models[0]).toBe(project.models[0]);
    expect(Object.fromEntries(before?.layout ?? [])).toEqual({
      customer: { x: -1.5, y: 2000 },
      order: { x: 0, y: 0 },
    });
    store.close();
  });

  it.each([
    ['moved2-record3.json', 'history1-record3.json'],
    ['moved2-record4.json', 'history2-record4.json'],
  ])('%s with %s returns each step with the positions of its models', async (project, history) => {
    const store = await openOldStorage(2, {
      projects: [['moved', fixture(project)]],
      histories: [['moved', fixture(history)]],
    });
    const loaded = await store.load('moved');
    if (!loaded.ok) throw new Error(loaded.error.message);
    const { steps } = loaded.value;
    const start = { customer: { x: -1.5, y: 2000 } };
    expect(Object.fromEntries(loaded.value.project.layout)).toEqual({
      customer: { x: 40, y: 40 },
      order: { x: 0, y: 0 },
    });
    expect(steps?.past.map(({ label, project: { layout } }) => [label, Object.fromEntries(layout)])).toEqual([
      ['Add model', start],
      ['Move', { ...start, order: { x: 300, y: 2000 } }],
      ['Write note', { ...start, order: { x: 320.5, y: 1900 } }],
      ['Move', { ...start, order: { x: 320.5, y: 1900 } }],
    ]);
    expect(steps?.past.map(({ project: { notes } }) => notes.length)).toEqual([1, 1, 1, 2]);
    const [redone] = steps?.future ?? [];
    expect(redone?.project.layout).toEqual(loaded.value.project.layout);
    expect(redone?.project.models.map(({ definition }) => definition.name)).toEqual(['Client', 'Order']);
    // The next save writes the current version, with the same content.
    await store.save('moved', loaded.value.project, loaded.value.steps);
    expect(await store.load('moved')).toMatchObject({ ok: true, value: { steps } });
    store.close();
  });

  it.each(snapshotFixtures)('%s is listed and returns its project', async (file) => {
    const store = await openOldStorage(2, {
      snapshots: [[['shop', SAVED_AT] as IDBValidKey, fixture(file)]],
    });
    expect(await store.snapshots.list('shop')).toMatchObject({
      ok: true,
      value: [{ reason: 'hourly', modelCount: 1 }],
    });
    expect(await store.snapshots.load('shop', SAVED_AT)).toMatchObject({
      ok: true,
      value: { name: 'Shop', layout: new Map([['customer', { x: -1.5, y: 2000 }]]) },
    });
    store.close();
  });
});
