import { describe, expect, it } from 'vitest';
import { addFiles } from '../commands/addFiles.ts';
import { addProperty } from '../commands/addProperty.ts';
import { connectModels } from '../commands/connectModels.ts';
import { renameModel } from '../commands/renameModel.ts';
import { renameProperty } from '../commands/renameProperty.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { createExampleProject } from '../example.ts';
import { createProject, type Project } from '../project.ts';
import { exampleConfig, exampleFiles, type FixtureFile, oddFiles } from '../testing/fixtures.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { exportFiles, printModelConfig, printModelFile } from './printFile.ts';
import { readModelConfig, readModelFile } from './readModelFile.ts';

function open(files: readonly FixtureFile[], config: string | null = null): Project {
  const read = files.map(({ path, text }) => {
    const result = readModelFile(path, text);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  });
  const modelConfig = config === null ? null : readModelConfig('server/model-config.json', config);
  if (modelConfig && !modelConfig.ok) throw new Error(modelConfig.error.message);
  return addFiles(createProject('Opened'), {
    files: read,
    modelConfig: modelConfig?.value ?? null,
    ids: files.map((file) => file.path),
    positions: files.map(() => ({ x: 0, y: 0 })),
  });
}

const textOf = (project: Project, path: string) =>
  exportFiles(project).find((file) => file.path.endsWith(path))?.text ?? '';

/** The lines that only one of two texts has. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

describe('opened files', () => {
  it('PF1: include unusual files', () => {
    expect(oddFiles.length).toBeGreaterThanOrEqual(8);
    expect(oddFiles.some(({ text }) => text.includes('\r\n'))).toBe(true);
    expect(oddFiles.some(({ text }) => text.startsWith('\uFEFF'))).toBe(true);
  });

  it.each(oddFiles)('PF1: are exported byte for byte: $path', ({ path, text }) => {
    expect(textOf(open([{ path, text }]), path)).toBe(text);
  });

  it.each(oddFiles)('PF1: are the same again after an edit and its reversal: $path', ({ path, text }) => {
    const start = open([{ path, text }]);
    const edited = setModelSetting(start, { modelId: path, key: 'strict', value: true });
    expect(textOf(edited, path)).not.toBe(text);
    const back = setModelSetting(edited, { modelId: path, key: 'strict', value: undefined });
    expect(back.models[0]?.definition).not.toBe(start.models[0]?.definition);
    expect(textOf(back, path)).toBe(text);
  });

  it('PF2: change only in the lines of an edit', () => {
    const start = open(oddFiles);
    const text = (project: Project, name: string) => textOf(project, `${name}.json`);
    const tabbed = addProperty(start, {
      modelId: 'common/models/tab-indented.json',
      name: 'c',
      type: 'date',
    });
    expect(changedLines(text(start, 'tab-indented'), text(tabbed, 'tab-indented'))).toEqual([
      '- "b": { "type" : "number", "required" : true }',
      '+ "b": { "type" : "number", "required" : true },',
      '+ "c": {',
      '+ "type": "date"',
      '+ }',
    ]);
    const escaped = renameProperty(start, {
      modelId: 'common/models/escapes-and-numbers.json',
      from: 'key',
      to: 'code',
    });
    expect(changedLines(text(start, 'escapes-and-numbers'), text(escaped, 'escapes-and-numbers'))).toEqual([
      '- "ke\\u0079": {',
      '+ "code": {',
    ]);
  });

  it('PF5: get no name that they did not have', () => {
    const path = 'common/models/without-name.json';
    const start = open(oddFiles.filter((file) => file.path === path));
    expect(start.models[0]?.definition.name).toBe('WithoutName');
    const edited = addProperty(start, { modelId: path, name: 'x', type: 'date' });
    expect(textOf(edited, path)).not.toContain('"name"');
    const renamed = renameModel(start, { modelId: path, name: 'Named' });
    expect(JSON.parse(textOf(renamed, 'named.json'))).toMatchObject({ name: 'Named' });
  });

  it('PF1: may have 2,000 properties, twelve levels deep, and are edited in one line', () => {
    const properties = Array.from({ length: 2000 }, (_, index) => [
      `p${index}`,
      { type: 'number', default: index },
    ]);
    const deep = JSON.parse(`${'{"x":'.repeat(12)}1${'}'.repeat(12)}`);
    const text = JSON.stringify({ name: 'Wide', deep, properties: Object.fromEntries(properties) }, null, 3);
    const path = 'common/models/wide.json';
    const start = open([{ path, text }]);
    expect(textOf(start, path)).toBe(text);
    const edited = renameProperty(start, { modelId: path, from: 'p1234', to: 'renamed' });
    expect(textOf(edited, path)).toBe(text.replace('"p1234"', '"renamed"'));
  });
});

describe("the ten files of LoopBack's relations example", () => {
  it('PF1: are exported byte for byte, including the config', () => {
    const exported = exportFiles(open(exampleFiles, exampleConfig));
    expect(exported).toHaveLength(11);
    expect(exported).toEqual([...exampleFiles, { path: 'server/model-config.json', text: exampleConfig }]);
  });

  it('PF2: change in a rename only in lines that name the model', () => {
    const start = open(exampleFiles, exampleConfig);
    const project = renameModel(start, { modelId: 'common/models/order.json', name: 'Purchase' });
    expect(changedLines(textOf(start, 'customer.json'), textOf(project, 'customer.json'))).toEqual([
      '- "orders": {',
      '- "model": "Order",',
      '+ "purchases": {',
      '+ "model": "Purchase",',
    ]);
    expect(changedLines(textOf(start, 'model-config.json'), textOf(project, 'model-config.json'))).toEqual([
      '- "Order": {',
      '+ "Purchase": {',
    ]);
    expect(textOf(project, 'author.json')).toBe(textOf(start, 'author.json'));
  });
});

describe('files of new models', () => {
  it('PF3: have an indent of two spaces and a final newline', () => {
    const [customer] = createExampleProject().models;
    const text = customer ? printModelFile(customer) : '';
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(text.startsWith('{\n  "name": "Customer",\n  "base": "PersistedModel",')).toBe(true);
  });

  it('PF6: come with a config with every model if the project has none', () => {
    const config = JSON.parse(printModelConfig(createExampleProject()) ?? '');
    expect(Object.keys(config)).toEqual(['_meta', 'Customer', 'Order', 'Review']);
    expect(config._meta.sources).toContain('../common/models');
    expect(config.Order).toEqual({ dataSource: 'db', public: true });
    expect(printModelConfig(createProject('Empty'))).toBeNull();
    expect(exportFiles(createProject('Empty'))).toEqual([]);
  });

  it('PF6: come with a config that lists built-in models that relations point at', () => {
    const project = projectOf({
      name: 'Post',
      relations: { author: oneOf('belongsTo', 'User'), gone: manyOf('Nothing') },
    });
    const config = JSON.parse(printModelConfig(project) ?? '');
    expect(Object.keys(config)).toEqual(['_meta', 'Post', 'User']);
    expect(config.User).toEqual({ dataSource: 'db', public: false });
  });

  it('PF3: write a new relation into an opened file in its style', () => {
    const start = open(oddFiles);
    const id = 'common/models/four-blanks-crlf.json';
    const project = connectModels(start, { ownerId: id, targetId: id });
    expect(textOf(project, id)).toContain(
      '    "relations": {\r\n        "four": {\r\n            "type": "hasMany",\r\n            "model": "FourBlanks",\r\n            "foreignKey": ""\r\n        }\r\n    }\r\n}\r\n',
    );
  });
});
