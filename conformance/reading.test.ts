/** Files in unusual forms: those that loopback 3.28 boots are read with the same properties, relations and plural. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createProject,
  describeProperties,
  type ModelFile,
  pluralOfModel,
  readModelFile,
  relationsOf,
} from '../src/model/index.ts';
import type { EngineModel } from './testing/bootProject.ts';

process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
const require = createRequire(import.meta.url);
const loopback = require('loopback');
const boot = require('loopback-boot');

/** Boots an application whose file thing.json has this text; returns the model Thing, or null if LoopBack refuses it. */
async function bootThing(text: string): Promise<EngineModel | null> {
  const folder = mkdtempSync(join(tmpdir(), 'loopback-reading-'));
  const config = {
    _meta: { sources: ['../common/models'] },
    Thing: { dataSource: 'db' },
    Other: { dataSource: 'db' },
  };
  const files: Readonly<Record<string, string>> = {
    'common/models/thing.json': text,
    'common/models/other.json': '{"name": "Other"}',
    'server/datasources.json': '{"db": {"connector": "memory"}}',
    'server/model-config.json': JSON.stringify(config),
  };
  mkdirSync(join(folder, 'common/models'), { recursive: true });
  mkdirSync(join(folder, 'server'), { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  try {
    await new Promise<void>((resolve, reject) => {
      boot(app, join(folder, 'server'), (error: unknown) => (error ? reject(error) : resolve()));
    });
    return app.models.Thing;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const texts = (key: string, ...values: string[]) =>
  values.map((value) => `{"name": "Thing", "${key}": ${value}}`);
const propertyTexts = (...values: string[]) =>
  values.map((value) => `{"name": "Thing", "properties": {"a": ${value}, "b": "date"}}`);
const relationTexts = (...members: string[]) =>
  members.map(
    (member) =>
      `{"name": "Thing", "relations": {"others": {"type": "hasMany", "model": "Other", ${member}}}}`,
  );

const booted = [
  '{"name": ""}',
  '{"name": null}',
  '{"name": false}',
  ...texts('plural', '5', 'true', 'null', 'false', '""', '["a", "b"]', '[]', '{}'),
  ...texts('base', 'null', 'false', '0', '""'),
  ...texts('idInjection', '"true"', '"false"', 'null', '0', '""', '[]', '{}', 'false'),
  ...texts('options', '[]', '["x"]', '[{"relations": 1}]', 'null', '5', 'true', '"x"', '{"plural": null}'),
  ...texts('properties', 'null', '[]', '["string"]', '[{"a": "string"}]', '""', 'false', '0'),
  ...texts('relations', '[]', '[{"type": "belongsTo", "model": "Other"}]', '5', 'true', '""', 'false', '0'),
  ...texts('relationships', '[]', 'null', '5', 'true', '""'),
  ...propertyTexts('5', 'true', 'null', 'false', '[]', '[""]', '[["string"]]', '{}', '""'),
  ...propertyTexts('{"type": ""}', '{"type": [""]}', '{"type": null}', '{"type": []}', '{"type": {}}'),
  ...relationTexts('"through": false', '"through": 0', '"primaryKey": false', '"primaryKey": 0'),
  ...relationTexts(
    '"through": ["Other"]',
    '"primaryKey": ["id"]',
    '"foreignKey": 5',
    '"foreignKey": ["a", "b"]',
  ),
  ...relationTexts('"through": "Other", "keyThrough": false', '"through": "Other", "keyThrough": 0'),
  '{"name": "Thing", "options": {"relations": {"other": {"type": "belongsTo", "model": "Other"}}}}',
  '{"name": "Thing", "relations": {"a": {"type": "hasMany", "model": "Other"}}, "options": {"relations": {"b": {"type": "belongsTo", "model": "Other"}}}}',
  '{"name": "Thing", "options": {"relationships": {"other": {"type": "belongsTo", "model": "Other"}}}}',
  '{"name": "Thing", "plural": "a", "plural": "b", "properties": {"a": "string", "a": "date"}}',
];

/** Mistakes with which LoopBack does not start. */
const refused = [
  '{"name": 5}',
  ...texts('base', '5', 'true', '[]', '{}'),
  ...texts('properties', '5', 'true', '"x"'),
  ...texts(
    'relations',
    '"x"',
    '["string"]',
    '{"a": 5}',
    '{"a": "x"}',
    '{"a": {"type": 5, "model": "Other"}}',
  ),
];

function typeName(type: unknown): string {
  if (Array.isArray(type)) return type.length === 0 ? '[any]' : `[${typeName(type[0])}]`;
  if (typeof type !== 'function') return 'any';
  const name = 'modelName' in type ? String(type.modelName) : type.name;
  return /^Anonymous/.test(name) ? 'object' : name.toLowerCase();
}

function ourView(file: ModelFile) {
  const other = readModelFile('common/models/other.json', '{"name": "Other"}');
  if (!other.ok) throw new Error(other.error.message);
  const models = [file, other.value].map((each) => ({ id: each.path, ...each }));
  const project = { ...createProject('Reading'), models };
  const [entry] = models;
  if (!entry) throw new Error('no model');
  return {
    plural: pluralOfModel(project, entry),
    properties: new Map(
      describeProperties(project, entry.id).map(({ name, typeLabel }) => [name, typeLabel.toLowerCase()]),
    ),
    relations: relationsOf(project, entry.id).map(({ ref }) => ref.name),
  };
}

describe('files in unusual forms', () => {
  it.each(booted.map((text) => [text]))('RF12: %s is read as LoopBack reads it', async (text) => {
    const model = await bootThing(text);
    const read = readModelFile('common/models/thing.json', text);
    if (model === null) throw new Error('LoopBack does not boot');
    if (!read.ok) throw new Error(read.error.message);
    const { properties } = model.definition;
    expect(ourView(read.value)).toEqual({
      plural: String(model.pluralModelName),
      properties: new Map(Object.entries(properties).map(([name, { type }]) => [name, typeName(type)])),
      relations: Object.keys(model.relations),
    });
  });

  it.each(refused.map((text) => [text]))('RF6: %s is refused, as LoopBack does not boot', async (text) => {
    expect(await bootThing(text)).toBeNull();
    expect(readModelFile('common/models/thing.json', text).ok).toBe(false);
  });
});
