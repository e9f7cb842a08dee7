import { describe, expect, it } from 'vitest';
import type { CanvasItems } from '../areaContent.ts';
import { copyItems } from '../clipboard.ts';
import { printModelFile } from '../files/printFile.ts';
import { readDefinition } from '../files/readDefinition.ts';
import { readModelFile } from '../files/readModelFile.ts';
import { positionOf } from '../layout/positions.ts';
import { createProject, type Project } from '../project.ts';
import { readPastedItems } from '../readPastedItems.ts';
import { definitionOf, manyOf, oneOf, positionsOf, projectOf, relationNames } from '../testing/projects.ts';
import { addFiles } from './addFiles.ts';
import { duplicateItems } from './duplicateItems.ts';
import { moveModels } from './moveModels.ts';
import { pasteItems } from './pasteItems.ts';
import { replaceDefinition } from './replaceDefinition.ts';

const shop: Project = {
  ...moveModels(
    projectOf(
      {
        name: 'Customer',
        plural: 'Clients',
        relations: { orders: manyOf('Order'), mine: manyOf('Order', 'x'), reviews: manyOf('Review') },
        scope: { include: 'orders' },
      },
      {
        name: 'Order',
        properties: { parts: ['Order'] },
        relations: { customer: oneOf('belongsTo', 'Customer') },
      },
      { name: 'Review' },
      { name: 'Special', base: 'Order' },
    ),
    { positions: { Customer: { x: 10, y: 20 }, Order: { x: 110, y: 70 } } },
  ),
  modelConfig: { path: 'x', config: { Order: { dataSource: 'other', public: false } }, source: null },
};

const onlyModels = (models: readonly string[]): CanvasItems => ({ models, areas: [], notes: [] });

function pasteInto(project: Project, text: string, ids: readonly string[]): Project {
  const pasted = readPastedItems(text);
  if (!pasted.ok) throw new Error(pasted.error.message);
  return pasteItems(project, { pasted: pasted.value, ids: onlyModels(ids), at: { x: 1000, y: 2000 } });
}

function duplicate(
  project: Project,
  modelIds: readonly string[],
  ids: readonly string[],
  by: number,
): Project {
  const items = { items: onlyModels(modelIds), ids: onlyModels(ids) };
  return duplicateItems(project, { ...items, offset: { x: by, y: by + 1 } });
}

describe('duplicateItems', () => {
  const project = duplicate(shop, ['Order', 'Customer'], ['c', 'o'], 5);

  it('CO1: relations inside the selection lead from copy to copy, under names derived again', () => {
    expect(definitionOf(project, 'c')).toMatchObject({
      name: 'Customer2',
      plural: 'Clients2',
      relations: { order2s: manyOf('Order2'), mine: manyOf('Order2', 'x'), reviews: manyOf('Review') },
      scope: { include: 'order2s' },
    });
    expect(definitionOf(project, 'o')).toMatchObject({
      name: 'Order2',
      properties: { parts: ['Order2'] },
      relations: { customer2: oneOf('belongsTo', 'Customer2') },
    });
    expect(project.models.slice(0, 4)).toEqual(shop.models);
  });

  it('CO1: copies have their own files, positions and data sources', () => {
    const [copy, other] = project.models.slice(4);
    expect(copy).toMatchObject({ path: 'common/models/customer-2.json', source: null });
    expect(other).toMatchObject({ path: 'common/models/order-2.json' });
    expect(positionsOf(project).slice(4)).toEqual([
      { x: 15, y: 26 },
      { x: 115, y: 76 },
    ]);
    expect(project.modelConfig?.config['Order2']).toEqual({ dataSource: 'other', public: false });
    expect(project.modelConfig?.config['Customer2']).toEqual({ dataSource: 'db', public: true });
  });

  it('CO1: numbers continue, and a copy extends the copy of its base', () => {
    const again = duplicate(project, ['o', 'Special'], ['s', 'p'], 0);
    expect(definitionOf(again, 's')).toMatchObject({ name: 'Special2', base: 'Order' });
    expect(definitionOf(again, 'p')['name']).toBe('Order3');
    const both = duplicate(shop, ['Order', 'Special'], ['p', 's'], 0);
    expect(definitionOf(both, 's')).toMatchObject({ name: 'Special2', base: 'Order2' });
    expect(duplicate(shop, ['none'], [], 0)).toBe(shop);
  });
});

describe('copy and paste', () => {
  it('CO2: a copy is LoopBack JSON, and pastes unchanged into an empty project', () => {
    const text = copyItems(shop, onlyModels(['Customer', 'Order']));
    const project = pasteInto(createProject('P'), text, ['a', 'b']);
    expect(project.models.map(({ id, path }) => [path, positionOf(project, id)])).toEqual([
      ['common/models/customer.json', { x: 1000, y: 2000 }],
      ['common/models/order.json', { x: 1100, y: 2050 }],
    ]);
    expect(definitionOf(project, 'a')).toEqual(definitionOf(shop, 'Customer'));
  });

  it('CO2: a plain definition, or a list of them, is also pasted, and laid out', () => {
    const one = pasteInto(
      shop,
      '{"name": "Order", "relations": {"x": {"type": "hasMany", "model": "Item"}}}',
      ['n'],
    );
    expect(definitionOf(one, 'n')).toMatchObject({ name: 'Order2' });
    expect(relationNames(one, 'n')).toEqual(['x']);
    const two = pasteInto(shop, '[{"name": "Item"}, {"name": "Part"}]', ['i', 'p']);
    const [item] = two.models.slice(4);
    expect(two.layout.get('i')).not.toEqual(two.layout.get('p'));
    expect(item?.path).toBe('common/models/item.json');
  });

  it.each([
    ['{', 'The pasted text, line 1, column 2'],
    ['[]', 'The pasted text: expected at least one model, found an empty list.'],
    ['[{"name": "A"}, 3]', 'number 2 of the list, at [1]: expected an object'],
    ['{"a": 1}', 'The pasted text, at name: expected the name of the model as a string, found nothing.'],
    [
      '{"loopbackModels": [{"definition": {"name": "A", "relations": "x"}}]}',
      'at loopbackModels[0].definition.relations',
    ],
    ['"text"', 'The pasted text: expected an object'],
  ])('CO3: refuses %s with its place', (text, message) => {
    const read = readPastedItems(text);
    expect(read.ok ? '' : read.error.message).toContain(message);
  });

  it.each([
    ['[{"name": "A"}, {"name": "B", "properties": 5}]', 'B, number 2 of the list, at [1].properties'],
    ['{"loopbackModels": [{"definition": {"name": "B", "base": []}}]}', 'B, number 1 of the list, at'],
    ['[{"name": "A"}, 5]', 'number 2 of the list, at [1]'],
  ])('CO3: names the invalid model: %s', (text, message) => {
    const read = readPastedItems(text);
    expect(read.ok ? '' : read.error.message).toContain(message);
  });
});

describe('replaceDefinition', () => {
  const path = 'common/models/order.json';
  const source = '{ "name": "Order",\n    "properties": {"a": "string"},   "relations": {} }\n';
  const file = readModelFile(path, source);
  if (!file.ok) throw new Error(file.error.message);
  const opened = addFiles(projectOf({ name: 'Customer', relations: { orders: manyOf('Order') } }), {
    files: [file.value],
    ids: ['o'],
    positions: [{ x: 7, y: 8 }],
  });
  const edit = (text: string) => replaceDefinition(opened, { modelId: 'o', text });
  const printed = (project: Project) => {
    const entry = project.models.find(({ id }) => id === 'o');
    return entry ? printModelFile(entry) : '';
  };

  it('CO4: changes the file only where the text was edited', () => {
    const project = edit('{"name":"Order","properties":{"a":"number"},"relations":{}}');
    expect(printed(project)).toBe(source.replace('"string"', '"number"'));
    expect(positionOf(project, 'o')).toEqual({ x: 7, y: 8 });
    expect(edit(source)).toBe(opened);
  });

  it('CO4: a new name is a rename, another plural renames what was derived elsewhere', () => {
    const text = '{"name":"Sale","properties":{"a":"string"},"relations":{}}';
    const models = opened.models.map((entry) => ({ ...entry, source: null }));
    const renamed = replaceDefinition({ ...opened, models }, { modelId: 'o', text });
    expect(relationNames(renamed, 'Customer')).toEqual(['sales']);
    expect(renamed.models.find(({ id }) => id === 'o')?.path).toBe('common/models/sale.json');
    const kept = edit(text);
    expect(relationNames(kept, 'Customer')).toEqual(['orders']);
    expect(printed(kept)).toContain('"plural": "Orders"');
    const plural = edit(
      '{"name":"Order","plural":"Deals","relations":{"customers":{"type":"hasMany","model":"Customer"}}}',
    );
    expect(relationNames(plural, 'Customer')).toEqual(['deals']);
    const taken = edit('{"name":"Customer"}');
    expect(taken.models.map(({ definition }) => definition.name)).toEqual(['Customer', 'Customer']);
  });

  it('CO4 CM13: applies the text as it is to the model itself, and changes nothing for an invalid text', () => {
    const first = edit('{"name":"Order","relations":{"customers":{"type":"hasMany","model":"Customer"}}}');
    const pointed = replaceDefinition(first, {
      modelId: 'o',
      text: '{"name":"Order","relations":{"customers":{"type":"hasMany","model":"Order"}}}',
    });
    expect(relationNames(pointed, 'o')).toEqual(['customers']);
    expect(edit('{"name":')).toBe(opened);
    expect(edit('{"name":"Order","relations":"x"}')).toBe(opened);
    expect(replaceDefinition(opened, { modelId: 'none', text: '{}' })).toBe(opened);
  });

  it('CO5: readDefinition gives every problem a line and a column', () => {
    expect(readDefinition('{\n  "name": }')).toMatchObject({ ok: false, error: { line: 2, column: 11 } });
    const text = '{\n  "name": "A",\n  "relations": {"a b": {"type": 3}}\n}';
    expect(readDefinition(text)).toMatchObject({
      ok: false,
      error: { line: 3, column: 33, jsonPath: 'relations["a b"].type' },
    });
    expect(readDefinition('{}', 'common/models/order-item.json')).toEqual({
      ok: true,
      value: { name: 'OrderItem' },
    });
    expect(readDefinition('[]')).toMatchObject({ ok: false, error: { line: 1, column: 1 } });
  });
});
