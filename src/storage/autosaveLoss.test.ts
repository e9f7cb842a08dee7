import { describe, expect, it } from 'vitest';
import { quota, setUp } from './testing/autosaveSetup.ts';

describe('autosave after the store lost its data', () => {
  it('saves the whole project again at once, and counts nothing as saved until then', async () => {
    const { autosave, settle, state, written } = setUp();
    expect(state()).toBe('saved');
    autosave.saveAgain();
    expect(autosave.status.getState()).toEqual({ state: 'saving', error: null, savedAt: null });
    expect(written()).toEqual(['at first']);
    await settle(0);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 100 });
  });

  it('ignores the result of an earlier write', async () => {
    const { autosave, edit, pass, settle, state, written } = setUp();
    edit('a');
    pass();
    autosave.saveAgain();
    await settle(0);
    expect([state(), written()]).toEqual(['saving', ['a', 'a']]);
    await settle(1, quota);
    expect(state()).toBe('failed');
    pass();
    await settle(2);
    expect(state()).toBe('saved');
  });

  it('writes even if undo leads back to the project that was stored', async () => {
    const { autosave, edit, put, present, settle, state, written, pass } = setUp();
    const stored = present();
    edit('a');
    autosave.saveAgain();
    await settle(0);
    put(stored);
    expect(state()).toBe('saving');
    pass();
    expect(written()).toEqual(['a', 'at first']);
  });

  it('leaves it to the tab that writes', () => {
    const { autosave, present, written } = setUp();
    autosave.follow(present(), 7);
    autosave.saveAgain();
    expect(written()).toEqual([]);
  });
});
