import * as z from 'zod/mini';
import { isJsonObject } from '../lib/json.ts';
import type { Row } from '../runtime/connector.ts';
import { type Shown, type ShownError, shownErrorSchema, shownSchema } from './shown.ts';

/**
 * What the worker serves to the page over the control port. Connector calls go
 * over a port of their own (`portConnector.ts`). The worker believes the page;
 * the page believes nothing: `readAnswer` and `readEvent` are its only doors.
 */
export type WorkerMethods = {
  /** Defines the models, and fills those that have never had rows. Nothing to do where the files are those of the last load. */
  readonly load: (files: readonly ModelFile[]) => Promise<WorkerAnswer>;
  /** Runs code that was prepared by `host/prepareCode.ts`. */
  readonly run: (code: string) => Promise<WorkerAnswer>;
  /** Empties every model of the last load and makes fresh sample data. */
  readonly reset: (options: ResetOptions) => Promise<WorkerAnswer>;
  /** Lets a reset end early. */
  readonly cancel: () => void;
  /** What LoopBack would make of stored rows of a model of the last load; the answer is read by `readCheck`. */
  readonly check: (model: string, rows: readonly Row[]) => Promise<readonly CheckedRow[]>;
  /** Answers when the worker's event loop turns. */
  readonly ping: () => void;
};

export interface ResetOptions {
  /** How many rows a model gets; a few where none is given. */
  readonly counts: Readonly<Record<string, number>>;
  /** The same seed makes the same rows; "" for the usual one. */
  readonly seed: string;
}

/** What LoopBack would make of a row that is brought in. */
export interface CheckedRow {
  /** With coerced values and defaults; null where it is refused. */
  readonly row: Row | null;
  /** Why LoopBack would refuse it. */
  readonly refused: string | null;
  /** Properties whose values LoopBack would store as null. */
  readonly lost: readonly string[];
}

/** What the page serves to the worker. */
export type HostMethods = {
  readonly event: (event: OutputEvent) => void;
};

/** A model definition file, exactly as export writes it. */
export interface ModelFile {
  /** `customer.json` */
  readonly name: string;
  readonly text: string;
}

export type ConsoleMethod = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'table';

/** What happened during a run, in order. */
export type OutputEvent =
  | { readonly type: 'console'; readonly method: ConsoleMethod; readonly values: readonly Shown[] }
  /** The value of a statement; the label is its source. */
  | {
      readonly type: 'value';
      readonly label: number;
      readonly value: Shown;
      /** A promise that the code did not wait for. */
      readonly isLate: boolean;
    }
  /** Something threw where nothing of the run's own code could catch it. */
  | { readonly type: 'uncaught'; readonly error: ShownError }
  /** LoopBack did something that its user may not expect. */
  | {
      readonly type: 'notice';
      readonly code: string;
      readonly message: string;
      readonly rule: string;
      readonly instead: string;
    }
  /** Plain words from the playground itself. */
  | { readonly type: 'note'; readonly text: string }
  /** A call of LoopBack's API that the user's code made: once for each place in the code. */
  | RecordedCall
  /** How often the calls were made from their places, in the order in which they were told of. */
  | {
      readonly type: 'calls';
      readonly counts: readonly number[];
      /** Whether there were calls from more places, or more calls, than are recorded. */
      readonly isCut: boolean;
    }
  /** How many sample rows there are of those that are being made. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number };

export interface RecordedCall {
  readonly type: 'call';
  /** In the user's code, from 1. */
  readonly line: number;
  readonly model: string;
  /** What the method was called on. */
  readonly receiver: 'class' | 'instance' | 'unsaved';
  /** Of the instance. */
  readonly id: string | number | null;
  readonly relation: string | null;
  /** "" where the relation itself was called. */
  readonly method: string;
  /** Without the callback. */
  readonly args: readonly Shown[];
  readonly hasCallback: boolean;
}

/** How `load`, `run` and `reset` ended. */
export type WorkerAnswer =
  | { readonly ok: true; readonly milliseconds: number }
  | { readonly ok: false; readonly milliseconds: number; readonly error: ShownError };

export const protocolLimits = {
  /** Events of one run; what comes after them is cut with a note. */
  events: 1_000,
  /** Shown values of one run, counted with all that they hold. */
  totalNodes: 150_000,
  /** Calls of one run that are told of, one a place in the code. */
  calls: 100,
  /** Values that an argument of a call may hold. */
  callNodes: 300,
  /** Values of all recorded calls of one run. */
  totalCallNodes: 60_000,
  callArguments: 6,
  /** Characters of a note. */
  sentence: 1_000,
  /** Values in one `console.log`. */
  values: 50,
  /** Objects, arrays and primitives in one message, counted before it is parsed. */
  nodes: 60_000,
  /** Levels of objects and arrays in one message. */
  depth: 40,
  /** Characters of all texts of one message. */
  characters: 2_000_000,
} as const;

const sentence = z.string().check(z.maxLength(protocolLimits.sentence));
const milliseconds = z.number().check(z.nonnegative());

const eventSchema: z.ZodMiniType<OutputEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('console'),
    method: z.enum(['log', 'info', 'warn', 'error', 'debug', 'table']),
    values: z.array(shownSchema).check(z.maxLength(protocolLimits.values)),
  }),
  z.object({
    type: z.literal('value'),
    label: z.int().check(z.nonnegative()),
    value: shownSchema,
    isLate: z.boolean(),
  }),
  z.object({ type: z.literal('uncaught'), error: shownErrorSchema }),
  z.object({
    type: z.literal('notice'),
    code: sentence,
    message: sentence,
    rule: sentence,
    instead: sentence,
  }),
  z.object({ type: z.literal('note'), text: sentence }),
  z.object({
    type: z.literal('call'),
    line: z.int(),
    model: sentence,
    receiver: z.enum(['class', 'instance', 'unsaved']),
    id: z.nullable(z.union([sentence, z.number()])),
    relation: z.nullable(sentence),
    method: sentence,
    args: z.array(shownSchema).check(z.maxLength(protocolLimits.callArguments)),
    hasCallback: z.boolean(),
  }),
  z.object({
    type: z.literal('calls'),
    counts: z.array(z.int().check(z.positive())).check(z.maxLength(protocolLimits.calls)),
    isCut: z.boolean(),
  }),
  z.object({ type: z.literal('progress'), done: milliseconds, total: milliseconds }),
]);

const answerSchema: z.ZodMiniType<WorkerAnswer> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), milliseconds }),
  z.object({ ok: z.literal(false), milliseconds, error: shownErrorSchema }),
]);

const checkSchema = z.array(
  z.object({
    row: z.nullable(z.record(z.string(), z.unknown())),
    refused: z.nullable(z.string()),
    lost: z.array(z.string()),
  }),
);

/** Parses what the worker says of rows; null where it is no answer to so many, or too large. */
export function readCheck(data: unknown, count: number): readonly CheckedRow[] | null {
  const parsed = read(data, checkSchema)?.value;
  if (parsed === undefined || parsed.length !== count) return null;
  try {
    return parsed.map(({ row, refused, lost }) => {
      // Whatever can be cloned and is no JSON goes.
      const plain: unknown = row === null ? null : JSON.parse(JSON.stringify(row));
      return { row: isJsonObject(plain) ? plain : null, refused: refused?.slice(0, 500) ?? null, lost };
    });
  } catch {
    return null;
  }
}

/** Parses an answer of the worker; null where it is none, or too large to be one. */
export function readAnswer(data: unknown): WorkerAnswer | null {
  return read(data, answerSchema)?.value ?? null;
}

/** Parses an event of the worker, and counts the values in it; null as with `readAnswer`. */
export function readEvent(data: unknown): { value: OutputEvent; nodes: number } | null {
  return read(data, eventSchema);
}

function read<Value>(data: unknown, schema: z.ZodMiniType<Value>): { value: Value; nodes: number } | null {
  const nodes = countNodes(data);
  if (nodes === null) return null;
  const parsed = schema.safeParse(data);
  return parsed.success ? { value: parsed.data, nodes } : null;
}

/**
 * Counts the values in a cloned message; null where it is too large to be
 * parsed. It walks without recursion, so that no depth of nesting can end it,
 * and stops at the first limit; a cycle runs into the limit of depth.
 */
export function countNodes(data: unknown): number | null {
  let nodes = 0;
  let characters = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    nodes += 1;
    if (nodes > protocolLimits.nodes) return null;
    if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= protocolLimits.depth || isTooMany(value)) return null;
      for (const key of Object.keys(value)) {
        characters += key.length;
        waiting.push({ value: (value as Readonly<Record<string, unknown>>)[key], depth: depth + 1 });
      }
    }
    if (characters > protocolLimits.characters) return null;
  }
  return nodes;
}

/** Big buffers and long arrays are refused before their keys are listed; kinds that no message holds are refused too. */
function isTooMany(value: object): boolean {
  if (Array.isArray(value)) return value.length > protocolLimits.nodes;
  return Object.getPrototypeOf(value) !== Object.prototype;
}
