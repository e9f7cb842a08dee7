import { describe, expect, it } from 'vitest';
import { type ModelFile, readModelFile } from '../files/readModelFile.ts';
import { createProject, type ModelConfigEntry, type Project } from '../project.ts';
import { projectOf } from '../testing/projects.ts';
import { addFiles } from './addFiles.ts';

function file(path: string, definition: object): ModelFile {
  const read = readModelFile(path, JSON.stringify(definition));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

const config = (...names: string[]): ModelConfigEntry => ({
  path: 'server/model-config.json',
  config: Object.fromEntries(names.map((name) => [name, { dataSource: 'mine', public: false }])),
  source: { text: 'the source' },
});

const open = (project: Project, files: readonly ModelFile[], modelConfig: ModelConfigEntry | null = null) =>
  addFiles(project, {
    files,
    modelConfig,
    ids: files.map((_, index) => `new${index}`),
    positions: files.map((_, index) => ({ x: index, y: index })),
  });

describe('addFiles', () => {
  it('CM11: adds new models with their source, and replaces those of the same name in place', () => {
    const start = projectOf({ name: 'A' }, { name: 'B' }, { name: 'C' });
    const project = open(start, [
      file('common/models/b.json', { name: 'B', plural: 'bees' }),
      file('common/models/d.json', { name: 'D' }),
    ]);
    expect(project.models.map((entry) => entry.id)).toEqual(['A', 'B', 'C', 'new1']);
    expect(project.models[1]).toMatchObject({
      definition: { plural: 'bees' },
      source: { text: '{"name":"B","plural":"bees"}' },
    });
    expect(project.models[3]).toMatchObject({ path: 'common/models/d.json' });
    // The replaced model keeps its position.
    expect(project.layout).toEqual(new Map([...start.layout, ['new1', { x: 1, y: 1 }]]));
  });

  it('CM11: keeps two files of one name, and finds both when they are opened again', () => {
    const files = [
      file('common/models/a.json', { name: 'A', plural: 'one' }),
      file('server/models/a.json', { name: 'A', plural: 'two' }),
    ];
    const once = open(createProject('P'), files);
    expect(once.models.map((entry) => entry.path)).toEqual(['common/models/a.json', 'server/models/a.json']);
    const again = open(once, files.toReversed());
    expect(again.models.map((entry) => [entry.id, entry.definition.plural])).toEqual([
      ['new0', 'one'],
      ['new1', 'two'],
    ]);
  });

  it('CM11: numbers the path of a file if another model has it', () => {
    const start = projectOf({ name: 'OrderItem' });
    const project = open(start, [file('common/models/order-item.json', { name: 'order_item' })]);
    expect(project.models.map((entry) => entry.path)).toEqual([
      'common/models/order-item.json',
      'common/models/order-item-2.json',
    ]);
  });

  it('CM11: an added config is kept as it is when it lists every model that stays', () => {
    const project = open(createProject('P'), [file('a.json', { name: 'A' })], config('A', 'User'));
    expect(project.modelConfig).toEqual(config('A', 'User'));
  });

  it('CM11: existing models keep their entry', () => {
    const start = { ...projectOf({ name: 'A' }, { name: 'B' }), modelConfig: config('A', 'B') };
    const project = open(start, [file('a.json', { name: 'A' })], config('A'));
    expect(project.modelConfig?.config).toEqual(config('A', 'B').config);
    const fresh = open(projectOf({ name: 'B' }), [], config('A'));
    expect(fresh.modelConfig?.config['B']).toEqual({ dataSource: 'db', public: true });
  });

  it('CM11: files without a config are listed in the existing one', () => {
    const start = { ...projectOf({ name: 'A' }), modelConfig: config('A') };
    const project = open(start, [file('b.json', { name: 'B' })]);
    expect(Object.keys(project.modelConfig?.config ?? {})).toEqual(['A', 'B']);
    expect(open(start, [])).toBe(start);
  });
});
