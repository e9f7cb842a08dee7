import { describe, expect, it } from 'vitest';
import { quota, stage } from './testing/autosaveStage.ts';

describe('a store that lost what it held', () => {
  it('is given all of it again at once, and nothing counts as saved before', async () => {
    const { autosave, settle, state, written } = stage();
    expect(state()).toBe('saved');
    autosave.saveAgain();
    expect(autosave.status.getState()).toEqual({ state: 'saving', error: null, savedAt: null });
    expect(written()).toEqual(['at first']);
    await settle(0);
    expect(autosave.status.getState()).toEqual({ state: 'saved', error: null, savedAt: 100 });
  });

  it('is not believed what it said of a write from before', async () => {
    const { autosave, edit, pass, settle, state, written } = stage();
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

  it('needs a write also where undo leads back to what was stored', async () => {
    const { autosave, edit, put, present, settle, state, written, pass } = stage();
    const stored = present();
    edit('a');
    autosave.saveAgain();
    await settle(0);
    put(stored);
    expect(state()).toBe('saving');
    pass();
    expect(written()).toEqual(['a', 'at first']);
  });

  it('is left to the tab that writes', () => {
    const { autosave, present, written } = stage();
    autosave.follow(present(), 7);
    autosave.saveAgain();
    expect(written()).toEqual([]);
  });
});
