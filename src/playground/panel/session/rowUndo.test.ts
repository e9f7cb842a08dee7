import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../host/index.ts';
import { emptyLog, type LogState, reduceLog } from '../log/logState.ts';
import { nextTurn, shownTurn, whyNot } from './rowUndo.ts';

const changed = (model: string) => ({ model, created: 0, changed: 1, removed: 0, rows: [] });
const report = (undo: RunReport['undo'], models: readonly string[]): RunReport => ({
  result: { type: 'done', milliseconds: 1 },
  changes: { models: models.map(changed) },
  orphans: [],
  undo,
});
/** @param models that are changed, or whose rows are laid aside */
const enter = (
  state: LogState,
  title: string,
  undo: RunReport['undo'],
  isAside = false,
  models: readonly string[] = ['Order'],
): LogState =>
  reduceLog(reduceLog(state, { type: 'start', task: isAside ? 'data' : 'run', title, call: null }), {
    type: 'end',
    report: report(undo, isAside ? [] : models),
    aside: isAside ? models : null,
  });
const turned = (state: LogState, id: number, isUndone: boolean): LogState =>
  reduceLog(state, { type: 'turned', id, isUndone });
const titleOf = (state: LogState, turn: 'undo' | 'redo'): string | null =>
  nextTurn(state, turn)?.title ?? null;

describe('undo and redo of rows', () => {
  it('goes back from the newest change, forth again, and forgets redo with a new change', () => {
    let log = enter(emptyLog, 'a()', { change: 'x/1' });
    log = enter(log, 'b()', { change: 'x/2' });
    log = enter(log, 'count()', null);
    expect([titleOf(log, 'undo'), titleOf(log, 'redo')]).toEqual(['Undo b()', null]);
    log = turned(log, 2, true);
    log = turned(log, 1, true);
    expect([titleOf(log, 'undo'), titleOf(log, 'redo')]).toEqual([null, 'Redo a()']);
    log = turned(log, 1, false);
    expect([titleOf(log, 'undo'), titleOf(log, 'redo')]).toEqual(['Undo a()', 'Redo b()']);
    // What changes no row changes nothing of that.
    log = enter(log, 'count()', null);
    expect(titleOf(log, 'redo')).toBe('Redo b()');
    log = enter(log, 'c()', { change: 'x/3' });
    expect([titleOf(log, 'undo'), titleOf(log, 'redo')]).toEqual(['Undo c()', null]);
    // The entry itself can still be redone.
    expect(log.entries[1]).toMatchObject({ title: 'b()', isUndone: true });
  });

  it('keeps of the rows that were replaced the last only, and says so', () => {
    let log = enter(emptyLog, 'Reset data', null, true);
    expect(titleOf(log, 'undo')).toBe('Undo reset data');
    log = enter(log, 'Import a.csv', null, true);
    log = turned(log, 2, true);
    expect(whyNot(log, 'undo', null)).toBe(
      '“Reset data” can’t be undone. The rows it replaced are no longer kept: all rows have been replaced again since.',
    );
  });

  it('passes over changes of rows that went aside when earlier rows were brought back', () => {
    let log = enter(emptyLog, 'before()', { change: 'x/1' });
    log = enter(log, 'Import a.csv', null, true);
    log = enter(log, 'after()', { change: 'x/2' });
    log = turned(log, 2, true);
    expect(titleOf(log, 'undo')).toBe('Undo before()');
    expect(log.entries.map(({ isLaidAside }) => isLaidAside)).toEqual([false, false, true]);
    // What is done now goes aside in its turn when the others come back.
    log = enter(log, 'now()', { change: 'x/3' });
    expect(titleOf(log, 'undo')).toBe('Undo now()');
    log = turned(log, 2, false);
    expect(titleOf(log, 'undo')).toBe('Undo after()');
    // Rows that lie aside give way to those that are laid aside next.
    log = enter(turned(log, 2, true), 'Import b.csv', null, true);
    expect(log.entries[2]).toMatchObject({
      title: 'after()',
      isLaidAside: true,
      undo: { why: expect.stringContaining('rows it changed are no longer kept') },
    });
    expect(titleOf(log, 'undo')).toBe('Undo import of b.csv');
    // Rows of another model stayed where they are.
    log = enter(emptyLog, 'Import a.csv', null, true, ['Customer']);
    log = turned(enter(log, 'after()', { change: 'x/2' }), 1, true);
    expect(titleOf(log, 'undo')).toBe('Undo after()');
  });

  it('says why nothing happens, and what lies aside from before the log begins', () => {
    const replaced = { title: 'Reset data', isUndone: false };
    expect(whyNot(emptyLog, 'undo', null)).toBe('Nothing to undo in the rows.');
    expect(whyNot(emptyLog, 'redo', replaced)).toBe('Nothing to redo in the rows.');
    expect(whyNot(emptyLog, 'undo', replaced)).toBe(
      'Nothing to undo in the rows. “Undo reset data”, above the log, brings earlier rows back.',
    );
    expect(shownTurn(emptyLog, 'undo', replaced)).toMatchObject({ title: 'Undo reset data', entry: null });
    expect(shownTurn(emptyLog, 'redo', { ...replaced, isUndone: true })?.title).toBe('Redo reset data');
    // An entry of the log speaks for it.
    const reset = turned(enter(emptyLog, 'Reset data', null, true), 1, true);
    expect(shownTurn(reset, 'undo', replaced)).toBeNull();
    const large = enter(emptyLog, 'Order.destroyAll()', { why: 'It changed 9,000 rows.' });
    expect(whyNot(large, 'undo', null)).toBe('“Order.destroyAll()” can’t be undone. It changed 9,000 rows.');
    const running = reduceLog(emptyLog, { type: 'start', task: 'run', title: 'x', call: null });
    expect(whyNot(running, 'undo', null)).toMatch(/^The playground is running something/);
    expect(whyNot(reduceLog(reset, { type: 'clear' }), 'redo', null)).toBe('Nothing to redo in the rows.');
  });
});
