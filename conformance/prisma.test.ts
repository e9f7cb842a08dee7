/** Reads Prisma schemas with Prisma's own parser, and compares models, fields and relations. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runAtOnce } from '../src/lib/slices.ts';
import { allRelations, describeProperties, findModelByName, type Project } from '../src/model/index.ts';
import { propertiesOf } from '../src/model/settings.ts';
import { toProject } from '../src/sources/index.ts';
import { loadSource } from '../src/sources/loadSource.ts';
import { prismaSchemaArbitrary } from './testing/prismaSchemas.ts';

const require = createRequire(import.meta.url);
const { get_dmmf: describeSchema } = require('@prisma/prisma-schema-wasm') as {
  get_dmmf(request: string): string;
};

interface Field {
  readonly name: string;
  readonly dbName: string | null;
  readonly kind: 'scalar' | 'object' | 'enum' | 'unsupported';
  readonly type: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly isId: boolean;
  readonly hasDefaultValue: boolean;
  readonly isUpdatedAt?: boolean;
  readonly relationName?: string;
  readonly relationFromFields?: readonly string[];
}

interface Model {
  readonly name: string;
  readonly dbName: string | null;
  readonly fields: readonly Field[];
  readonly primaryKey: { readonly fields: readonly string[] } | null;
}

/** What Prisma itself reads; throws if it refuses the schema. */
function readWithPrisma(text: string): readonly Model[] {
  const request = { prismaSchema: [['schema.prisma', text]], noColor: true };
  return JSON.parse(describeSchema(JSON.stringify(request))).datamodel.models;
}

async function open(text: string): Promise<Project> {
  const source = await loadSource('prisma');
  const read = { files: [{ path: 'schema.prisma', text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options: {} }));
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.problems).toEqual([]);
  return toProject(opened.value);
}

const types: Readonly<Record<string, string>> = {
  ...{ String: 'string', Int: 'number', BigInt: 'number', Float: 'number', Decimal: 'number' },
  ...{ Boolean: 'boolean', DateTime: 'date', Json: 'object', Bytes: 'buffer' },
};

/** "email: string, required" of each field that has a column. */
const theirColumns = ({ fields, primaryKey }: Model): readonly string[] =>
  fields
    .filter(({ kind }) => kind !== 'object')
    .map(({ name, dbName, kind, type, isList, isRequired, isId, hasDefaultValue, isUpdatedAt }) => {
      const isFilled = hasDefaultValue || isUpdatedAt === true;
      const own = kind === 'enum' ? 'string' : (types[type] ?? type);
      const key = isId || primaryKey?.fields.includes(name) === true;
      const must = isRequired && !isList && !key && !isFilled;
      return `${name} (${dbName ?? name}): ${isList ? `[${own}]` : own}${key ? ', id' : ''}${must ? ', required' : ''}`;
    })
    .toSorted();

function ourColumns(project: Project, name: string): readonly string[] {
  const entry = findModelByName(project, name);
  return describeProperties(project, entry?.id ?? '')
    .map((property) => {
      const properties = entry === null ? {} : propertiesOf(entry.definition);
      const settings = new Map(Object.entries(properties)).get(property.name) as
        | { readonly postgresql?: { readonly columnName?: string } }
        | undefined;
      const key = property.isId ? ', id' : '';
      const must = property.isRequired && !property.isId ? ', required' : '';
      return `${property.name} (${settings?.postgresql?.columnName ?? property.name}): ${property.typeLabel}${key}${must}`;
    })
    .toSorted();
}

/** "Order.payer: belongsTo Customer (payerId)" of each field that leads to a model. */
function theirRelations(models: readonly Model[]): readonly string[] {
  const fieldsTo = models.flatMap((owner) =>
    owner.fields.filter(({ kind }) => kind === 'object').map((field) => ({ owner, field })),
  );
  return fieldsTo
    .map(({ owner, field }) => {
      const own = field.relationFromFields ?? [];
      const other = fieldsTo.find(
        (each) =>
          each.field !== field &&
          each.field.relationName === field.relationName &&
          each.owner.name === field.type &&
          each.field.type === owner.name,
      );
      const [key] = own.length > 0 ? own : (other?.field.relationFromFields ?? []);
      const isJoined = field.isList && other?.field.isList === true;
      const kind = own.length > 0 ? 'belongsTo' : field.isList ? 'hasMany' : 'hasOne';
      return `${owner.name}.${field.name}: ${kind} ${field.type}${isJoined ? ' through a table' : ` (${key})`}`;
    })
    .toSorted();
}

/**
 * Those of the models that Prisma knows; it has no model for its join tables. A model
 * whose key is two others joins them in LoopBack, too.
 */
const ourRelations = (project: Project, models: readonly Model[]): readonly string[] =>
  allRelations(project)
    .filter(({ owner, throughName }) => {
      const isKnown = (name: string): boolean => models.some((model) => model.name === name);
      return isKnown(owner.definition.name) && !(throughName !== null && isKnown(throughName));
    })
    .map(({ owner, ref, kind, targetName, foreignKey, throughName }) => {
      const by = throughName === null ? ` (${foreignKey?.value})` : ' through a table';
      return `${owner.definition.name}.${ref.name}: ${kind?.type} ${targetName}${by}`;
    })
    .toSorted();

async function compare(text: string): Promise<void> {
  const models = readWithPrisma(text);
  const project = await open(text);
  for (const model of models) expect(ourColumns(project, model.name)).toEqual(theirColumns(model));
  expect(ourRelations(project, models)).toEqual(theirRelations(models));
}

it('PS1, PS2: a schema with what people write is read as Prisma reads it', async () => {
  const text = await readFile(join(import.meta.dirname, '../e2e/fixtures/prisma/school.prisma'), 'utf8');
  await compare(text);
});

it('PS1, PS2: random schemas are read as Prisma reads them', async () => {
  await fc.assert(fc.asyncProperty(prismaSchemaArbitrary, compare), {
    seed: 16,
    numRuns: Number(process.env['PRISMA_SCHEMAS'] ?? 100),
  });
});
