import { describe, expect, it } from 'vitest';
import type { PlaygroundEvent } from '../../host/index.ts';
import { emptyLog, entryLimit, eventLimit, isRunning, type LogState, reduceLog } from './logState.ts';

const start = (state: LogState, title = '1 + 1') =>
  reduceLog(state, { type: 'start', task: 'run', title, call: null });
const note = (text: string): PlaygroundEvent => ({ type: 'note', text, source: null });
const report = {
  result: { type: 'done', milliseconds: 3 },
  changes: { models: [] },
  orphans: [],
  undo: null,
} as const;

describe('the log', () => {
  it('has an entry for each run, with its events in order and its end', () => {
    let state = start(emptyLog);
    expect(isRunning(state)).toBe(true);
    state = reduceLog(state, { type: 'events', events: [note('a')] });
    state = reduceLog(state, {
      type: 'events',
      events: [note('b'), { type: 'progress', done: 1, total: 2, source: null }],
    });
    expect(state.entries[0]).toMatchObject({
      events: [note('a'), note('b')],
      progress: { done: 1, total: 2 },
    });
    state = reduceLog(state, { type: 'end', report });
    expect(isRunning(state)).toBe(false);
    expect(state.entries[0]).toMatchObject({ result: report.result, progress: null });
    state = start(state, 'again');
    expect(state.entries.map(({ id, title }) => [id, title])).toEqual([
      [1, '1 + 1'],
      [2, 'again'],
    ]);
  });

  it('begins the first run of a project with the note on the application', () => {
    const begin = (state: LogState, task: 'run' | 'data') =>
      reduceLog(state, { type: 'start', task, title: 'x', call: null, firstNote: 'Ids' });
    const notedLog = begin(begin(begin(emptyLog, 'data'), 'run'), 'run');
    expect(notedLog.entries.map(({ events }) => events)).toEqual([[], [note('Ids')], []]);
    // After clearing the log the note is not repeated; for another project it is.
    expect(begin(reduceLog(notedLog, { type: 'clear' }), 'run').entries[0]?.events).toEqual([]);
    expect(begin(reduceLog(notedLog, { type: 'reset' }), 'run').entries[0]?.events).toEqual([note('Ids')]);
  });

  it('keeps the calls of a run beside its events, with their counts and durations', () => {
    const call = (line: number): PlaygroundEvent => ({
      type: 'call',
      line,
      model: 'Order',
      receiver: 'class',
      id: null,
      relation: null,
      method: 'count',
      args: [],
      hasCallback: false,
      source: null,
    });
    const sum = { settled: 1, milliseconds: 2, longest: 2, unsaved: null };
    const settled: PlaygroundEvent = { type: 'settled', call: 1, milliseconds: 5, source: null };
    const running = reduceLog(start(emptyLog), {
      type: 'events',
      events: [call(1), note('a'), call(2), settled],
    });
    expect(running.entries[0]?.calls).toMatchObject([{ settled: 0 }, { settled: 1, milliseconds: 5 }]);
    const sums: PlaygroundEvent = {
      type: 'calls',
      sums: [
        { ...sum, count: 1 },
        { ...sum, count: 40, unsaved: 3 },
      ],
      isCut: true,
      source: null,
    };
    const state = reduceLog(running, { type: 'events', events: [sums] });
    expect(state.entries[0]).toMatchObject({
      events: [note('a')],
      calls: [
        { call: { line: 1 }, count: 1 },
        { call: { line: 2 }, count: 40, settled: 1, unsaved: 3 },
      ],
      isCallsCut: true,
    });
  });

  it('is limited in entries and in what they hold together', () => {
    let state = emptyLog;
    for (let index = 0; index < entryLimit + 5; index += 1) state = start(state);
    expect(state.entries).toHaveLength(entryLimit);
    const flood = Array.from({ length: eventLimit + 1 }, () => note('x'));
    state = reduceLog(state, { type: 'events', events: flood });
    state = start(state);
    expect(state.entries).toHaveLength(1);
  });
});
