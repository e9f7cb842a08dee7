import * as z from 'zod/mini';
import { isJsonObject } from '../../lib/json.ts';
import type { Row } from '../../runtime/connector.ts';
import { copyMessage, protocolLimits } from './messageLimits.ts';
import type { SampleRecord } from './sampleRecord.ts';
import { type Shown, type ShownError, shownErrorSchema, shownSchema } from './shown.ts';

/**
 * What the worker serves to the page over the control port. Connector calls go
 * over a port of their own (`portConnector.ts`). The worker believes the page;
 * the page believes nothing: `readAnswer` and `readEvent` are its only doors.
 */
export type WorkerMethods = {
  /**
   * Defines the models, and fills those that have never had rows. Nothing to do where the files are those of the last
   * load.
   *
   * @param samples what is remembered of models that have had sample rows
   */
  readonly load: (files: readonly ModelFile[], samples: readonly SampleRecord[]) => Promise<WorkerAnswer>;
  /** What is to be remembered of a model that was filled, once for each; null when all have been told. */
  readonly takeSample: () => SampleRecord | null;
  /** Runs code that was prepared by `host/prepareCode.ts`. */
  readonly run: (code: string, source: CodeSource) => Promise<WorkerAnswer>;
  /**
   * Makes sample data for the models of the last load, in the place of all their rows or beside them.
   *
   * @param samples what is remembered of models that keep their rows
   */
  readonly reset: (options: ResetOptions, samples: readonly SampleRecord[]) => Promise<WorkerAnswer>;
  /** Lets a reset end early. */
  readonly cancel: () => void;
  /** What LoopBack would make of stored rows of a model of the last load; the answer is read by `readCheck`. */
  readonly check: (model: string, rows: readonly Row[]) => Promise<readonly CheckedRow[]>;
  /** Answers when the worker's event loop turns. */
  readonly ping: () => void;
};

/** Code as the user wrote it, for telling the line of what the engine refuses to compile. */
export interface CodeSource {
  readonly text: string;
  /** Where its statements start and end, nested ones too, in the order of their starts; none where that is not known. */
  readonly statements: readonly (readonly [from: number, to: number])[];
}

export interface ResetOptions {
  /** How many rows a model gets; a few where none is given. */
  readonly counts: Readonly<Record<string, number>>;
  /** The same seed makes the same rows; "" for the usual one. */
  readonly seed: string;
  /** Whether the rows that are there stay. */
  readonly isAdded: boolean;
  /** What undo calls it, as "Sample data". */
  readonly title: string;
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

/** What the gate between worker and page serves by itself. */
export type GateMethods = {
  /** Answers as long as the sandbox's process lives, however busy the worker is. */
  readonly pulse: () => void;
};

/**
 * Why the gate between worker and page (`gate/openGate.ts`) ended the sandbox:
 * the worker sent what is not a message of the playground's, more than a run
 * may send, or something although nothing was asked of it.
 */
export type Breach = 'forged' | 'flood' | 'late';

/** A model definition file, exactly as export writes it. */
export interface ModelFile {
  /** `customer.json` */
  readonly name: string;
  readonly text: string;
}

export type ConsoleMethod = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'table' | 'dir' | 'group';

/** What happened during a run, in order. */
export type OutputEvent =
  | {
      readonly type: 'console';
      readonly method: ConsoleMethod;
      readonly values: readonly Shown[];
      /** How many groups it stands in. */
      readonly depth: number;
    }
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
  /** The first call from a place, by the order in which they were told of, has come to its end. */
  | { readonly type: 'settled'; readonly call: number; readonly milliseconds: number }
  /** What the calls came to, in the order in which they were told of; comes with the end of the code. */
  | {
      readonly type: 'calls';
      readonly sums: readonly CallSum[];
      /** Whether there were calls from more places, or more calls, than are recorded. */
      readonly isCut: boolean;
    }
  /** How many rows there are of those that are being made; what becomes of them is said by the page alone. */
  | {
      readonly type: 'progress';
      readonly done: number;
      readonly total: number;
      readonly what?: 'checked' | 'stored';
    };

/** Whether an event tells of the calls that code made; they have room of their own. */
export function isOfCalls({ type }: OutputEvent): boolean {
  return type === 'call' || type === 'settled' || type === 'calls';
}

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
  /** "" where the relation itself was called; "new" where an instance was made by `new`. */
  readonly method: string;
  /** Without the callback. */
  readonly args: readonly Shown[];
  readonly hasCallback: boolean;
}

/** All calls from one place in the code. */
export interface CallSum {
  readonly count: number;
  /** How many of them had come to their end: their promise or callback, or they themselves. */
  readonly settled: number;
  /** Of those, added up, and of the longest. */
  readonly milliseconds: number;
  readonly longest: number;
  /** The number in the session of the instance that the last one made and that is not stored. */
  readonly unsaved: number | null;
}

/** How `load`, `run` and `reset` ended. */
export type WorkerAnswer =
  | { readonly ok: true; readonly milliseconds: number }
  | { readonly ok: false; readonly milliseconds: number; readonly error: ShownError };

const sentence = z.string().check(z.maxLength(protocolLimits.sentence));
const milliseconds = z.number().check(z.nonnegative());

const count = z.int().check(z.nonnegative());
const sumSchema: z.ZodMiniType<CallSum> = z.object({
  count,
  settled: count,
  milliseconds,
  longest: milliseconds,
  unsaved: z.nullable(count),
});

const eventSchema: z.ZodMiniType<OutputEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('console'),
    method: z.enum(['log', 'info', 'warn', 'error', 'debug', 'table', 'dir', 'group']),
    values: z.array(shownSchema).check(z.maxLength(protocolLimits.values)),
    depth: z.int().check(z.nonnegative(), z.maximum(protocolLimits.groups)),
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
  z.object({ type: z.literal('settled'), call: count, milliseconds }),
  z.object({
    type: z.literal('calls'),
    sums: z.array(sumSchema).check(z.maxLength(protocolLimits.calls)),
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

/** Parses an event of the worker, and weighs it; null as with `readAnswer`. */
export function readEvent(data: unknown): { value: OutputEvent; weight: number } | null {
  return read(data, eventSchema);
}

function read<Value>(data: unknown, schema: z.ZodMiniType<Value>): { value: Value; weight: number } | null {
  const message = copyMessage(data);
  if (message === null) return null;
  const parsed = schema.safeParse(message.copy);
  return parsed.success ? { value: parsed.data, weight: message.weight } : null;
}
