import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../lib/json.ts';
import { previewRows } from '../../store/previewRows.ts';
import { designModel } from '../../store/testing/designs.ts';
import {
  type Column,
  columnKey,
  columnLimits,
  columnsOf,
  columnTemplate,
  contentWidths,
  roomForFinger,
  undeclaredIn,
} from './columns.ts';
import type { Jump } from './jumps.ts';
import { columnFacts, countPlanned, countStored, renewedModels, startPlan } from './planImport.ts';

const model = designModel('c', 'Customer', ['id', 'name', 'city']);

describe('the columns of a grid', () => {
  it('include properties that the model does not declare, in a stable order', () => {
    const first = undeclaredIn(model, [{ id: 1, born: 1815 }, null], []);
    expect(first).toEqual(['born']);
    const both = undeclaredIn(model, [{ id: 1, age: 3 }], first);
    expect(both).toEqual(['born', 'age']);
    expect(undeclaredIn(model, [{ id: 2 }], both)).toBe(both);
    // A property that is declared by now is removed.
    const grown = designModel('c', 'Customer', ['id', 'name', 'city', 'born']);
    expect(undeclaredIn(grown, [], both)).toEqual(['age']);
    // Also where another one is added at the same time.
    expect(undeclaredIn(grown, [{ id: 1, died: 1852 }], first)).toEqual(['died']);
    expect(columnsOf(model, [], ['born']).map(columnKey)).toEqual([
      'p:id',
      'p:name',
      'p:city',
      'p:born',
      'destroy',
    ]);
  });
});

describe('every column of a grid', () => {
  const jump: Jump = { label: 'orders', code: 'customer.orders()', place: async () => null };
  const columns = columnsOf(model, [jump], ['born']);

  it('comes in the order of the model: its properties, undeclared ones, related rows, removing', () => {
    expect(columns.map(columnKey)).toEqual(['p:id', 'p:name', 'p:city', 'p:born', 'j:orders', 'destroy']);
    const marked = columns.filter((column) => column.kind === 'property' && column.isUndeclared);
    expect(marked.map(columnKey)).toEqual(['p:born']);
  });

  it('has a key of its own, also where a relation is called like a property', () => {
    const alike: Column = { kind: 'jump', jump: { ...jump, label: 'name' } };
    expect(new Set([...columns, alike].map(columnKey)).size).toBe(columns.length + 1);
  });
});

describe('the widths of columns', () => {
  const columns = columnsOf(model, [], []);
  const measure = (text: string): number => text.length * 7;
  const widthsOf = (rows: readonly Record<string, JsonValue>[], known = {}) =>
    contentWidths(columns, rows, measure, known);

  it('follow the content of the visible rows, and the names in the head', () => {
    const narrow = widthsOf([{ id: 1, name: 'Ada', city: 'Ely' }]);
    const wide = widthsOf([{ id: 1, name: 'Ada', city: 'priya.dubois@example.com' }]);
    expect(wide['p:city']).toBeGreaterThan(narrow['p:city'] ?? 0);
    expect(wide['p:city']).toBeGreaterThanOrEqual(24 * 7 + 16);
    expect(wide['p:name']).toBe(narrow['p:name']);
    expect(widthsOf([])['p:name']).toBeGreaterThan(4 * 7);
  });

  it('have room for the marks in the head: of a required property, and of one that is not declared', () => {
    const plain = widthsOf([])['p:city'] ?? 0;
    const required = model.properties.map((property) => ({ ...property, isRequired: true }));
    const marked = contentWidths(
      columnsOf({ ...model, properties: required }, [], ['born']),
      [],
      measure,
      {},
    );
    expect(marked['p:city']).toBe(plain + measure(' *'));
    // The icon and its gap.
    expect(marked['p:born']).toBeGreaterThanOrEqual(plain + 11 + 3);
  });

  it('give a finger room for the button and the border of a head, and for the bin', () => {
    const widths = contentWidths(columns, [{ id: 1, name: 'Ada', city: 'Ely' }], measure, {}, roomForFinger);
    expect(Math.min(...Object.values(widths))).toBe(44);
    expect(widths['p:id']).toBe(84);
  });

  it('end at a limit, however long a text is', () => {
    const { 'p:name': width } = widthsOf([{ id: 1, name: 'x'.repeat(1_000_000), city: '' }]);
    expect(width).toBe(columnLimits.mostByContent);
  });

  it('never get narrower while the grid scrolls, and stay the same object where nothing changes', () => {
    const first = widthsOf([{ id: 1, name: 'Adalbertine of Habsburg', city: 'Ely' }]);
    const second = widthsOf([{ id: 2, name: 'Bo', city: 'Rome' }], first);
    expect(second).toBe(first);
    expect(columnTemplate(Object.values(first))).toBe(
      Object.values(first)
        .map((width) => `${width / 16}rem`)
        .join(' '),
    );
  });
});

describe('the columns of rows with very many undeclared properties', () => {
  it('end at a limit, and stay the same list', () => {
    const names = Array.from({ length: 60 }, (_, index) => `extra${index}`);
    const row = Object.fromEntries(names.map((name) => [name, 1]));
    const first = undeclaredIn(model, [row], []);
    expect(first).toEqual(names.slice(0, 50));
    expect(undeclaredIn(model, [row], first)).toBe(first);
  });
});

describe('the plan of an import', () => {
  const buffered = {
    model: 'Customer',
    rows: 3,
    refused: 1,
    preview: { columns: ['name', 'born'], moreColumns: 0, rows: [] },
    kept: ['id', 'name', 'born'],
  };
  const summary = { models: [buffered], unknown: [], skipped: 0, refused: [], lost: [] };

  it('starts with a choice that changes no stored row', () => {
    const models = startPlan(summary);
    expect(models).toEqual([{ model: 'Customer', way: 'append', taken: 'skip' }]);
    expect(countPlanned(summary, { withRefused: false, models })).toBe(2);
    expect(countPlanned(summary, { withRefused: true, models })).toBe(3);
    const surveys = [{ model: 'Customer', existing: 5, taken: 2, takenFitting: 1 }];
    expect(countStored(summary, { withRefused: false, models }, surveys)).toBe(1);
    expect(countStored(summary, { withRefused: true, models }, surveys)).toBe(1);
    const renewing = models.map((one) => ({ ...one, taken: 'renew' as const }));
    expect(countStored(summary, { withRefused: false, models: renewing }, surveys)).toBe(2);
    const left = models.map((one) => ({ ...one, way: 'leave' as const }));
    expect(countPlanned(summary, { withRefused: true, models: left })).toBe(0);
  });

  it('lists models for new ids only where ids are taken', () => {
    const models = [{ model: 'Customer', way: 'append', taken: 'renew' } as const];
    const survey = { model: 'Customer', existing: 5, taken: 0, takenFitting: 0 };
    expect(renewedModels({ withRefused: false, models }, [survey])).toEqual([]);
    expect(renewedModels({ withRefused: false, models }, [{ ...survey, taken: 1 }])).toEqual(['Customer']);
  });

  it('lists the columns that the model lacks, and those that the file lacks', () => {
    expect(columnFacts(buffered, model)).toEqual({
      extra: ['born'],
      isExtraKept: true,
      more: 0,
      absent: ['city'],
    });
    expect(columnFacts({ ...buffered, kept: ['id', 'name'] }, model).isExtraKept).toBe(false);
    expect(columnFacts({ ...buffered, refused: 3 }, model).isExtraKept).toBeNull();
  });

  it('does not say what a file lacks that has more columns than are looked at', () => {
    const preview = previewRows([Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`c${at}`, at]))]);
    expect(preview).toMatchObject({ columns: { length: 200 }, moreColumns: 50 });
    expect(columnFacts({ ...buffered, preview }, model)).toMatchObject({ more: 50, absent: [] });
  });
});
