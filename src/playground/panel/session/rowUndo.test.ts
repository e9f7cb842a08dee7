import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../host/index.ts';
import { emptyLog, type LogState, reduceLog } from '../log/logState.ts';
import { nextUndoTarget, shownUndoTarget, whyNotUndoable } from './rowUndo.ts';

const changed = (model: string) => ({ model, created: 0, changed: 1, removed: 0, rows: [] });
const report = (undo: RunReport['undo'], models: readonly string[]): RunReport => ({
  result: { type: 'done', milliseconds: 1 },
  changes: { models: models.map(changed) },
  orphans: [],
  undo,
});
/** @param models that are changed, or whose rows are backed up */
const enter = (
  state: LogState,
  title: string,
  undo: RunReport['undo'],
  isBackedUp = false,
  models: readonly string[] = ['Order'],
): LogState =>
  reduceLog(reduceLog(state, { type: 'start', task: isBackedUp ? 'data' : 'run', title, call: null }), {
    type: 'end',
    report: report(undo, isBackedUp ? [] : models),
    backup: isBackedUp ? models : null,
  });
const toggle = (state: LogState, id: number, isUndone: boolean): LogState =>
  reduceLog(state, { type: 'undoToggled', id, isUndone });
const nextTitle = (state: LogState, direction: 'undo' | 'redo'): string | null =>
  nextUndoTarget(state, direction)?.title ?? null;

describe('undo and redo of rows', () => {
  it('undoes from the newest change, redoes in order, and drops redo with a new change', () => {
    let log = enter(emptyLog, 'a()', { change: 'x/1' });
    log = enter(log, 'b()', { change: 'x/2' });
    log = enter(log, 'count()', null);
    expect([nextTitle(log, 'undo'), nextTitle(log, 'redo')]).toEqual(['Undo b()', null]);
    log = toggle(log, 2, true);
    log = toggle(log, 1, true);
    expect([nextTitle(log, 'undo'), nextTitle(log, 'redo')]).toEqual([null, 'Redo a()']);
    log = toggle(log, 1, false);
    expect([nextTitle(log, 'undo'), nextTitle(log, 'redo')]).toEqual(['Undo a()', 'Redo b()']);
    // A run that changes no row leaves redo as it is.
    log = enter(log, 'count()', null);
    expect(nextTitle(log, 'redo')).toBe('Redo b()');
    log = enter(log, 'c()', { change: 'x/3' });
    expect([nextTitle(log, 'undo'), nextTitle(log, 'redo')]).toEqual(['Undo c()', null]);
    // The entry itself can still be redone.
    expect(log.entries[1]).toMatchObject({ title: 'b()', isUndone: true });
  });

  it('keeps only the rows that were replaced last, and says so', () => {
    let log = enter(emptyLog, 'Reset data', null, true);
    expect(nextTitle(log, 'undo')).toBe('Undo reset data');
    log = enter(log, 'Import a.csv', null, true);
    log = toggle(log, 2, true);
    expect(whyNotUndoable(log, 'undo', null)).toBe(
      '“Reset data” can’t be undone. The rows it replaced are no longer kept: all rows have been replaced again since.',
    );
  });

  it('skips changes of rows that are in the backup since earlier rows were restored', () => {
    let log = enter(emptyLog, 'before()', { change: 'x/1' });
    log = enter(log, 'Import a.csv', null, true);
    log = enter(log, 'after()', { change: 'x/2' });
    log = toggle(log, 2, true);
    expect(nextTitle(log, 'undo')).toBe('Undo before()');
    expect(log.entries.map(({ isInBackup }) => isInBackup)).toEqual([false, false, true]);
    // A change made now goes into the backup when the other rows are restored.
    log = enter(log, 'now()', { change: 'x/3' });
    expect(nextTitle(log, 'undo')).toBe('Undo now()');
    log = toggle(log, 2, false);
    expect(nextTitle(log, 'undo')).toBe('Undo after()');
    // The next backup replaces the present one.
    log = enter(toggle(log, 2, true), 'Import b.csv', null, true);
    expect(log.entries[2]).toMatchObject({
      title: 'after()',
      isInBackup: true,
      undo: { why: expect.stringContaining('rows it changed are no longer kept') },
    });
    expect(nextTitle(log, 'undo')).toBe('Undo import of b.csv');
    // Rows of another model are not exchanged.
    log = enter(emptyLog, 'Import a.csv', null, true, ['Customer']);
    log = toggle(enter(log, 'after()', { change: 'x/2' }), 1, true);
    expect(nextTitle(log, 'undo')).toBe('Undo after()');
  });

  it('says why nothing happens, and offers a backup from before the log begins', () => {
    const replaced = { title: 'Reset data', isUndone: false };
    expect(whyNotUndoable(emptyLog, 'undo', null)).toBe('Nothing to undo in the rows.');
    expect(whyNotUndoable(emptyLog, 'redo', replaced)).toBe('Nothing to redo in the rows.');
    expect(whyNotUndoable(emptyLog, 'undo', replaced)).toBe(
      'Nothing to undo in the rows. “Undo reset data”, above the log, restores earlier rows.',
    );
    expect(shownUndoTarget(emptyLog, 'undo', replaced)).toMatchObject({
      title: 'Undo reset data',
      entry: null,
    });
    expect(shownUndoTarget(emptyLog, 'redo', { ...replaced, isUndone: true })?.title).toBe('Redo reset data');
    // The log has an entry of its own for it.
    const reset = toggle(enter(emptyLog, 'Reset data', null, true), 1, true);
    expect(shownUndoTarget(reset, 'undo', replaced)).toBeNull();
    const large = enter(emptyLog, 'Order.destroyAll()', { why: 'It changed 9,000 rows.' });
    expect(whyNotUndoable(large, 'undo', null)).toBe(
      '“Order.destroyAll()” can’t be undone. It changed 9,000 rows.',
    );
    const running = reduceLog(emptyLog, { type: 'start', task: 'run', title: 'x', call: null });
    expect(whyNotUndoable(running, 'undo', null)).toMatch(/^The playground is running something/);
    expect(whyNotUndoable(reduceLog(reset, { type: 'clear' }), 'redo', null)).toBe(
      'Nothing to redo in the rows.',
    );
  });
});
