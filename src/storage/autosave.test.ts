import { describe, expect, it } from 'vitest';
import { createProject } from '../model/index.ts';
import { quota, setUp } from './testing/autosaveSetup.ts';

describe('autosave', () => {
  it('waits longer with a thousand models, because writing takes longer', () => {
    const { put, present, waits } = setUp();
    const entry = { path: 'x.json', definition: { name: 'X' }, source: null, position: { x: 0, y: 0 } };
    put({ ...present(), models: Array.from({ length: 1000 }, (_, at) => ({ ...entry, id: `m${at}` })) });
    expect(waits()).toEqual([1250]);
  });

  it('does nothing for a project that is stored', () => {
    const { state, written, waits, autosave } = setUp();
    expect(state()).toBe('saved');
    expect(autosave.status.getState().savedAt).toBe(1);
    expect([written(), waits()]).toEqual([[], []]);
  });

  it('saves a new project at once', async () => {
    const { state, written, settle, autosave } = setUp({ isNew: true });
    expect(state()).toBe('saving');
    expect(written()).toEqual(['at first']);
    await settle(0);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 100 });
  });

  it('is saving from the change on, and saved only after the write', async () => {
    const { state, edit, pass, settle } = setUp();
    edit('a');
    expect(state()).toBe('saving');
    pass();
    expect(state()).toBe('saving');
    await settle(0);
    expect(state()).toBe('saved');
  });

  it('writes a burst once, counted from its first change', async () => {
    const { edit, pass, written, waits } = setUp();
    for (const name of ['a', 'ab', 'abc']) edit(name);
    expect(waits()).toHaveLength(1);
    pass();
    expect(written()).toEqual(['abc']);
  });

  it('is saving while a change waits, and a flush writes it', async () => {
    const { state, type, edit, pass, settle, autosave, written, waits } = setUp();
    type('a');
    expect(state()).toBe('saving');
    expect(waits()).toEqual([]);
    const flushed = autosave.flush();
    expect(written()).toEqual(['a']);
    type('ab');
    await settle(0);
    expect([state(), await flushed]).toEqual(['saving', true]);
    edit('b');
    pass();
    expect(written()).toEqual(['a', 'b']);
  });

  it('ignores changes of other state, such as the selection', () => {
    const { put, present, waits, state } = setUp();
    put(present());
    expect(waits()).toEqual([]);
    expect(state()).toBe('saved');
  });

  it('writes one state at a time, and the latest one afterwards', async () => {
    const { edit, pass, written, settle, state, waits } = setUp();
    edit('a');
    pass();
    edit('ab');
    edit('abc');
    expect(waits()).toEqual([]);
    expect(written()).toEqual(['a']);
    await settle(0);
    expect(state()).toBe('saving');
    pass();
    expect(written()).toEqual(['a', 'abc']);
    await settle(1);
    expect(state()).toBe('saved');
  });

  it('does not write when undo leads back to the stored project', () => {
    const { edit, put, present, waits, state } = setUp();
    const stored = present();
    edit('a');
    put(stored);
    expect(waits()).toEqual([]);
    expect(state()).toBe('saved');
  });
});

describe('a failed write', () => {
  it('is shown with its cause and retried at growing intervals', async () => {
    const { edit, pass, settle, waits, autosave } = setUp();
    edit('a');
    pass();
    const delays: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await settle(attempt, quota);
      expect(autosave.status.getState()).toMatchObject({
        state: 'failed',
        error: { code: 'quota' },
        savedAt: 1,
      });
      delays.push(...waits());
      pass();
      expect(autosave.status.getState().state).toBe('failed');
    }
    expect(delays).toEqual([1000, 2000, 5000, 15_000, 30_000, 30_000, 30_000]);
    await settle(7);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 107 });
  });

  it('is retried sooner after the next change, once for a burst', async () => {
    const { edit, pass, settle, waits, written } = setUp();
    edit('a');
    pass();
    await settle(0, quota);
    edit('b');
    const [wait] = waits();
    expect(wait).toBeLessThan(1000);
    edit('bc');
    expect(waits()).toEqual([wait]);
    pass();
    expect(written()).toEqual(['a', 'bc']);
    await settle(1);
    edit('d');
    pass();
    await settle(2, quota);
    expect(waits()).toEqual([1000]);
  });

  it('is over when undo leads back to the stored project', async () => {
    const { edit, put, present, pass, settle, waits, autosave } = setUp();
    const stored = present();
    edit('a');
    pass();
    await settle(0, quota);
    put(stored);
    expect(waits()).toEqual([]);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 1 });
  });

  it('is reported when the store throws, and the bug still surfaces', async () => {
    const thrown: unknown[] = [];
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => thrown.push(error));
    const { edit, pass, autosave, waits } = setUp({
      store: {
        save: () => {
          throw new Error('bug');
        },
      },
    });
    edit('a');
    pass();
    await new Promise((done) => setImmediate(done));
    for (const other of others) process.on('uncaughtException', other);
    expect(autosave.status.getState()).toMatchObject({ state: 'failed', error: { code: 'unknown' } });
    expect(waits()).toEqual([1000]);
    expect(thrown).toEqual([new Error('bug')]);
  });
});

describe('flush', () => {
  it('saves at once and resolves when all is written', async () => {
    const { autosave, edit, waits, written, settle } = setUp();
    edit('a');
    const flushed = autosave.flush();
    expect(waits()).toEqual([]);
    expect(written()).toEqual(['a']);
    await settle(0);
    expect(await flushed).toBe(true);
    expect(await autosave.flush()).toBe(true);
    expect(written()).toEqual(['a']);
  });

  it('does not wait for a pending write, and does not send the same project twice', async () => {
    const { autosave, edit, pass, written, settle, state } = setUp();
    edit('a');
    pass();
    edit('b');
    const flushed = Promise.all([autosave.flush(), autosave.flush()]);
    expect(written()).toEqual(['a', 'b']);
    await settle(0);
    expect(state()).toBe('saving');
    await settle(1);
    expect(await flushed).toEqual([true, true]);
    expect(state()).toBe('saved');
  });

  it('resolves to false when the write failed', async () => {
    const { autosave, edit, settle, waits } = setUp();
    edit('a');
    const flushed = autosave.flush();
    await settle(0, quota);
    expect(await flushed).toBe(false);
    expect(waits()).toEqual([1000]);
  });
});

describe('a project that another tab writes', () => {
  it('is not saved from here until this tab is the writer again', async () => {
    const { autosave, edit, put, pass, present, settle, state, waits, written } = setUp();
    edit('a');
    autosave.follow(present(), 7);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 7 });
    const theirs = createProject('theirs');
    autosave.follow(theirs, 8);
    put(theirs);
    edit('not saved from here');
    pass();
    expect(await autosave.flush()).toBe(true);
    expect([written(), waits(), state()]).toEqual([[], [], 'saved']);

    autosave.lead(theirs, 9);
    put(theirs);
    expect(state()).toBe('saved');
    edit('mine again');
    pass();
    expect(written()).toEqual(['mine again']);
    await settle(0);
    expect(state()).toBe('saved');
  });

  it('is not disturbed by a pending write', async () => {
    const { autosave, edit, pass, present, settle, waits, written } = setUp();
    edit('a');
    pass();
    autosave.follow(present(), 7);
    await settle(0, quota);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 7 });
    expect([written(), waits()]).toEqual([['a'], []]);
  });
});

it('stops listening, waiting and writing when it is disposed of', async () => {
  const { autosave, edit, pass, settle, waits, written, listenerCount } = setUp();
  edit('a');
  pass();
  edit('b');
  autosave.dispose();
  await settle(0, quota);
  edit('c');
  expect([listenerCount(), waits(), written()]).toEqual([0, [], ['a']]);
});
