import { describe, expect, it, vi } from 'vitest';
import {
  createExampleProject,
  createProject,
  type HistoryEntry,
  moveModels,
  type Project,
  renameModel,
  setUnfolded,
  toLocalRecord,
} from '../model/index.ts';
import { fromHistoryRecord, toHistoryRecord } from './historyRecord.ts';

/** Creates many moves of one model: the current project, and the project before each move. */
function createMoves(moves: number): { present: Project; past: HistoryEntry[] } {
  let present = createExampleProject();
  const past: HistoryEntry[] = [];
  for (let x = 0; x < moves; x += 1) {
    past.push({ project: present, label: `Move ${x}` });
    present = moveModels(present, { positions: { order: { x, y: 0 } } });
  }
  return { present, past };
}

const storedCopy = (value: unknown): unknown => structuredClone(value);

describe('a stored history', () => {
  it('ST13: returns what was unfolded at each step', () => {
    const first = createExampleProject();
    const second = setUnfolded(first, { modelId: 'customer', path: '_address', isUnfolded: true });
    const third = renameModel(second, { modelId: 'order', name: 'Purchase' });
    const steps = {
      past: [first, second].map((project) => ({ project, label: 'Unfold' })),
      future: [],
    };
    const read = fromHistoryRecord(storedCopy(toHistoryRecord(third, steps, 7)), third, 7);
    expect(read?.past.map(({ project }) => project.unfolded)).toEqual([undefined, second.unfolded]);
  });

  it('returns the same projects, which share models as before', () => {
    const first = createExampleProject();
    const second = renameModel(first, { modelId: 'order', name: 'Purchase' });
    const third = { ...second, name: 'Renamed' };
    const steps = {
      past: [{ project: first, label: 'Rename' }],
      future: [{ project: third, label: null }],
    };
    const read = fromHistoryRecord(storedCopy(toHistoryRecord(second, steps, 7)), second, 7);
    expect(read).toEqual(steps);
    const [step] = read?.past ?? [];
    expect(JSON.stringify(step?.project)).toBe(JSON.stringify(first));
    expect(step?.project.models[2]).toBe(second.models[2]);
    expect(read?.future[0]?.project.models).toEqual(third.models);
    expect(read?.future[0]?.project.models[1]).toBe(second.models[1]);
  });

  it('stores the latest fifty steps, and only the position of a moved model', () => {
    const { present, past } = createMoves(80);
    const record = toHistoryRecord(present, { past, future: [] }, 1);
    expect(record.past).toHaveLength(50);
    expect(record.past.at(-1)?.label).toBe('Move 79');
    expect(record.models).toEqual([]);
    expect(record.layouts).toHaveLength(50);
    expect(record.layouts[0]).toBe('[{"id":"order","position":{"x":78,"y":0}}]');
    expect(record.shells).toHaveLength(1);
    expect(fromHistoryRecord(storedCopy(record), present, 1)?.past).toEqual(past.slice(-50));
  });

  it('stores as many steps as there is room for, the nearest ones', () => {
    const { present, past } = createMoves(40);
    const whole = toHistoryRecord(present, { past, future: [] }, 1);
    const size = [...whole.layouts, ...whole.shells].join('').length;
    const half = toHistoryRecord(present, { past, future: [] }, 1, size / 2);
    expect(half.past.length).toBeGreaterThan(15);
    expect(half.past.length).toBeLessThan(21);
    expect(half.past.at(-1)?.label).toBe('Move 39');
    expect(toHistoryRecord(present, { past, future: [] }, 1, 0).past).toEqual([]);
  });

  it.each([
    ['of another save', (record: object) => ({ ...record, savedAt: 8 })],
    ['of a newer version', (record: object) => ({ ...record, version: 3 })],
    ['that refers to models it does not contain', (record: object) => ({ ...record, models: [] })],
    ['that refers to layouts it does not contain', (record: object) => ({ ...record, layouts: [] })],
    ['with invalid positions', (record: object) => ({ ...record, layouts: ['[{}]'] })],
    ['with a text that is not JSON', (record: object) => ({ ...record, shells: ['{'] })],
    ['with an invalid model', (record: object) => ({ ...record, models: ['{}'] })],
    ['that is undefined', () => undefined],
  ])('is ignored if the record is one %s', (_, damage) => {
    const before = createExampleProject();
    const past = [{ project: before, label: 'Rename' }];
    const present = renameModel(before, { modelId: 'order', name: 'Purchase' });
    const record = toHistoryRecord(present, { past, future: [] }, 7);
    expect(fromHistoryRecord(record, present, 7)?.past).toEqual(past);
    expect(fromHistoryRecord(damage(record), present, 7)).toBeUndefined();
  });

  it('is smaller than a large project, with each model stored at most once', () => {
    const example = createExampleProject().models;
    const models = Array.from({ length: 1000 }, (_, index) => {
      const [entry] = example;
      if (entry === undefined) throw new Error('The example has models.');
      return { ...entry, id: `m${index}` };
    });
    const layout = new Map(models.map(({ id }) => [id, { x: 0, y: 0 }]));
    let present: Project = { ...createProject('Large'), models, layout };
    const past: HistoryEntry[] = [];
    for (let x = 0; x < 50; x += 1) {
      past.push({ project: present, label: 'Move' });
      present = moveModels(present, { positions: { m7: { x, y: 1 } } });
    }
    const record = toHistoryRecord(present, { past, future: [] }, 1);
    expect(record.past).toHaveLength(50);
    expect(JSON.stringify(record).length).toBeLessThan(JSON.stringify(toLocalRecord(present)).length);
    expect(record.models).toEqual([]);
    expect(record.layouts.join('').length).toBeLessThan(50 * 50);
  });

  it('is parsed in proportion to its texts, however much else the project contains', () => {
    const note = { text: 'Remark', position: { x: 0, y: 0 }, size: { width: 160, height: 90 } };
    const notes = Array.from({ length: 300 }, (_, index) => ({ ...note, id: `n${index}` }));
    const first = { ...createMoves(0).present, notes };
    const models = Array.from({ length: 100 }, (_, index) =>
      first.models.slice(0, 1).map((entry) => ({ ...entry, id: `m${index}` })),
    ).flat();
    const layout = new Map(models.map(({ id }) => [id, { x: 1, y: 2 }]));
    const past = [{ project: { ...first, models, layout }, label: 'Remove' }];
    const record = toHistoryRecord(first, { past, future: [] }, 7);
    const parse = vi.spyOn(JSON, 'parse');
    const read = fromHistoryRecord(record, first, 7);
    const parsed = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
    parse.mockRestore();
    expect(read?.past).toEqual(past);
    expect(parsed).toBeLessThan(4 * [...record.models, ...record.shells, ...record.layouts].join('').length);
  });
});
