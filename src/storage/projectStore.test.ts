import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { createProject } from '../model/index.ts';
import { projectOf } from '../model/testing/projects.ts';
import { databaseExists } from './databaseExists.ts';
import { openProjectStore } from './projectStore.ts';
import { toStorageFailure } from './storageFailure.ts';
import { describeStorageLoss } from './testing/lossSuite.ts';
import { describeProjectStore } from './testing/projectStoreSuite.ts';
import { describeSnapshotStore } from './testing/snapshotSuite.ts';

describeProjectStore();
describeStorageLoss();
describeSnapshotStore();

describe('a large project', () => {
  it('is read with a pause after each model and each step, so that the page stays responsive', async () => {
    let pauses = 0;
    const store = await openProjectStore('large', {
      createPauses: () => ({
        async pause() {
          pauses += 1;
        },
      }),
    });
    const before = projectOf(...Array.from({ length: 200 }, (_, index) => ({ name: `Model${index}` })));
    const project = { ...before, models: before.models.map((entry) => ({ ...entry })) };
    const steps = { past: [{ project: before, label: 'Move' }], future: [] };
    await store.save('p', project, steps);
    const loaded = await store.load('p');
    expect(loaded).toMatchObject({ ok: true, value: { project, steps } });
    // Each model's shape, its definition, and its version in the history.
    expect(pauses).toBeGreaterThan(3 * 200);
    const taken = await store.snapshots.take('p', project, 'byHand');
    pauses = 0;
    const snapshot = await store.snapshots.load('p', taken.ok && taken.value ? taken.value.takenAt : 0);
    store.close();
    expect(snapshot).toMatchObject({ ok: true, value: { name: project.name } });
    expect(pauses).toBeGreaterThan(2 * 200);
  });
});

describe('the removed projects', () => {
  it('are listed without reading the others, once an earlier version’s were found', async () => {
    const store = await openProjectStore('removed');
    for (const id of ['a', 'b', 'c']) await store.save(id, createProject(id));
    await store.setRemoved('a', true);
    const readAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const ids = async () => {
      const listed = await store.listRemoved();
      return listed.ok ? listed.value.map(({ id }) => id) : listed.error.code;
    };
    expect(await ids()).toEqual(['a']);
    expect(readAll).toHaveBeenCalledOnce();
    await store.setRemoved('b', true);
    await store.setRemoved('c', true);
    await store.setRemoved('a', false);
    // Deleted by an earlier version, which does not know of the list.
    await store.remove('c');
    expect(await ids()).toEqual(['b']);
    expect(readAll).toHaveBeenCalledOnce();
    readAll.mockRestore();
    store.close();
  });
});

describe('a browser without storage', () => {
  it.each([
    ['nothing', () => Reflect.deleteProperty(globalThis, 'indexedDB')],
    ['null', () => Object.assign(globalThis, { indexedDB: null })],
  ])('still opens a store, whose calls return why they fail: %s', async (_, remove) => {
    const { indexedDB } = globalThis;
    remove();
    const store = await openProjectStore('none');
    const saved = await store.save('p', createProject('p'));
    const exists = await databaseExists('none');
    globalThis.indexedDB = indexedDB;
    expect(saved).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(exists).toBe(true);
  });

  it('works as soon as there is storage', async () => {
    const { indexedDB } = globalThis;
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('The request was denied', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const store = await openProjectStore('denied');
    expect(await store.list()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    globalThis.indexedDB = indexedDB;
    expect(await store.list()).toEqual({ ok: true, value: [] });
    store.close();
  });
});

describe('a browser that refuses the site its data', () => {
  it.each(['UnknownError', 'SecurityError', 'InvalidStateError'])(
    'grants no storage: the opening fails with %s',
    async (name) => {
      const { indexedDB } = globalThis;
      const refusal = new DOMException('The user denied permission.', name);
      globalThis.indexedDB = {
        open: () => {
          throw refusal;
        },
        databases: () => Promise.reject(refusal),
      } as unknown as IDBFactory;
      const store = await openProjectStore('refused');
      const saved = await store.save('p', createProject('p'));
      const exists = await databaseExists('refused');
      globalThis.indexedDB = indexedDB;
      expect(saved).toMatchObject({
        ok: false,
        error: { code: 'unavailable', message: 'This browser grants no storage.' },
      });
      expect(exists).toBe(true);
    },
  );
});

describe('a storage that does not answer', () => {
  it('delays opening by three seconds, and is used as soon as it answers', async () => {
    const name = 'busy';
    const holder = await openDB(name, 1);
    // The deletion waits for the holder; an opening waits for the deletion without an event.
    const deleted = deleteDB(name);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = openProjectStore(name);
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    const store = await opening;
    expect(store.isOpen()).toBe(false);
    expect(await store.save('p', createProject('p'))).toMatchObject({
      ok: false,
      error: { code: 'unanswered' },
    });
    holder.close();
    await deleted;
    expect(await store.whenOpen()).toBe(true);
    expect(await store.save('p', createProject('p'))).toMatchObject({ ok: true });
    expect(store.isOpen()).toBe(true);
    store.close();
  });
});

describe('toStorageFailure', () => {
  it.each([
    ['QuotaExceededError', 'quota'],
    ['InvalidStateError', 'closed'],
    ['AbortError', 'closed'],
    ['VersionError', 'newer'],
    ['SecurityError', 'unavailable'],
    ['UnknownError', 'unknown'],
  ])('%s is %s, with a way out', (name, code) => {
    const failure = toStorageFailure(new DOMException('said the browser', name));
    expect(failure.code).toBe(code);
    expect(failure.message).not.toBe('');
    expect(failure.advice).not.toBe('');
  });

  it('throws our own mistakes again', () => {
    expect(() => toStorageFailure(new DOMException('a function', 'DataCloneError'))).toThrow('a function');
    expect(() => toStorageFailure(new TypeError('bug'))).toThrow('bug');
  });
});
