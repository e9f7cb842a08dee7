import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../targets/markdown/toMarkdown.ts';
import { toMermaid } from '../targets/mermaid/toMermaid.ts';
import { addArea } from './commands/addArea.ts';
import { addFiles } from './commands/addFiles.ts';
import { addNote } from './commands/addNote.ts';
import { createExampleProject } from './example.ts';
import { parseJson } from './files/parseJson.ts';
import { exportFiles, verbatimFiles } from './files/printFile.ts';
import { readModelFile } from './files/readModelFile.ts';
import { findProblems } from './problems/findProblems.ts';
import { createProject } from './project.ts';
import { fromRecord, fromRecordInSteps, toLocalRecord, toRecord } from './record.ts';
import { recordVersion } from './recordSchema.ts';
import { oddFiles } from './testing/fixtures.ts';
import { positionsOf } from './testing/projects.ts';

describe('stored projects', () => {
  it.each([
    ['an unedited model', 'common/models/a.json', '{"name": "A", "properties": {"n": {"length": 1e999}}}'],
    ['an unedited number of many digits', 'common/models/a.json', `{"name": "A", "x": -${'9'.repeat(400)}}`],
  ])('PF1: preserve %s with numbers out of range byte for byte', (_, path, text) => {
    const read = readModelFile(path, text);
    if (!read.ok) throw new Error(read.error.message);
    const opened = addFiles(createProject('P'), { files: [read.value], ids: ['a'], positions: [] });
    const stored = fromRecord(JSON.parse(JSON.stringify(toRecord(opened))));
    if (!stored.ok) throw new Error(stored.error.message);
    expect(exportFiles(stored.value)[0]?.text).toBe(text);
  });

  it('ST1: open unchanged, including the order of keys, source texts and positions', () => {
    const files = oddFiles.map(({ path, text }) => {
      const read = readModelFile(path, text);
      if (!read.ok) throw new Error(read.error.message);
      return read.value;
    });
    const opened = addFiles(createExampleProject(), {
      files,
      ids: files.map((file) => file.path),
      positions: files.map((_, index) => ({ x: index * 10.5, y: -index })),
    });
    const placed = { position: { x: 1, y: 2 }, size: { width: 3, height: 4 } };
    const marked = addNote(addArea(opened, { id: 'a', name: 'Sales', colour: 'blue', ...placed }), {
      id: 'n',
      text: 'Why?',
      ...placed,
    });
    const project = {
      ...marked,
      modelConfig: {
        path: 'server/model-config.json',
        config: { A: { dataSource: null } },
        source: { text: '{}' },
      },
      application: { packages: ['loopback-component-push'], unread: [], dataSources: null },
    };
    // structuredClone does to a record what a database does.
    const back = fromRecord(structuredClone(toRecord(project)));
    expect(back.ok).toBe(true);
    if (back.ok) {
      expect(JSON.stringify(back.value)).toBe(JSON.stringify(project));
      expect(exportFiles(back.value)).toEqual(exportFiles(project));
    }
  });

  it('ST1: can be read in steps, at least one for each model', () => {
    const project = createExampleProject();
    const steps = fromRecordInSteps(toRecord(project));
    let count = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        expect(step.value).toEqual({ ok: true, value: project });
        break;
      }
      count += 1;
    }
    expect(count).toBeGreaterThanOrEqual(project.models.length);
  });

  it('ST2: have a version, and a later one is refused by name', () => {
    expect(toRecord(createProject('P')).version).toBe(recordVersion);
    expect(fromRecord({ ...toRecord(createProject('P')), version: 99 })).toMatchObject({
      ok: false,
      error: { code: 'unknown-version' },
    });
  });

  it('ST4: open from every earlier version, with every file unchanged', () => {
    const versions = Array.from({ length: recordVersion }, (_, index) => index + 1);
    const opened = versions.map((version) => {
      const path = join(import.meta.dirname, `fixtures/record-${version}.json`);
      const read = fromRecord(JSON.parse(readFileSync(path, 'utf8')));
      if (!read.ok) throw new Error(read.error.message);
      return read.value;
    });
    for (const project of opened) {
      expect(project.models.map(({ definition }) => definition.name)).toEqual([
        'Customer',
        'Order',
        'Review',
        'Item',
      ]);
      expect(exportFiles(project).find(({ path }) => path.endsWith('item.json'))?.text).toBe(
        '{ "plural": "things",\r\n  "properties": {"b": "string", "a": "number"}}',
      );
      expect(fromRecord(toLocalRecord(project))).toEqual({ ok: true, value: project });
    }
    expect(opened.map(({ areas, notes }) => [areas.length, notes.length])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    for (const project of opened) expect(positionsOf(project)).toEqual(positionsOf(opened[0] ?? project));
    expect(opened.map(({ application }) => application?.dataSources?.connectors)).toEqual([
      undefined,
      undefined,
      { db: ['mongodb'] },
      { db: ['mongodb'] },
    ]);
  });

  it('ST8: leave out the text of datasources.json where they may leave this browser', () => {
    const text = '{"db": {"connector": "mongodb", "password": "s3cret"}}';
    const dataSources = {
      path: 'server/datasources.json',
      connectors: { db: ['mongodb'] },
      unreadPaths: [],
      files: [{ path: 'server/datasources.json', text }],
    };
    const unread = [{ path: 'common/models/broken.json', text: '{', modelName: 'Broken' }];
    const project = { ...createExampleProject(), application: { packages: null, unread, dataSources } };
    expect(JSON.stringify(toRecord(project))).not.toContain('s3cret');
    expect(fromRecord(toRecord(project))).toMatchObject({
      ok: true,
      value: { application: { unread, dataSources: { connectors: { db: ['mongodb'] } } } },
    });
    expect(fromRecord(toLocalRecord(project))).toEqual({ ok: true, value: project });
    expect(verbatimFiles(project)).toEqual({
      unread: [{ path: 'common/models/broken.json', text: '{' }],
      secret: [{ path: 'server/datasources.json', text }],
    });
    for (const shown of [toMarkdown(project), toMermaid(project), JSON.stringify(findProblems(project))])
      expect(shown).not.toContain('s3cret');
  });

  const good = toRecord(createExampleProject());
  const [model] = good.models;
  const place = { position: { x: 0, y: 0 }, size: { width: 9, height: 9 } };
  const area = { id: 'a', name: 'Sales', colour: 'blue', ...place };
  const note = { id: 'n', text: 'Why?', ...place };

  it('ST6: get safe and unique paths for those that lead out of the project', () => {
    const paths = ['../../order.json', 'order.json', '/order.json', 'common/models/../con.json'];
    const read = fromRecord({
      ...good,
      models: paths.map((path, index) => ({ ...model, id: `m${index}`, path })),
      layout: paths.map((_, index) => ({ id: `m${index}`, position: { x: 0, y: 0 } })),
      modelConfig: { path: '../server/x.json', config: '{}', source: null },
    });
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.models.map(({ path }) => path)).toEqual([
      'order-2.json',
      'order.json',
      'order-3.json',
      'common/models/con.json',
    ]);
    expect(read.value.modelConfig?.path).toBe('server/model-config.json');
  });

  it.each([
    [
      'a model',
      { ...good, layout: [{ id: 'customer', position: { x: 'far', y: 0 } }] },
      'layout[0].position.x: expected a number, found "far"',
    ],
    [
      'a definition',
      { ...good, models: [{ ...model, definition: '{"name":"A","relations":{"b":3}}' }] },
      'models[0].definition.relations.b: expected an object with the type and the model of the relation, found 3',
    ],
    [
      'a definition text',
      { ...good, models: [{ ...model, definition: '{"name":' }] },
      'models[0].definition, line 1, column 9: expected a value, found the end of the file',
    ],
    ['the name', { ...good, name: undefined }, 'name: expected a string, found nothing'],
    [
      'a colour',
      { ...good, areas: [{ ...area, colour: 'pink' }] },
      'areas[0].colour: expected one of grey, blue, green, yellow, orange, red, purple, found "pink"',
    ],
    ['the record', 5, undefined],
  ])(
    'ST7: name the place of %s that is wrong, what was expected and what was found',
    (_what, value, detail) => {
      const read = fromRecord(value, parseJson);
      if (read.ok) throw new Error('was not refused');
      expect(read.error.message).toBe(
        detail === undefined
          ? 'The saved project is damaged: expected a project as an object with a version, found 5.'
          : `The saved project is damaged at ${detail}.`,
      );
    },
  );

  it('ST7: name the place of a text that is not JSON without the code that finds where it ends', () => {
    expect(fromRecord({ ...good, models: [{ ...model, definition: '{"name":' }] })).toMatchObject({
      ok: false,
      error: { code: 'broken-record', place: 'models[0].definition', expected: 'JSON' },
    });
  });

  it('ST3: open with different ids', () => {
    expect(fromRecord({ ...good, areas: [area], notes: [note] }).ok).toBe(true);
  });

  it.each([
    ['far away', 1e9, 1_000_000],
    ['farther than any number', Number.POSITIVE_INFINITY, 1_000_000],
    ['on the other side', -1e300, -1_000_000],
    ['nowhere', Number.NaN, 0],
    ['at the border', -1_000_000, -1_000_000],
  ])('ST5: clamp an item %s to the canvas', (_what, x, at) => {
    const position = { x, y: 0 };
    const read = fromRecord({
      ...good,
      models: [model],
      layout: [{ id: model?.id, position }],
      areas: [{ ...area, position, size: { width: Math.abs(x) || 1, height: 1e12 } }],
      notes: [{ ...note, position }],
    });
    if (!read.ok) throw new Error(read.error.message);
    const { areas, notes } = read.value;
    const drawn = [...areas, ...notes].map(({ position: placed }) => placed);
    for (const placed of [...positionsOf(read.value), ...drawn]) expect(placed).toEqual({ x: at, y: 0 });
    expect(areas[0]?.size.height).toBe(1_000_000);
    expect(areas[0]?.size.width).toBeLessThanOrEqual(1_000_000);
  });

  it.each([
    ['nothing', undefined],
    ['a string', 'x'],
    ['no version', { name: 'P', models: [] }],
    [
      'an area of no size',
      { ...good, areas: [{ id: 'a', name: '', position: { x: 0, y: 0 }, colour: 'blue' }] },
    ],
    ['no areas', { ...good, areas: undefined }],
    ['no layout', { ...good, layout: undefined }],
    ['a model without a place', { ...good, layout: good.layout.slice(1) }],
    ['a place without a position', { ...good, layout: [{ id: 'customer' }, ...good.layout.slice(1)] }],
    [
      'a position that is not a number',
      { ...good, layout: [...good.layout, { id: 'x', position: { x: '1', y: 0 } }] },
    ],
    ['a model of version 3 without a position', { ...good, version: 3, layout: undefined, models: [model] }],
    ['an area without a width', { ...good, areas: [{ ...area, size: { width: 0, height: 9 } }] }],
    ['a definition that is not JSON', { ...good, models: [{ ...model, definition: '{' }] }],
    ['a definition of the wrong kind', { ...good, models: [{ ...model, definition: '[]' }] }],
    ['a definition without a name', { ...good, models: [{ ...model, definition: '{}' }] }],
    ['two models of one id', { ...good, models: [model, model] }],
    ['an area of the id of a model', { ...good, areas: [{ ...area, id: model?.id }] }],
    ['a note of the id of an area', { ...good, areas: [area], notes: [{ ...note, id: area.id }] }],
    ['two notes of one id', { ...good, notes: [note, note] }],
    [
      'a config of the wrong kind',
      { ...good, modelConfig: { path: 'x', config: '{"A":null}', source: null } },
    ],
    ['a source text that does not parse', { ...good, models: [{ ...model, source: { text: '{' } }] }],
  ])('ST3: return an error for a damaged record: %s', (_what, value) => {
    expect(fromRecord(value)).toMatchObject({ ok: false, error: { code: 'broken-record' } });
  });
});
