import { describe, expect, it } from 'vitest';
import { type CanvasItems, contentOfArea, outermostItems } from '../areaContent.ts';
import { copyItems } from '../clipboard.ts';
import { positionOf } from '../layout/positions.ts';
import { createProject } from '../project.ts';
import { readPastedItems } from '../readPastedItems.ts';
import { manyOf, projectOf, relationNames } from '../testing/projects.ts';
import { addArea } from './addArea.ts';
import { addNote } from './addNote.ts';
import { duplicateItems } from './duplicateItems.ts';
import { moveModels } from './moveModels.ts';
import { pasteItems } from './pasteItems.ts';

const shop = moveModels(
  projectOf({ name: 'Customer', relations: { orders: manyOf('Order') } }, { name: 'Order' }, { name: 'Far' }),
  {
    positions: { Customer: { x: 10, y: 60 }, Order: { x: 310, y: 70 }, Far: { x: 3000, y: 3000 } },
  },
);

const onlyModels = (models: readonly string[]): CanvasItems => ({ models, areas: [], notes: [] });

describe('copied areas and notes', () => {
  const size = { width: 600, height: 400 };
  const noteSize = { width: 80, height: 60 };
  const sales = { id: 'sales', name: 'Sales', position: { x: 0, y: 0 }, size, colour: 'blue' } as const;
  const drawn = addNote(
    addNote(addArea(shop, sales), { id: 'in', text: 'Why?', position: { x: 400, y: 300 }, size: noteSize }),
    { id: 'out', text: 'Far', position: { x: 2000, y: 0 }, size: noteSize },
  );
  const owned = contentOfArea(drawn, 'sales').models;
  const only = (items: Partial<CanvasItems>): CanvasItems => ({ ...onlyModels([]), ...items });
  const ids = { models: ['a', 'b', 'c', 'd'], areas: ['sales2'], notes: ['in2', 'out2'] };
  const offset = { x: 0, y: 0 };

  it('CO6: an area is copied with its contents, goes to free space and contains only the copies', () => {
    expect(owned).toContain('Order');
    const project = duplicateItems(drawn, { items: only({ areas: ['sales'] }), ids, offset });
    expect(project.areas).toEqual([
      sales,
      { ...sales, id: 'sales2', name: 'Sales 2', position: { x: 640, y: 0 } },
    ]);
    expect(contentOfArea(project, 'sales')).toEqual(contentOfArea(drawn, 'sales'));
    expect(contentOfArea(project, 'sales2')).toEqual({
      models: ids.models.slice(0, owned.length),
      areas: [],
      notes: ['in2'],
    });
    expect(relationNames(project, 'a')).toContain('order2s');
    expect(project.notes.map(({ id, position }) => [id, position.x])).toEqual([
      ['in', 400],
      ['out', 2000],
      ['in2', 1040],
    ]);
  });

  it('CO6: are in the text with the models, each at its position', () => {
    const text = copyItems(drawn, { models: ['Order'], areas: [], notes: ['out'] });
    expect(JSON.parse(text)).toMatchObject({
      loopbackModels: [{ definition: { name: 'Order' } }],
      version: 2,
      canvas: {
        layout: [positionOf(drawn, 'Order')],
        areas: [],
        notes: [{ text: 'Far', position: { x: 2000, y: 0 }, size: noteSize }],
      },
    });
    expect(JSON.parse(text).loopbackModels[0]).not.toHaveProperty('position');
    const area = readPastedItems(copyItems(drawn, only({ areas: ['sales'] })));
    if (!area.ok) throw new Error(area.error.message);
    expect(area.value.areas).toMatchObject([{ name: 'Sales', models: expect.arrayContaining(['Order']) }]);
    const at = { x: -50, y: 70 };
    const empty = pasteItems(createProject('P'), { pasted: area.value, ids, at });
    expect(empty.areas).toMatchObject([{ id: 'sales2', name: 'Sales', position: at, colour: 'blue' }]);
    expect(empty.areas[0]).not.toHaveProperty('models');
    expect(contentOfArea(empty, 'sales2').models).toHaveLength(owned.length);
  });

  it('CO6: a copy that is smaller than its original stays in its area', () => {
    const rows = projectOf({ name: 'Customer', relations: { orders: manyOf('Order') } }, { name: 'Order' });
    const box = { width: 300, height: 60 };
    const tall = addArea(rows, { id: 'x', name: 'X', position: { x: 0, y: 40 }, size: box });
    expect(contentOfArea(tall, 'x').models).toContain('Order');
    const pasted = readPastedItems(copyItems(tall, only({ models: ['Order'], areas: ['x'] })));
    if (!pasted.ok) throw new Error(pasted.error.message);
    const { models, ...rest } = pasted.value;
    const alone = { ...rest, models: models.filter(({ definition }) => definition.name === 'Order') };
    const project = pasteItems(createProject('P'), {
      pasted: alone,
      ids: { ...ids, areas: ['y'] },
      at: offset,
    });
    expect(contentOfArea(project, 'y').models).toEqual(['a']);
  });

  it('CO6: notes can be copied alone, and move away from an item at the same position', () => {
    const text = copyItems(drawn, only({ notes: ['out'] }));
    const pasted = readPastedItems(text);
    if (!pasted.ok) throw new Error(pasted.error.message);
    const args = { pasted: pasted.value, ids: only({ notes: ['n'] }), at: { x: 2000, y: 0 } };
    const project = pasteItems(drawn, args);
    expect(project.notes.at(-1)).toEqual({
      id: 'n',
      text: 'Far',
      position: { x: 2024, y: 24 },
      size: noteSize,
    });
    expect(project.models).toBe(drawn.models);
  });

  it('CO6: items in a selected area count as part of it', () => {
    const all = { models: ['Customer', 'Order'], areas: ['sales'], notes: ['in', 'out'] };
    expect(outermostItems(drawn, all)).toEqual({ models: [], areas: ['sales'], notes: ['out'] });
    expect(outermostItems(drawn, onlyModels(['Order']))).toEqual(onlyModels(['Order']));
    const twice = addArea(drawn, { ...sales, id: 'same' });
    expect(outermostItems(twice, only({ areas: ['sales', 'same'] }))).toEqual(only({ areas: ['sales'] }));
  });

  it.each([
    ['{"areas": 3}', 'at canvas.areas: expected a list, found 3'],
    ['{"notes": [{"text": 1}]}', 'at canvas.notes[0].text: expected a string, found 1'],
    [
      '{"areas": [{"name": "A", "position": {"x": 0, "y": 0}, "size": {"width": 0, "height": 1}, "colour": "blue"}]}',
      'at canvas.areas[0].size.width: expected a number above 0, found 0',
    ],
    ['{}', 'expected at least one model'],
    ['3', 'at canvas: expected an object with areas and notes'],
  ])('CO3: refuses a canvas of %s with its place', (canvas, message) => {
    const read = readPastedItems(`{"loopbackModels": [], "canvas": ${canvas}}`);
    expect(read.ok ? '' : read.error.message).toContain(message);
  });

  it('ST5: items that were copied far away are clamped to the canvas', () => {
    const position = { x: 1e9, y: -1e300 };
    const note = { text: '', position, size: { width: 1e9, height: 5 } };
    const text = JSON.stringify({
      loopbackModels: [{ definition: { name: 'A' }, position }],
      canvas: { notes: [note] },
    });
    const read = readPastedItems(text);
    if (!read.ok) throw new Error(read.error.message);
    const border = { x: 1_000_000, y: -1_000_000 };
    expect(read.value.models[0]?.position).toEqual(border);
    expect(read.value.notes[0]).toEqual({
      text: '',
      position: border,
      size: { width: 1_000_000, height: 5 },
    });
  });

  it('CO3: a path out of the project is ignored', () => {
    const pathOf = (path: string) => {
      const text = JSON.stringify({ loopbackModels: [{ path, definition: { name: 'A' } }] });
      const read = readPastedItems(text);
      return read.ok ? read.value.models[0]?.path : undefined;
    };
    expect(pathOf('../../a.json')).toBeNull();
    expect(pathOf('/etc/a.json')).toBeNull();
    expect(pathOf('server/models/a.json')).toBe('server/models/a.json');
  });
});
