import { describe, expect, it } from 'vitest';
import type { OutputEvent } from '../wire/control.ts';
import { outputLimits } from '../wire/limits.ts';
import { createEventGate } from './eventGate.ts';

function record() {
  const heard: OutputEvent[] = [];
  return { heard, gate: createEventGate((event) => heard.push(event)) };
}

const note = { type: 'note', text: 'a' };
const text = { kind: 'primitive', type: 'string', text: 'a', more: 0 };

describe('createEventGate', () => {
  it('lets events through as they are, without members that do not belong to them', () => {
    const { heard, gate } = record();
    gate.receive({ ...note, extra: 1 });
    gate.receive({ type: 'console', method: 'log', values: [text], depth: 0 });
    expect(heard).toEqual([note, { type: 'console', method: 'log', values: [text], depth: 0 }]);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'note'],
    ['an unknown type', { type: 'eval', code: '1' }],
    ['an unknown method', { type: 'console', method: '__proto__', values: [], depth: 0 }],
    ['a value of an unknown kind', { type: 'value', label: 0, isLate: false, value: { kind: 'html' } }],
    ['a label that is not an index', { type: 'value', label: -1, isLate: false, value: text }],
    ['a long note', { type: 'note', text: 'x'.repeat(2_000) }],
    ['a kind of object that no message has', { type: 'console', method: 'log', values: new Set(), depth: 0 }],
    ['a group too deep', { type: 'console', method: 'log', values: [text], depth: 1e9 }],
    ['too many values', { type: 'console', method: 'log', values: new Array(100).fill(text), depth: 0 }],
  ])('keeps out %s', (_title, data) => {
    const { heard, gate } = record();
    gate.receive(data);
    expect(heard).toEqual([]);
  });

  it('closes after the limit until the next task, malformed messages counted', () => {
    const { heard, gate } = record();
    for (let count = 0; count < outputLimits.events; count += 1) gate.receive(null);
    gate.receive(note);
    gate.receive(note);
    expect(heard).toHaveLength(1);
    gate.restart();
    gate.receive(note);
    expect(heard).toHaveLength(2);
  });

  it('does not let a message change what objects are', () => {
    const { heard, gate } = record();
    gate.receive(JSON.parse('{"type": "note", "text": "a", "__proto__": {"polluted": true}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    for (const event of heard) expect((event as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
