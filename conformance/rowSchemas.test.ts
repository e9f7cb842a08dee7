/** Checks the TypeScript and JSON Schema targets with rows that the playground's runtime returns. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../src/lib/json.ts';
import { createExampleProject, type Project } from '../src/model/index.ts';
import { projectOf, type TestDefinition } from '../src/model/testing/projects.ts';
import { createMemoryConnector, defineModels } from '../src/runtime/index.ts';
import { target as jsonSchema } from '../src/targets/jsonschema/target.ts';
import { type Target, textOfFile } from '../src/targets/target.ts';
import { target as typeScript } from '../src/targets/typescript/target.ts';
import { exampleRows } from './testing/exampleCalls.ts';

const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv/dist/2020') as {
  readonly default: new (options: object) => JsonValidator;
};
const addFormats = require('ajv-formats') as (validator: JsonValidator) => void;

interface JsonValidator {
  readonly errors?: unknown;
  addSchema(schema: unknown, key: string): void;
  validate(reference: string, value: unknown): boolean;
}

function textFrom(target: Target, project: Project, options: object = {}): string {
  const made = target.make({ project, options });
  if (!made.ok) throw new Error(made.error.message);
  return [...made.value.files].map(textOfFile).join('');
}

const many = (type: string, model: string, more: object = {}) => ({ type, model, ...more });

/** A model with every type, and one with every kind of relation. */
const definitions: readonly TestDefinition[] = [
  {
    name: 'Every Type',
    properties: {
      text: { type: 'string', required: true },
      long: 'text',
      count: 'number',
      done: 'boolean',
      at: 'date',
      day: 'DateString',
      place: 'geopoint',
      thing: 'object',
      anything: 'any',
      json: 'json',
      list: ['number'],
      places: ['geopoint'],
      items: 'array',
      nested: { street: { type: 'string', required: true }, tags: ['string'], deep: { x: 'number' } },
      home: 'Address',
      homes: ['Address'],
      'a"b': 'string',
      class: 'string',
      __proto__x: 'string',
    },
  },
  {
    name: 'Address',
    base: 'Model',
    strict: true,
    properties: { street: { type: 'string', required: true } },
  },
  {
    name: 'Owner',
    properties: { name: 'string', password: { type: 'string', required: true } },
    hidden: ['password'],
    relations: {
      pets: many('hasMany', 'Pet'),
      card: many('hasOne', 'Card'),
      boss: many('belongsTo', 'Owner'),
      friends: many('hasAndBelongsToMany', 'Friend'),
      known: many('referencesMany', 'Friend'),
      address: many('embedsOne', 'Address', { property: 'kept' }),
      addresses: many('embedsMany', 'Address'),
      pictures: many('hasMany', 'Picture', { polymorphic: 'imageable' }),
    },
  },
  { name: 'Pet', properties: { name: 'string' }, relations: { owner: many('belongsTo', 'Owner') } },
  { name: 'Card', properties: { no: 'number' } },
  { name: 'Friend', properties: { name: 'string' } },
  {
    name: 'Picture',
    properties: { url: 'string' },
    relations: { imageable: { type: 'belongsTo', polymorphic: true } },
  },
];

interface Row {
  readonly model: string;
  readonly row: JsonObject;
}

const asJson = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value));

async function rowsOfExample(): Promise<readonly Row[]> {
  const { models } = defineModels(
    createExampleProject().models.map(({ definition }) => definition),
    createMemoryConnector(),
  );
  const rows: Row[] = [];
  for (const model of ['Customer', 'Order', 'Review'])
    for (const { id: _id, ...data } of exampleRows[model] ?? []) await models[model]?.create(data);
  for (const model of ['Customer', 'Order', 'Review'])
    for (const found of (await models[model]?.find({})) ?? []) rows.push({ model, row: asJson(found) });
  const included = await models['Customer']?.find({ include: ['orders', 'reviews'] });
  return [...rows, ...(included ?? []).map((found) => ({ model: 'Customer', row: asJson(found) }))];
}

async function rowsOfEveryKind(): Promise<readonly Row[]> {
  const { models } = defineModels(definitions, createMemoryConnector());
  const create = async (model: string, data: object) => {
    const made = await models[model]?.create(data);
    if (!made) throw new Error(`There is no model ${model}.`);
    return made;
  };
  const address = { street: 'High Street' };
  await create('Every Type', {
    text: 'a',
    long: 'b',
    count: 1.5,
    done: false,
    at: new Date(0),
    day: '2024-01-02',
    place: { lat: 1, lng: 2 },
    thing: { a: 1 },
    anything: [1, 'a'],
    json: { b: [null] },
    list: [1, 2],
    places: [{ lat: 1, lng: 2 }],
    items: ['x', 1],
    nested: { street: 'S', tags: ['t'], deep: { x: 1 } },
    home: address,
    homes: [address],
    'a"b': 'c',
    class: 'd',
  });
  await create('Every Type', { text: 'only', long: null, at: null, home: null, list: null });
  const boss = await create('Owner', { name: 'Boss', password: 'x' });
  const friend = await create('Friend', { name: 'F' });
  const known = { friendIds: [friend['id']] };
  const owner = await create('Owner', {
    name: 'O',
    password: 'x',
    bossId: boss['id'],
    ...known,
  });
  for (const [model, data] of [
    ['Pet', { name: 'P' }],
    ['Card', { no: 1 }],
  ] as const)
    await create(model, { ...data, ownerId: owner['id'] });
  await create('Picture', { url: 'u', imageableId: owner['id'], imageableType: 'Owner' });
  const rows: Row[] = [];
  const read = async (model: string, filter: object): Promise<void> => {
    for (const found of (await models[model]?.find(filter)) ?? []) rows.push({ model, row: asJson(found) });
  };
  for (const { name } of definitions) if (name !== 'Address') await read(name, {});
  await read('Owner', { include: ['pets', 'card', 'boss', 'friends', 'known', 'pictures'] });
  await read('Pet', { include: 'owner' });
  return rows;
}

const hostileNames = [
  'Order Item',
  'class',
  '__proto__',
  'a"b',
  "it's",
  '*/',
  'x\ny',
  '1',
  'string',
  '日本語',
];

const hostileProject = (): Project =>
  projectOf(
    ...hostileNames.map((name) => ({
      name,
      description: '*/ const x = 1;',
      properties: Object.fromEntries(hostileNames.map((each) => [each, 'Order Item'])),
      relations: { 'the "owner"': { type: 'belongsTo', model: 'class' } },
    })),
  );

const cases = [
  { title: 'the example', project: createExampleProject(), rows: rowsOfExample },
  { title: 'every type and kind of relation', project: projectOf(...definitions), rows: rowsOfEveryKind },
];

describe.each(cases)('rows of $title', ({ project, rows: readRows }) => {
  it('EX48: match the JSON Schema, and wrong ones do not', async () => {
    const validator = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats(validator);
    const schema = JSON.parse(textFrom(jsonSchema, project));
    validator.addSchema(schema, 'models');
    const check = (model: string, value: unknown): boolean =>
      validator.validate(`models#/$defs/${encodeURIComponent(model)}`, value);
    const rows = await readRows();
    expect(rows.length).toBeGreaterThan(5);
    for (const { model, row } of rows) {
      expect({ row, fits: check(model, row), errors: validator.errors }).toMatchObject({ fits: true });
      const required: readonly string[] = schema.$defs[model].required ?? [];
      for (const name of required) {
        const { [name]: _missing, ...without } = row;
        expect(check(model, without), `${model} without ${name}`).toBe(false);
      }
      for (const [name, { type }] of Object.entries<JsonObject>(schema.$defs[model].properties))
        if (type !== undefined)
          expect(check(model, { ...row, [name]: () => {} }), `${model}.${name}`).toBe(false);
    }
  });
});

it('EX47: rows of the playground and their related rows compile as the TypeScript interfaces, and wrong ones do not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'interfaces-'));
  try {
    for (const [index, { project, rows }] of cases.entries()) {
      writeFileSync(join(folder, `models${index}.ts`), textFrom(typeScript, project));
      const values = (await rows()).map(
        ({ model, row }, place) =>
          `export const row${place}: models.${model.replace(' ', '')} = ${JSON.stringify(row)};`,
      );
      writeFileSync(
        join(folder, `rows${index}.ts`),
        `import type * as models from './models${index}.ts';\n${values.join('\n')}\n`,
      );
    }
    writeFileSync(join(folder, 'hostile.ts'), textFrom(typeScript, hostileProject()));
    const wrong = [
      "import type { Customer, Order } from './models0.ts';",
      '// @ts-expect-error: the name is required',
      'export const one: Customer = { id: 1 };',
      '// @ts-expect-error: a number is not text',
      "export const two: Order = { id: 1, total: 'a lot' };",
      '// @ts-expect-error: there is no such property',
      "export const three: Order = { id: 1, nope: 'a' };",
      '// @ts-expect-error: related rows are rows of their model',
      'export const four: Customer = { id: 1, name: "A", orders: [{ id: "a" }] };',
    ];
    writeFileSync(join(folder, 'wrong.ts'), `${wrong.join('\n')}\n`);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, allowImportingTsExtensions: true, exactOptionalPropertyTypes: true },
      ...{ module: 'esnext', moduleResolution: 'bundler', target: 'esnext', types: [] },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
