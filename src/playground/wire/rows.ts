import * as z from 'zod/mini';
import { describeFirstIssue } from '../../lib/describeIssue.ts';
import { type Connector, ConnectorError, type Key, type ModelSchema } from '../../runtime/connector.ts';
import { isPlainObject } from './copyPlain.ts';
import { measureCall, type ServeLimits } from './measureCall.ts';
import { canBeServed } from './servedWhere.ts';

/** The calls that cross the port: those that work on rows. Connecting and disconnecting stay with the page. */
export type ConnectorMethods = Omit<Connector, 'name' | 'disconnect'>;

const storedType = z.enum(['string', 'number', 'boolean', 'date', 'array', 'geopoint', 'any']);
const name = z.string().check(z.maxLength(300));

const modelSchema: z.ZodMiniType<ModelSchema> = z.object({
  name,
  idName: z.nullable(name),
  idType: storedType,
  isIdGenerated: z.boolean(),
  types: z.record(name, storedType),
  indexes: z.array(name).check(z.maxLength(200)),
});

/** Plain code: for 20,000 rows it costs a tenth of what a schema of JSON values would. */
const row = z.custom<Readonly<Record<string, never>>>(
  (value) => isPlainObject(value) && isJson(value),
  'a row as an object of JSON values',
);
const where = z.custom<Readonly<Record<string, unknown>>>(
  (value) => isPlainObject(value) && canBeServed(value),
  'a where clause that is plain, small, and without patterns',
);
const id = z.custom<Key | null | undefined>(isId, 'an id as a number or a short text');
const count = z.number().check(z.nonnegative());
const filter = z.object({
  where: z.optional(where),
  order: z.optional(z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(50))),
  limit: z.optional(count),
  offset: z.optional(count),
  fields: z.optional(z.array(name).check(z.maxLength(2_000))),
});
const writeMode = z.object({
  existing: z.enum(['merge', 'replace']),
  missing: z.enum(['insert', 'create', 'skip']),
});

const argumentSchemas = {
  define: z.tuple([z.array(modelSchema)]),
  automigrate: z.tuple([z.array(name)]),
  create: z.tuple([name, z.array(row), z.optional(z.enum(['each', 'untilDuplicate']))]),
  find: z.tuple([name, filter]),
  count: z.tuple([name, z.optional(where)]),
  write: z.tuple([name, id, row, writeMode]),
  update: z.tuple([name, z.optional(where), row]),
  destroy: z.tuple([name, z.optional(where)]),
  findOrCreate: z.tuple([name, filter, row]),
  upsertWhere: z.tuple([name, z.optional(where), row]),
} satisfies Record<keyof ConnectorMethods, z.ZodMiniType>;

/**
 * Reads the arguments of a call that came from untrusted code.
 *
 * @throws ConnectorError TOO_LARGE, INVALID_FILTER or INVALID_CALL, saying what is wrong where
 */
export function readArguments<Method extends keyof ConnectorMethods>(
  method: Method,
  given: readonly unknown[],
  limits: ServeLimits,
): Parameters<ConnectorMethods[Method]> {
  const { args } = measureCall(given, limits);
  const list = args[method === 'create' ? 1 : 0];
  const most = method === 'create' ? limits.rows : limits.models;
  if (Array.isArray(list) && list.length > most) {
    throw new ConnectorError(
      'TOO_LARGE',
      `${method} takes at most ${most.toLocaleString('en')} at a time: split them up.`,
    );
  }
  const parsed = argumentSchemas[method].safeParse(trimmed(args));
  if (parsed.success) return parsed.data as Parameters<ConnectorMethods[Method]>;
  const { place, expected, found } = describeFirstIssue(parsed.error, trimmed(args));
  const code = /where/.test(`${place} ${expected}`) ? 'INVALID_FILTER' : 'INVALID_CALL';
  const at = place === '' ? 'in its arguments' : `at argument ${place}`;
  throw new ConnectorError(code, `${method} was called wrongly ${at}: expected ${expected}, found ${found}.`);
}

/** An optional last argument may come as an explicit undefined, which a tuple does not count as absent. */
function trimmed(args: readonly unknown[]): readonly unknown[] {
  return args.at(-1) === undefined && args.length === 1 ? [] : args;
}

function isId(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 10_000;
  return typeof value === 'number' || value === null || value === undefined;
}

/** Undefined may stand in a row that is merged. Called after {@link measureCall}, so it ends. */
function isJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
  if (value instanceof Date) return false;
  for (const key of Object.keys(value)) if (!isJson((value as Record<string, unknown>)[key])) return false;
  return true;
}
