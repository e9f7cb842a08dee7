import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, createProject, exportFiles, placeFiles } from '../model/index.ts';
import type { TextFile } from '../sources/index.ts';
import { openModelFiles } from './openModelFiles.ts';
import { decodeFile, readFoundFiles } from './readFiles.ts';

const open = (files: Record<string, string>) =>
  openModelFiles({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    problems: [],
    skipped: [],
  });

const order = '{"name": "Order"}';

describe('openModelFiles', () => {
  it('opens the good files beside a bad one, and says what is wrong and where', async () => {
    const opened = await open({ 'a.json': '{"name": "A"}', 'bad.json': '{"name": }', 'order.json': order });
    expect(opened.models.map(({ definition }) => definition.name)).toEqual(['A', 'Order']);
    expect(opened.problems).toMatchObject([{ path: 'bad.json', line: 1 }]);
  });

  it('returns each file under its path in the project, and a problem under the original path', async () => {
    const opened = await open({
      'shop/common/models/order.json': order,
      'shop/common/models/bad.json': '{"name": 1}',
    });
    expect(opened.models.map(({ path }) => path)).toEqual(['common/models/order.json']);
    expect(opened.problems).toMatchObject([{ path: 'shop/common/models/bad.json', jsonPath: 'name' }]);
  });

  it('keeps the text unchanged', async () => {
    const text = '\uFEFF{\r\n\t"name": "Order",\r\n\t"x": 1.50\r\n}';
    expect((await open({ 'order.json': text })).models[0]?.source.text).toBe(text);
  });

  it('reads only the models folders of a whole project', async () => {
    const opened = await open({
      'shop/package.json': '{"name": "shop"}',
      'shop/common/models/order.json': order,
      'shop/server/config.json': '{"restApiRoot": "/api"}',
      'shop/server/model-config.json': '{"Order": {"dataSource": "db"}}',
    });
    expect(opened.models.map(({ definition }) => definition.name)).toEqual(['Order']);
    expect(opened.modelConfig).toMatchObject({
      path: 'server/model-config.json',
      config: { Order: { dataSource: 'db' } },
    });
    expect(opened.skipped).toEqual([
      { path: 'shop/package.json', reason: 'is outside the models folders' },
      { path: 'shop/server/config.json', reason: 'is outside the models folders' },
    ]);
  });

  it('does not open package.json as a model, but opens a model called Config', async () => {
    const opened = await open({
      'package.json': '{"name": "shop", "version": "1.0.0"}',
      'config.json': '{"name": "Config", "properties": {}}',
    });
    expect(opened.models.map(({ definition }) => definition.name)).toEqual(['Config']);
    expect(opened.skipped).toEqual([{ path: 'package.json', reason: 'is not a model file' }]);
  });

  it('distinguishes a model called ModelConfig from a model-config.json, even without a folder', async () => {
    const text = '{"name": "ModelConfig", "base": "Definition", "properties": {"id": {"type": "string"}}}';
    const opened = await open({ 'model-config.json': text, 'order.json': order });
    expect(opened.models.map(({ definition }) => definition.name)).toEqual(['ModelConfig', 'Order']);
    expect(opened.models[0]?.path).toBe('common/models/model-config.json');
    expect([opened.modelConfig, opened.problems, opened.skipped]).toEqual([null, [], []]);
    const config = await open({ 'model-config.json': '{"name": {"dataSource": "db"}}' });
    expect(config.modelConfig?.config).toEqual({ name: { dataSource: 'db' } });
  });

  it('prefers the server’s model-config.json to another one', async () => {
    const opened = await open({
      'shop/client/model-config.json': '{"Client": {}}',
      'shop/server/model-config.json': '{"Server": {}}',
      'shop/common/models/order.json': order,
    });
    expect(opened.modelConfig?.config).toEqual({ Server: {} });
    expect(opened.skipped).toEqual([
      { path: 'shop/client/model-config.json', reason: 'is a second model-config.json' },
    ]);
  });

  it('reports a model-config.json that does not parse, and the problems found while reading', async () => {
    const opened = await openModelFiles({
      files: [{ path: 'model-config.json', text: '[]' }],
      problems: [],
      skipped: [{ path: 'a.js', reason: 'is not a .json file' }],
    });
    expect(opened.modelConfig).toBeNull();
    expect(opened.problems).toMatchObject([{ path: 'model-config.json' }]);
    expect(opened.skipped).toEqual([{ path: 'a.js', reason: 'is not a .json file' }]);
  });
});

/** Through the whole way: bytes of files in, bytes of files out. */
async function roundTrip(files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>) {
  const read = await readFoundFiles(
    Object.entries(files).map(([path, bytes]) => ({ path, open: async () => new Blob([bytes]) })),
  );
  const { models, modelConfig, problems } = await openModelFiles(read);
  expect(problems).toEqual([]);
  const empty = createProject('round trip');
  const project = addFiles(empty, {
    files: models,
    modelConfig,
    ids: models.map(({ path }) => path),
    positions: placeFiles(empty, models),
  });
  const encode = ({ path, text }: TextFile) => [path, new TextEncoder().encode(text)] as const;
  return Object.fromEntries(exportFiles(project).map(encode));
}

describe('unedited files are exported byte for byte the same', () => {
  const odd: Record<string, string> = {
    'tabs and CRLF': '{\r\n\t"name": "A",\r\n\t"properties": {}\r\n}\r\n',
    'a byte order mark': '\uFEFF{"name": "A"}',
    'no final newline': '{"name": "A"}',
    'many final newlines': '{"name": "A"}\n\n\n',
    'three blanks and strange spacing': '{ "name" :"A" ,\n   "properties":{\n }}',
    escapes: '{"name": "A", "description": "\\u00fc \\/ \\ud83d\\ude00"}',
    'numbers as nobody writes them':
      '{"name": "A", "x": 1.50, "y": 1E400, "z": 12345678901234567890, "w": -0}',
    'a key called __proto__': '{"name": "A", "__proto__": {"x": 1}}',
  };
  it.each(Object.entries(odd))('%s', async (_, text) => {
    const bytes = new TextEncoder().encode(text);
    const out = await roundTrip({ 'common/models/a.json': bytes });
    expect(out['common/models/a.json']).toEqual(bytes);
  });

  it("the ten files of LoopBack's relations example", async () => {
    const example = join(import.meta.dirname, '../../e2e/fixtures/loopback-example-relations');
    const paths = readdirSync(join(example, 'common/models'))
      .map((name) => `common/models/${name}`)
      .concat('server/model-config.json');
    const files = Object.fromEntries(
      paths.map((path) => [path, new Uint8Array(readFileSync(join(example, path)))]),
    );
    expect(Object.keys(files)).toHaveLength(11);
    expect(await roundTrip(files)).toEqual(files);
  });
});

it('has no text that decoding would change', () => {
  expect(decodeFile('a.json', new TextEncoder().encode('\uFEFF'))).toEqual({
    path: 'a.json',
    text: '\uFEFF',
  });
});
