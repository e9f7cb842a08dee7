import { describe, expect, it } from 'vitest';
import type { OutputEvent } from '../wire/control.ts';
import { outputLimits } from '../wire/limits.ts';
import { createOutput } from './output.ts';
import { toShown } from './toShown.ts';

function record() {
  const sent: OutputEvent[] = [];
  return { sent, output: createOutput((event) => sent.push(event)) };
}

const note: OutputEvent = { type: 'note', text: 'a' };

describe('createOutput', () => {
  it('cuts after the limit with one note, and restarts with the next run', () => {
    const { sent, output } = record();
    for (let count = 0; count < outputLimits.events + 500; count += 1) output.emit(note);
    expect(sent).toHaveLength(outputLimits.events + 1);
    expect(sent.at(-1)).toMatchObject({ type: 'note', text: expect.stringContaining('Output cut here') });
    output.restart();
    output.emit(note);
    expect(sent.at(-1)).toBe(note);
  });

  it('cuts few large events', () => {
    const { sent, output } = record();
    const rows = Array.from({ length: 200 }, (_, id) => ({
      id,
      a: 1,
      b: 2,
      c: 3,
      d: 4,
      e: 5,
      f: 6,
      g: 7,
      h: 8,
    }));
    const value = toShown(rows, { read: () => null });
    for (let count = 0; count < 100; count += 1)
      output.emit({ type: 'console', method: 'log', values: [value], depth: 0 });
    expect(sent.length).toBeLessThan(50);
    expect(sent.at(-1)).toMatchObject({ type: 'note' });
  });

  it('notes an event that is too large for a message, and cuts texts that add up', () => {
    const { sent, output } = record();
    const text = (length: number) =>
      ({ kind: 'primitive', type: 'string', text: 'x'.repeat(length), more: 0 }) as const;
    output.emit({ type: 'console', method: 'log', values: [text(3_000_000)], depth: 0 });
    expect(sent).toEqual([{ type: 'note', text: expect.stringContaining('too large to show') }]);
    for (let count = 0; count < 10; count += 1)
      output.emit({ type: 'console', method: 'log', values: [text(1_000_000)], depth: 0 });
    expect(sent.length).toBeLessThan(7);
    expect(sent.at(-1)).toMatchObject({ text: expect.stringContaining('Output cut here') });
  });

  it('sends the same notice once a run', () => {
    const { sent, output } = record();
    const notice: OutputEvent = { type: 'notice', code: 'X', message: 'm', rule: 'r', instead: 'i' };
    output.emit(notice);
    output.emit(notice);
    expect(sent).toHaveLength(1);
    output.restart();
    output.emit(notice);
    expect(sent).toHaveLength(2);
  });
});
