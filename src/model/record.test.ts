import { describe, expect, it } from 'vitest';
import { addFiles } from './commands/addFiles.ts';
import { createExampleProject } from './example.ts';
import { exportFiles } from './files/printFile.ts';
import { readModelFile } from './files/readModelFile.ts';
import { createProject } from './project.ts';
import { fromRecord, toRecord } from './record.ts';
import { oddFiles } from './testing/fixtures.ts';

describe('stored projects', () => {
  it('ST1: come back as they were, order of keys, source texts and positions included', () => {
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
    const project = {
      ...opened,
      modelConfig: {
        path: 'server/model-config.json',
        config: { A: { dataSource: null } },
        source: { text: '{}' },
      },
    };
    // structuredClone stands for what a database does to a record.
    const back = fromRecord(structuredClone(toRecord(project)));
    expect(back.ok).toBe(true);
    if (back.ok) {
      expect(JSON.stringify(back.value)).toBe(JSON.stringify(project));
      expect(exportFiles(back.value)).toEqual(exportFiles(project));
    }
  });

  it('ST2: carry their version, and another one is refused by name', () => {
    expect(toRecord(createProject('P')).version).toBe(1);
    expect(fromRecord({ ...toRecord(createProject('P')), version: 99 })).toMatchObject({
      ok: false,
      error: { code: 'unknown-version' },
    });
  });

  const good = toRecord(createExampleProject());
  const [model] = good.models;

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['no version', { name: 'P', models: [] }],
    ['a model without a position', { ...good, models: [{ ...model, position: undefined }] }],
    ['a position that is no number', { ...good, models: [{ ...model, position: { x: Number.NaN, y: 0 } }] }],
    ['a definition that is no JSON', { ...good, models: [{ ...model, definition: '{' }] }],
    ['a definition of the wrong kind', { ...good, models: [{ ...model, definition: '[]' }] }],
    ['a definition without a name', { ...good, models: [{ ...model, definition: '{}' }] }],
    ['two models of one id', { ...good, models: [model, model] }],
    ['a config of the wrong kind', { ...good, modelConfig: { path: 'x', config: '{"A":1}', source: null } }],
    ['a source text that does not parse', { ...good, models: [{ ...model, source: { text: '{' } }] }],
  ])('ST3: %s is a damaged record, said in a value', (_what, value) => {
    expect(fromRecord(value)).toMatchObject({ ok: false, error: { code: 'broken-record' } });
  });
});
