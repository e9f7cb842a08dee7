import { describe, expect, it } from 'vitest';
import { createProject } from '../model/index.ts';
import { quota, stage } from './testing/autosaveStage.ts';

describe('autosave', () => {
  it('waits longer where writing takes longer: with a thousand models', () => {
    const { put, present, waits } = stage();
    const entry = { path: 'x.json', definition: { name: 'X' }, source: null, position: { x: 0, y: 0 } };
    put({ ...present(), models: Array.from({ length: 1000 }, (_, at) => ({ ...entry, id: `m${at}` })) });
    expect(waits()).toEqual([1250]);
  });

  it('has nothing to do for a project that the store holds', () => {
    const { state, written, waits, autosave } = stage();
    expect(state()).toBe('saved');
    expect(autosave.status.getState().savedAt).toBe(1);
    expect([written(), waits()]).toEqual([[], []]);
  });

  it('saves a project that is new to the store at once', async () => {
    const { state, written, settle, autosave } = stage({ isNew: true });
    expect(state()).toBe('saving');
    expect(written()).toEqual(['at first']);
    await settle(0);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 100 });
  });

  it('says saving from the change on, and saved only when it is written', async () => {
    const { state, edit, pass, settle } = stage();
    edit('a');
    expect(state()).toBe('saving');
    pass();
    expect(state()).toBe('saving');
    await settle(0);
    expect(state()).toBe('saved');
  });

  it('makes one write of a burst, counted from its first change', async () => {
    const { edit, pass, written, waits } = stage();
    for (const name of ['a', 'ab', 'abc']) edit(name);
    expect(waits()).toHaveLength(1);
    pass();
    expect(written()).toEqual(['abc']);
  });

  it('ignores what is no change of the project, such as a selection', () => {
    const { put, present, waits, state } = stage();
    put(present());
    expect(waits()).toEqual([]);
    expect(state()).toBe('saved');
  });

  it('never writes two at once; the latest wins afterwards', async () => {
    const { edit, pass, written, settle, state, waits } = stage();
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

  it('needs no write when undo leads back to what is stored', () => {
    const { edit, put, present, waits, state } = stage();
    const stored = present();
    edit('a');
    put(stored);
    expect(waits()).toEqual([]);
    expect(state()).toBe('saved');
  });
});

describe('a failed write', () => {
  it('is shown with its cause and tried again, more and more patiently', async () => {
    const { edit, pass, settle, waits, autosave } = stage();
    edit('a');
    pass();
    const patience: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await settle(attempt, quota);
      expect(autosave.status.getState()).toMatchObject({
        state: 'failed',
        error: { code: 'quota' },
        savedAt: 1,
      });
      patience.push(...waits());
      pass();
      expect(autosave.status.getState().state).toBe('failed');
    }
    expect(patience).toEqual([1000, 2000, 5000, 15_000, 30_000, 30_000, 30_000]);
    await settle(7);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 107 });
  });

  it('is tried again sooner at the next change, once for a burst', async () => {
    const { edit, pass, settle, waits, written } = stage();
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

  it('is over when undo leads back to what is stored', async () => {
    const { edit, put, present, pass, settle, waits, autosave } = stage();
    const stored = present();
    edit('a');
    pass();
    await settle(0, quota);
    put(stored);
    expect(waits()).toEqual([]);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 1 });
  });

  it('counts as one when the store throws, and the bug still surfaces', async () => {
    const thrown: unknown[] = [];
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => thrown.push(error));
    const { edit, pass, autosave, waits } = stage({
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
  it('saves at once and tells when all is written', async () => {
    const { autosave, edit, waits, written, settle } = stage();
    edit('a');
    const flushed = autosave.flush();
    expect(waits()).toEqual([]);
    expect(written()).toEqual(['a']);
    await settle(0);
    expect(await flushed).toBe(true);
    expect(await autosave.flush()).toBe(true);
    expect(written()).toEqual(['a']);
  });

  it('does not wait for the write under way, nor sends the same project twice', async () => {
    const { autosave, edit, pass, written, settle, state } = stage();
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

  it('says so when the write failed', async () => {
    const { autosave, edit, settle, waits } = stage();
    edit('a');
    const flushed = autosave.flush();
    await settle(0, quota);
    expect(await flushed).toBe(false);
    expect(waits()).toEqual([1000]);
  });
});

describe('a project that another tab writes', () => {
  it('is followed and never saved from here, until this tab leads again', async () => {
    const { autosave, edit, put, pass, present, settle, state, waits, written } = stage();
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

  it('is not disturbed by a write that was under way', async () => {
    const { autosave, edit, pass, present, settle, waits, written } = stage();
    edit('a');
    pass();
    autosave.follow(present(), 7);
    await settle(0, quota);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 7 });
    expect([written(), waits()]).toEqual([['a'], []]);
  });
});

it('leaves nothing behind when it is disposed of', async () => {
  const { autosave, edit, pass, settle, waits, written, listenerCount } = stage();
  edit('a');
  pass();
  edit('b');
  autosave.dispose();
  await settle(0, quota);
  edit('c');
  expect([listenerCount(), waits(), written()]).toEqual([0, [], ['a']]);
});
