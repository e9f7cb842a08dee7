import * as z from 'zod/mini';
import { shownLimits } from './limits.ts';

/**
 * A value of the user's code as the panel shows it: a tree that can be cloned,
 * with marks where it was cut. The worker makes it (`worker/toShown.ts`); the
 * page parses it with `shownSchema`.
 */
export type Shown =
  | ShownPrimitive
  | ShownDate
  | ShownArray
  | ShownObject
  | ShownMap
  | ShownInstance
  | ShownTable
  | ShownError
  | ShownFunction
  | ShownCut;

export type ShownType = 'string' | 'number' | 'boolean' | 'bigint' | 'symbol' | 'null' | 'undefined';

interface ShownPrimitive {
  readonly kind: 'primitive';
  readonly type: ShownType;
  readonly text: string;
  /** How many characters of a long string are left out. */
  readonly more: number;
}

interface ShownDate {
  readonly kind: 'date';
  /** ISO text, or "Invalid Date". */
  readonly text: string;
}

interface ShownArray {
  readonly kind: 'array';
  readonly className: string;
  readonly items: readonly Shown[];
  /** How many items are left out. */
  readonly more: number;
}

export type ShownEntry = readonly [name: string, value: Shown];

interface ShownObject {
  readonly kind: 'object';
  /** null for a plain object. */
  readonly className: string | null;
  readonly entries: readonly ShownEntry[];
  readonly more: number;
}

/** A Map: its keys may be anything. */
interface ShownMap {
  readonly kind: 'map';
  readonly className: string;
  readonly pairs: readonly (readonly [key: Shown, value: Shown])[];
  /** How many pairs are left out. */
  readonly more: number;
}

/** An instance of a LoopBack model. */
export interface ShownInstance {
  readonly kind: 'instance';
  readonly model: string;
  /** `isNewRecord()`: it is not stored. */
  readonly isNew: boolean;
  /** Of an instance that is not stored: its number in the session, `$1`. */
  readonly handle: number | null;
  /** Relations in the instance's cache, with the number of their rows. */
  readonly cached: readonly ShownCache[];
  readonly entries: readonly ShownEntry[];
  readonly more: number;
}

/** A relation in the cache of an instance, and the number of rows: 1 for a single one, 0 for null. */
export type ShownCache = readonly [relation: string, rows: number];

/** A list of instances of one model, or of plain objects. */
export interface ShownTable {
  readonly kind: 'table';
  /** null for plain objects. */
  readonly model: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly ShownRow[];
  readonly more: number;
}

export interface ShownRow {
  readonly isNew: boolean;
  /** One a column; null where the row has no value. */
  readonly cells: readonly (Shown | null)[];
}

export interface ShownError {
  readonly kind: 'error';
  readonly name: string;
  readonly message: string;
  readonly statusCode: number | null;
  readonly code: string | null;
  readonly details: Shown | null;
  /** `error.cause`. */
  readonly cause: Shown | null;
  /** The errors of an AggregateError. */
  readonly errors: readonly Shown[];
  /** The line of the user's code, from 1. */
  readonly line: number | null;
}

interface ShownFunction {
  readonly kind: 'function';
  readonly name: string;
}

/** A value that is not shown: it holds itself, is too deep or too long, or could not be read. */
interface ShownCut {
  readonly kind: 'cut';
  readonly why: 'cycle' | 'deep' | 'long' | 'unreadable';
}

const text = z.string().check(z.maxLength(shownLimits.text));
const more = z.int().check(z.nonnegative());
const later: z.ZodMiniType<Shown> = z.lazy(() => shownSchema);
const entries = z.array(z.tuple([text, later])).check(z.maxLength(shownLimits.entries));

export const shownErrorSchema = z.object({
  kind: z.literal('error'),
  name: text,
  message: text,
  statusCode: z.nullable(z.number()),
  code: z.nullable(text),
  details: z.nullable(later),
  cause: z.nullable(later),
  errors: z.array(later).check(z.maxLength(shownLimits.items)),
  line: z.nullable(z.int().check(z.positive())),
});

const rowSchema = z.object({
  isNew: z.boolean(),
  cells: z.array(z.nullable(later)).check(z.maxLength(shownLimits.columns)),
});

/** The shape of a shown value. Its depth and size are checked first, by `measure`. */
export const shownSchema: z.ZodMiniType<Shown> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('primitive'),
    type: z.enum(['string', 'number', 'boolean', 'bigint', 'symbol', 'null', 'undefined']),
    text,
    more,
  }),
  z.object({ kind: z.literal('date'), text }),
  z.object({
    kind: z.literal('array'),
    className: text,
    items: z.array(later).check(z.maxLength(shownLimits.items)),
    more,
  }),
  z.object({
    kind: z.literal('map'),
    className: text,
    pairs: z.array(z.tuple([later, later])).check(z.maxLength(shownLimits.items)),
    more,
  }),
  z.object({ kind: z.literal('object'), className: z.nullable(text), entries, more }),
  z.object({
    kind: z.literal('instance'),
    model: text,
    isNew: z.boolean(),
    handle: z.nullable(z.int().check(z.positive())),
    cached: z.array(z.tuple([text, more])).check(z.maxLength(shownLimits.entries)),
    entries,
    more,
  }),
  z.object({
    kind: z.literal('table'),
    model: z.nullable(text),
    columns: z.array(text).check(z.maxLength(shownLimits.columns)),
    rows: z.array(rowSchema).check(z.maxLength(shownLimits.items)),
    more,
  }),
  shownErrorSchema,
  z.object({ kind: z.literal('function'), name: text }),
  z.object({ kind: z.literal('cut'), why: z.enum(['cycle', 'deep', 'long', 'unreadable']) }),
]);
