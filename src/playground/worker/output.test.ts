import { describe, expect, it } from 'vitest';
import { protocolLimits } from '../messageLimits.ts';
import { type OutputEvent, readEvent } from '../protocol.ts';
import { createOutput } from './output.ts';
import { toShown } from './toShown.ts';
import { createUserConsole } from './userConsole.ts';

function record() {
  const sent: OutputEvent[] = [];
  return { sent, output: createOutput((event) => sent.push(event)) };
}

const note: OutputEvent = { type: 'note', text: 'a' };

describe('createOutput', () => {
  it('cuts after the limit with one note, and begins anew with the next run', () => {
    const { sent, output } = record();
    for (let count = 0; count < protocolLimits.events + 500; count += 1) output.emit(note);
    expect(sent).toHaveLength(protocolLimits.events + 1);
    expect(sent.at(-1)).toMatchObject({ type: 'note', text: expect.stringContaining('Output cut here') });
    output.restart();
    output.emit(note);
    expect(sent.at(-1)).toBe(note);
  });

  it('cuts few events that hold much', () => {
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
      output.emit({ type: 'console', method: 'log', values: [value] });
    expect(sent.length).toBeLessThan(50);
    expect(sent.at(-1)).toMatchObject({ type: 'note' });
  });

  it('says so where one event is more than a message may hold, and cuts texts that add up', () => {
    const { sent, output } = record();
    const text = (length: number) =>
      ({ kind: 'primitive', type: 'string', text: 'x'.repeat(length), more: 0 }) as const;
    output.emit({ type: 'console', method: 'log', values: [text(3_000_000)] });
    expect(sent).toEqual([{ type: 'note', text: expect.stringContaining('too much to show') }]);
    for (let count = 0; count < 10; count += 1)
      output.emit({ type: 'console', method: 'log', values: [text(1_000_000)] });
    expect(sent.length).toBeLessThan(7);
    expect(sent.at(-1)).toMatchObject({ text: expect.stringContaining('Output cut here') });
  });

  it('lets the same notice through once a run', () => {
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

describe('createUserConsole', () => {
  it('turns calls into events that the page reads', () => {
    const { sent, output } = record();
    const console = createUserConsole(output, (value) => toShown(value, { read: () => null }));
    console['log']?.('a', 1);
    console['table']?.([{ a: 1 }]);
    console['dir']?.({});
    console['time']?.('x');
    console['assert']?.(true, 'fine');
    console['assert']?.(false, 'not fine');
    console['log']?.(...Array.from({ length: 100 }, () => 1));
    expect(sent.map((event) => event.type === 'console' && [event.method, event.values.length])).toEqual([
      ['log', 2],
      ['table', 1],
      ['log', 1],
      ['error', 2],
      ['log', 50],
    ]);
    for (const event of sent) expect(readEvent(structuredClone(event))).not.toBeNull();
  });

  it('fills the places of a format text', () => {
    const { sent, output } = record();
    const console = createUserConsole(output, (value) => toShown(value, { read: () => null }));
    console['log']?.('%s has %d of %j, 100%%', 'A', '2', { b: 1 }, 'rest');
    console['log']?.('50% off', 'x');
    console['log']?.('%s');
    const texts = sent.map((event) => (event.type === 'console' ? event.values : []));
    expect(
      texts.map((values) => values.map((value) => (value.kind === 'primitive' ? value.text : ''))),
    ).toEqual([['A has 2 of {"b":1}, 100%', 'rest'], ['50% off', 'x'], ['%s']]);
  });
});
