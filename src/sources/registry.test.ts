import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAtOnce } from '../lib/slices.ts';
import { createExampleProject } from '../model/index.ts';
import { printProjectFile } from '../targets/project/projectFile.ts';
import { allEndings } from './endings.ts';
import { loadSource } from './loadSource.ts';
import { isModelScript } from './loopback4/modelScript.ts';
import type { ReadFiles } from './readFiles.ts';
import { isLargeFile, recogniseSource, sourceEntries } from './registry.ts';

const here = import.meta.dirname;

const filesOf = (files: Readonly<Record<string, string>>, rest: Partial<ReadFiles> = {}): ReadFiles => ({
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  problems: [],
  skipped: [],
  ...rest,
});

it('the registry lists each folder that has a source, once', () => {
  const folders = readdirSync(here).filter((name) => existsSync(join(here, name, 'source.ts')));
  expect(sourceEntries.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
});

describe.each(sourceEntries)('the source $id', ({ id }) => {
  it('loads, and reads no files to no models and no failure', async () => {
    const { readInSteps } = await loadSource(id);
    const opened = runAtOnce(readInSteps({ read: filesOf({}), options: {} }));
    expect(opened).toMatchObject({ ok: true, value: { models: [], modelConfig: null, problems: [] } });
  });

  it('passes on what could not be read before', async () => {
    const { readInSteps } = await loadSource(id);
    const problem = { path: 'a.json', expected: 'a file', found: 'nothing', message: '' };
    const skipped = { path: 'b', reason: 'is a folder' };
    const read = filesOf({}, { problems: [problem], skipped: [skipped] });
    const opened = runAtOnce(readInSteps({ read, options: {} }));
    expect(opened).toMatchObject({ ok: true, value: { problems: [problem], skipped: [skipped] } });
  });
});

describe('recogniseSource', () => {
  const order = '{"name": "Order"}';
  const project = printProjectFile(createExampleProject());

  it('recognises a project file by its name and by its beginning, among other files', () => {
    expect(recogniseSource(filesOf({ 'shop.lbdesign': '{' }))).toBe('loopback3');
    expect(recogniseSource(filesOf({ 'shop.lbdesign.json': '{' }))).toBe('project');
    expect(recogniseSource(filesOf({ 'order.json': order, 'x (1).json': project }))).toBe('project');
  });

  it('recognises the SQL of a database: pasted, or in files without models beside them', () => {
    const large = [{ path: 'shop.sql', size: 5 }];
    const pasted = (text: string) => recogniseSource(filesOf({ pasted: text }, { isPasted: true }));
    expect(recogniseSource(filesOf({}, { large }))).toBe('sql');
    expect(recogniseSource(filesOf({ 'shop/package.json': '{}' }, { large }))).toBe('sql');
    expect(recogniseSource(filesOf({ 'order.json': order }, { large }))).toBe('loopback3');
    expect(pasted('-- shop\nCREATE TABLE IF NOT EXISTS a (id int)')).toBe('sql');
    expect(pasted('create unlogged table a (id int)')).toBe('sql');
    expect(pasted('{"name": "A", "description": "CREATE TABLE a"}')).toBe('pasted');
    expect(pasted('CREATE TABLE public."a b" (id int)')).toBe('sql');
    expect(pasted('Please create a new table, or create table 5.')).toBe('pasted');
  });

  it('DBS6: recognises DBML: pasted, or in files', () => {
    const pasted = (text: string) => recogniseSource(filesOf({ pasted: text }, { isPasted: true }));
    const large = [{ path: 'docs/shop.DBML', size: 10 }];
    expect(recogniseSource(filesOf({}, { large }))).toBe('dbml');
    expect(isLargeFile('a/shop.dbml')).toBe(true);
    expect(pasted('// the shop\nTable orders as O [note: "x"] {\n  id int [pk]\n}')).toBe('dbml');
    expect(pasted('table "sales"."order items" { id int }')).toBe('dbml');
    expect(pasted('Table a [headercolor: #fff]\n{\n  id int\n}')).toBe('dbml');
    expect(pasted('Ref: orders.customer_id > customers.id')).toBe('dbml');
    expect(pasted('CREATE TABLE orders (id int);')).toBe('sql');
    expect(pasted('enum Role {\n  A\n}\nmodel A {\n  id Int @id\n}')).toBe('prisma');
  });

  it('PS6: recognises a Prisma schema: pasted, or in files, also with its migrations in SQL beside it', () => {
    const large = ['shop/schema.prisma', 'shop/migrations/1/migration.sql'].map((path) => ({
      path,
      size: 5,
    }));
    const pasted = (text: string) => recogniseSource(filesOf({ pasted: text }, { isPasted: true }));
    expect(recogniseSource(filesOf({ 'shop/package.json': '{}' }, { large }))).toBe('prisma');
    expect(recogniseSource(filesOf({ 'order.json': order }, { large }))).toBe('loopback3');
    expect(isLargeFile('a/schema.PRISMA')).toBe(true);
    expect(pasted('model Order {\n  id Int @id\n}')).toBe('prisma');
    expect(pasted('datasource db {\r\n  provider = "mysql"\r\n}')).toBe('prisma');
    expect(pasted('A model Order { with an id Int }')).toBe('pasted');
    expect(pasted('CREATE TABLE a (\n model text)')).toBe('sql');
  });

  it('SR100: recognises LoopBack 4 models, and leaves other scripts beside models to LoopBack 3', () => {
    const script =
      "import {Entity, model} from '@loopback/repository';\n@model() export class A extends Entity {}";
    const pasted = (text: string) => recogniseSource(filesOf({ pasted: text }, { isPasted: true }));
    const client = 'export class Order { id = 1; }';
    const beside = { 'shop/package.json': '{}', 'shop/src/datasources/db.json': '{}' };
    expect(recogniseSource(filesOf({ ...beside, 'shop/src/models/a.model.ts': script }))).toBe('loopback4');
    expect(recogniseSource(filesOf({ 'a.model.ts': client }))).toBe('loopback4');
    expect(recogniseSource(filesOf({ 'order.json': order, 'a.model.ts': client }))).toBe('loopback3');
    expect(recogniseSource(filesOf({ 'x.lbdesign.json': project, 'a.model.ts': script }))).toBe('project');
    expect(pasted(script)).toBe('loopback4');
    expect(pasted('@model()\nexport class A extends Entity { @property({}) a: string; }')).toBe('loopback4');
    expect(pasted('{"name": "A", "description": "class A with @model()"}')).toBe('pasted');
  });

  it('SR100: reads scripts that may define models, and no others', () => {
    const read = [
      'order.ts',
      'a/b/order.model.ts',
      'src/models/base.ts',
      'src/models/tenant/user.ts',
      'ORDER.MODEL.TS',
    ];
    const others = [
      'src/order.ts',
      'src/models/index.ts',
      'models/a.d.ts',
      'a.model.spec.ts',
      'a.model.tsx',
      'a.model.js',
    ];
    expect(read.filter((path) => !isModelScript(path))).toEqual([]);
    expect(others.filter(isModelScript)).toEqual([]);
  });

  const api = '{"info": {"openapi": "no"}, "components": {"schemas": {}}, "openapi": "3.1.0"}';
  const schema = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {}}';

  it('OA11: recognises descriptions of APIs by their content, in JSON, YAML and pasted', () => {
    const pasted = (text: string) => recogniseSource(filesOf({ pasted: text }, { isPasted: true }));
    const large = [{ path: 'api.yml', size: 5 }];
    expect(recogniseSource(filesOf({ 'api.json': api }))).toBe('openapi');
    expect(
      recogniseSource(filesOf({ 'api.json': '{"swagger": "2.0"}', 'package.json': '{"name": "a"}' })),
    ).toBe('openapi');
    expect(recogniseSource(filesOf({}, { large }))).toBe('openapi');
    expect(recogniseSource(filesOf({ 'a.json': schema }))).toBe('jsonschema');
    expect(recogniseSource(filesOf({ 'a.json': '{"definitions": {}}' }))).toBe('jsonschema');
    expect(pasted(api)).toBe('openapi');
    expect(pasted('# Shop\nopenapi: 3.0.0\ninfo: {}')).toBe('openapi');
    expect(pasted(schema)).toBe('jsonschema');
  });

  it('OA11: opens the models of a project that also describes its API', () => {
    const inModels = { 'shop/common/models/order.json': order, 'shop/swagger.json': api };
    expect(recogniseSource(filesOf(inModels))).toBe('loopback3');
    expect(recogniseSource(filesOf({ 'order.json': order, 'swagger.json': api }))).toBe('loopback3');
    const large = [{ path: 'shop/docker-compose.yml', size: 5 }];
    expect(recogniseSource(filesOf({ 'shop/common/models/order.json': order }, { large }))).toBe('loopback3');
    expect(recogniseSource(filesOf({}, { large: [...large, { path: 'shop/shop.sql', size: 5 }] }))).toBe(
      'sql',
    );
  });

  it('OA11: takes no other JSON for the description of an API', () => {
    const others = [
      '{"name": "Order", "definitions": {}}',
      '{"$schema": "https://json.schemastore.org/tsconfig", "a": "json-schema.org/"}',
      '{"name": "Swagger", "properties": {"swagger": "string", "openapi": "string"}}',
      '{"description": "\\"openapi\\": \\"3\\"", "a": {"openapi": "3.0.0"}}',
      '{"openapi": {"a": 1}}',
      '["openapi", "3.0.0"]',
    ];
    for (const text of others) expect(recogniseSource(filesOf({ 'a.json': text })), text).toBe('loopback3');
  });

  it('has each ending in the list of the picker, and none that two kinds of reading want', () => {
    expect(['a.sql', 'A.SQL', 'b.sql.gz', 'c.dump'].map(isLargeFile)).toEqual([true, true, true, true]);
    expect(['a.json', 'b.js', 'c.sql.json', 'sql'].map(isLargeFile)).toEqual([false, false, false, false]);
    expect(['a.yaml', 'b.YML', 'c.yaml.json'].map(isLargeFile)).toEqual([true, true, false]);
    expect(allEndings).toEqual([...new Set(sourceEntries.flatMap((entry) => entry.endings))]);
  });

  it('recognises a pasted text, and leaves all other files to LoopBack 3', () => {
    expect(recogniseSource(filesOf({ pasted: order }, { isPasted: true }))).toBe('pasted');
    expect(recogniseSource(filesOf({ 'order.json': order }))).toBe('loopback3');
    expect(recogniseSource(filesOf({}))).toBe('loopback3');
  });
});
