import { describe, expect, it } from 'vitest';
import { openModelFiles } from '../../exchange/index.ts';
import {
  addModel,
  boxRowsOf,
  boxSize,
  createExampleProject,
  createProject,
  exportFiles,
  moveModels,
  type Project,
  positionOf,
} from '../../model/index.ts';
import { openedProject } from '../../sources/index.ts';
import { clashingNames, importFiles, isUntouched } from './importFiles.ts';

const opened = (files: Record<string, string>) =>
  openModelFiles({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    problems: [],
    skipped: [],
  });
const names = ({ models }: Project) => models.map(({ definition }) => definition.name);
const note = { id: 'note', text: 'Remember', position: { x: 0, y: 0 }, size: { width: 160, height: 80 } };

describe('isUntouched', () => {
  it('is the unchanged example or an empty project, and no other', () => {
    const example = createExampleProject();
    expect(isUntouched(example)).toBe(true);
    expect(isUntouched(createProject('Empty'))).toBe(true);
    expect(isUntouched({ ...createProject('Noted'), notes: [note] })).toBe(false);
    expect(isUntouched({ ...example, name: 'Mine' })).toBe(false);
    expect(isUntouched(addModel(example, { id: 'x', name: 'X', position: { x: 0, y: 0 } }))).toBe(false);
    expect(isUntouched(moveModels(example, { positions: { order: { x: 1, y: 1 } } }))).toBe(false);
  });
});

describe('importFiles', () => {
  it('drops the name of the example with the example, but no name that the user chose', async () => {
    const args = {
      opened: await opened({ 'a.json': '{"name": "A"}' }),
      as: 'replacement',
      onClash: 'useOpened',
    } as const;
    expect(importFiles(createExampleProject(), args).name).toBe('Untitled');
    expect(importFiles({ ...createExampleProject(), name: 'Mine' }, args).name).toBe('Mine');
  });

  it('replaces everything, or adds; keeps existing models on request', async () => {
    const mine = { ...createExampleProject(), notes: [note] };
    const files = await opened({
      'shop/common/models/order.json': '{"name": "Order", "x": 1}',
      'shop/common/models/coupon.json': '{"name": "Coupon"}',
    });
    expect(clashingNames(mine, files)).toEqual(['Order']);
    const replaced = importFiles(mine, { opened: files, as: 'replacement', onClash: 'useOpened' });
    expect([names(replaced), replaced.name, replaced.notes]).toEqual([['Order', 'Coupon'], 'shop', []]);
    const added = importFiles(mine, { opened: files, as: 'addition', onClash: 'useOpened' });
    expect([names(added), added.name, added.notes]).toEqual([
      ['Customer', 'Order', 'Review', 'Coupon'],
      mine.name,
      [note],
    ]);
    expect(added.models[1]?.definition).toEqual({ name: 'Order', x: 1 });
    const kept = importFiles(mine, { opened: files, as: 'addition', onClash: 'keepExisting' });
    expect(names(kept)).toEqual(['Customer', 'Order', 'Review', 'Coupon']);
    expect(kept.models[1]).toBe(mine.models[1]);
  });

  it('keeps the script when the model is opened again without one', async () => {
    const empty = createProject('Empty');
    const before = importFiles(empty, {
      opened: await opened({ 'a.json': '{"name": "A"}', 'a.js': '// script' }),
      as: 'addition',
      onClash: 'useOpened',
    });
    const after = importFiles(before, {
      opened: await opened({ 'a.json': '{"name": "A", "x": 1}' }),
      as: 'addition',
      onClash: 'useOpened',
    });
    expect(after.models[0]).toMatchObject({ script: '// script', definition: { x: 1 } });
  });

  it('puts a whole project, with its notes, below the existing boxes', () => {
    const mine = addModel(createProject('Mine'), { id: 'm', name: 'Mine', position: { x: 300, y: 500 } });
    const other = { ...createExampleProject(), notes: [note] };
    const added = importFiles(mine, { opened: openedProject(other), as: 'addition', onClash: 'useOpened' });
    expect(names(added)).toEqual(['Mine', 'Customer', 'Order', 'Review']);
    const [box] = mine.models;
    if (box === undefined) throw new Error('There is a model.');
    const bottom = 500 + boxSize('Mine', boxRowsOf(mine, box)).height;
    const [customer, order, review] = added.models.slice(1).map(({ id }) => positionOf(added, id));
    for (const position of [customer, order, review, added.notes[0]?.position])
      expect(position?.y).toBeGreaterThan(bottom);
    expect((order?.x ?? 0) - (customer?.x ?? 0)).toBe(520 - 80);
    expect(exportFiles(added).slice(1, 4)).toEqual(exportFiles(other).slice(0, 3));
  });

  describe('with a canvas file', () => {
    const canvas = `{"canvas":"loopback-model-designer","version":1}
{"model":"Order","x":700,"y":80}
{"area":"Sales","id":"a1","x":600,"y":40,"width":400,"height":300,"colour":"blue"}`;
    const files = {
      'shop/common/models/order.json': '{"name": "Order"}',
      'shop/common/models/coupon.json': '{"name": "Coupon"}',
      'shop/designer.lbcanvas': canvas,
    };
    const placeOf = (project: Project, name: string) =>
      positionOf(project, project.models.find(({ definition }) => definition.name === name)?.id ?? '');

    it('places models by it, and the others below them', async () => {
      const args = { opened: await opened(files), as: 'replacement', onClash: 'useOpened' } as const;
      const project = importFiles(createExampleProject(), args);
      expect(placeOf(project, 'Order')).toEqual({ x: 700, y: 80 });
      expect(placeOf(project, 'Coupon').y).toBeGreaterThan(100);
      expect(project).toMatchObject({ areas: [{ id: 'a1', name: 'Sales' }], canvasFile: { lineEnd: '\n' } });
    });

    it('moves the added models and areas below the existing boxes together', async () => {
      const mine = createExampleProject();
      const args = { opened: await opened(files), as: 'addition', onClash: 'keepExisting' } as const;
      const added = importFiles(mine, { ...args, opened: { ...args.opened, models: args.opened.models } });
      const [area] = added.areas;
      expect(added.canvasFile).toBeUndefined();
      expect(area?.id).not.toBe('a1');
      expect(area?.position.y).toBeGreaterThan(
        Math.max(...mine.models.map(({ id }) => positionOf(mine, id).y)),
      );
      expect(placeOf(added, 'Order')).toEqual(placeOf(mine, 'Order'));
    });

    it('moves boxes in place when its own folder is loaded again', async () => {
      const mine = createExampleProject();
      const loaded = { ...(await opened(files)), models: [] };
      const project = importFiles(mine, { opened: loaded, as: 'update', onClash: 'useOpened' });
      expect(placeOf(project, 'Order')).toEqual({ x: 700, y: 80 });
      expect(placeOf(project, 'Customer')).toEqual(placeOf(mine, 'Customer'));
      expect(project.models).toBe(mine.models);
      expect(project.areas.map(({ id }) => id)).toEqual(['a1']);
    });
  });

  it('replaces a project by another without moving it', () => {
    const other = { ...createExampleProject(), notes: [note] };
    const taken = importFiles(createProject('Empty'), {
      opened: openedProject(other),
      as: 'replacement',
      onClash: 'useOpened',
    });
    expect(taken).toBe(other);
  });
});
