/** Compares invalid property types in both engines and in ours: the definitions and the stored values. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DataSource } from '../src/runtime/index.ts';

const require = createRequire(import.meta.url);
const juggler7 = require('loopback-datasource-juggler');
const juggler3 = createRequire(require.resolve('loopback'))('loopback-datasource-juggler');

const types: readonly unknown[] = [
  '',
  [''],
  [['']],
  { type: [''] },
  { type: '' },
  { type: null },
  { type: {} },
  { type: [] },
  [],
  [[]],
  {},
  [{}],
  ['nope'],
  [['string']],
  ['string', 'number'],
  [null],
  { type: [null] },
  0,
  [0],
];

const values: readonly unknown[] = [{}, { a: 5 }, { a: [{ b: 1 }] }, { a: { b: 1 } }, { a: null }];

interface Model {
  readonly definition: { readonly properties: Readonly<Record<string, { readonly type: unknown }>> };
  create(data: object): Promise<{ toJSON(): object }>;
}

interface Source {
  define(name: string, properties: object): Model;
}

/** Returns the properties that a type defines, and the row or the error for each value. */
async function outcomeOf(source: Source, type: unknown): Promise<unknown> {
  let model: Model;
  try {
    model = source.define('Thing', { a: structuredClone(type) });
  } catch (error) {
    return String(error);
  }
  const rows: string[] = [];
  for (const value of values) {
    try {
      const row = await model.create(structuredClone(value as object));
      rows.push(JSON.stringify({ ...row.toJSON(), id: 0 }));
    } catch (error) {
      rows.push(messageOf(error));
    }
  }
  const { properties } = model.definition;
  return {
    properties: Object.entries(properties).map(([name, property]) => [name, nameOf(property.type)]),
    rows,
  };
}

/** LoopBack's text for a placeholder names an undefined variable; ours names the model (SPEC MC30). */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === 'g is not defined' ? 'Model nope is not defined.' : message;
}

/** LoopBack keeps the empty list of a list without a type; we call it Array. */
function nameOf(type: unknown): unknown {
  if (Array.isArray(type) && type.length === 0) return 'Array';
  if (Array.isArray(type)) return type.map(nameOf);
  return typeof type === 'function' ? type.name.replace(/_\d+$/, '') : type;
}

describe('invalid types', () => {
  it.each(types.map((type) => [JSON.stringify(type), type] as const))(
    'MC30 a property of the type %s is the same as in LoopBack',
    async (_, type) => {
      const ours = await outcomeOf(new DataSource('memory') as unknown as Source, type);
      expect(ours).toEqual(await outcomeOf(new juggler7.DataSource({ connector: 'memory' }), type));
      const older = await outcomeOf(new juggler3.DataSource({ connector: 'memory' }), type);
      expect((older as { properties?: unknown }).properties).toEqual(
        (ours as { properties?: unknown }).properties,
      );
    },
  );
});
