import * as z from 'zod/mini';
import { isJsonObject } from '../../lib/json.ts';
import type { Row } from '../../runtime/connector.ts';
import type { EngineName } from '../../runtime/index.ts';
import { messageLimits, outputLimits } from './limits.ts';
import { measure } from './measure.ts';
import type { SampleRecord } from './sampleRecord.ts';
import { type Shown, type ShownError, shownErrorSchema, shownSchema } from './shown.ts';

/**
 * What the worker serves to the page over the control port. Calls for rows have
 * a port of their own (`rows.ts`). The worker trusts the page; the page trusts
 * nothing: everything passes `readAnswer`, `readEvent`, `readCheck` or `readSampleRecord`.
 */
export type WorkerMethods = {
  /**
   * Defines the models, and makes sample rows for those that never had any.
   *
   * @param files null for those of the last load, which does nothing; answers with {@link filesMissing} where there are none
   * @param samples records of models that have had sample rows
   * @param engine the engine that the models follow; that of the last load where there are no files
   */
  readonly load: (
    files: readonly ModelFile[] | null,
    samples: readonly SampleRecord[],
    engine: EngineName,
  ) => Promise<WorkerAnswer>;
  /** The record of the next model that got sample rows, once for each; null after the last. */
  readonly takeSample: () => SampleRecord | null;
  /** Runs code that `host/prepareCode.ts` prepared. */
  readonly run: (code: string, source: CodeSource) => Promise<WorkerAnswer>;
  /**
   * Makes sample data for the models of the last load, in place of all their rows or added to them.
   *
   * @param samples records of models that keep their rows
   */
  readonly reset: (options: ResetOptions, samples: readonly SampleRecord[]) => Promise<WorkerAnswer>;
  /** Ends a reset early. */
  readonly cancel: () => void;
  /**
   * Checks rows as LoopBack would before it stores them, for a model of the last load; only the
   * first of them where the answer would be too large. `readCheck` parses the answer.
   */
  readonly check: (model: string, rows: readonly Row[]) => Promise<readonly CheckedRow[]>;
  /** Answers when the worker's event loop is free. */
  readonly ping: () => void;
};

/** Code as the user wrote it, to find the line that does not compile. */
export interface CodeSource {
  readonly text: string;
  /** Start and end of its statements, nested ones too, in the order of their starts; empty where unknown. */
  readonly statements: readonly (readonly [from: number, to: number])[];
}

export interface ResetOptions {
  /** Rows for each model; a model that is missing gets a few. */
  readonly counts: Readonly<Record<string, number>>;
  /** The same seed makes the same rows; "" for the default seed. */
  readonly seed: string;
  /** Whether stored rows stay. */
  readonly isAdded: boolean;
  /** The name of the undo step, such as "Sample data". */
  readonly title: string;
}

/** What LoopBack would store for a row of a data file. */
export interface CheckedRow {
  /** With coerced values and defaults; null where LoopBack refuses it, or would store it as it is in the file. */
  readonly row: Row | null;
  /** Why LoopBack refuses it; null where it does not. */
  readonly refused: string | null;
  /** Properties whose values LoopBack stores as null. */
  readonly lost: readonly string[];
}

/** What the page serves to the worker. */
export type HostMethods = {
  readonly event: (event: OutputEvent) => void;
};

/** What the gate between worker and page serves itself. */
export type GateMethods = {
  /**
   * Answers while the sandbox's process lives, however busy the worker is.
   *
   * @returns the number of calls for rows without an answer; `readPulse` parses it
   */
  readonly pulse: () => number;
};

/**
 * Why the gate (`gate/openGate.ts`) ended the sandbox: the worker sent something
 * that is not a message of the playground, more than a run may send, or
 * something while no task was running.
 */
export type Breach = 'forged' | 'flood' | 'late';

/** A model definition file, exactly as export writes it. */
export interface ModelFile {
  /** `customer.json` */
  readonly name: string;
  readonly text: string;
}

export type ConsoleMethod = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'table' | 'dir' | 'group';

/** One event of a run, in order. */
export type OutputEvent =
  | {
      readonly type: 'console';
      readonly method: ConsoleMethod;
      readonly values: readonly Shown[];
      /** Levels of `console.group` around it. */
      readonly depth: number;
    }
  /** The value of a statement; the label is the number of the statement. */
  | {
      readonly type: 'value';
      readonly label: number;
      readonly value: Shown;
      /** Whether it is the result of a promise that the code did not await. */
      readonly isLate: boolean;
    }
  /** An error that nothing in the code caught. */
  | { readonly type: 'uncaught'; readonly error: ShownError }
  /** LoopBack did something that the user may not expect. */
  | {
      readonly type: 'notice';
      readonly code: string;
      readonly message: string;
      readonly rule: string;
      readonly instead: string;
    }
  /** A sentence of the playground itself. */
  | { readonly type: 'note'; readonly text: string }
  /** A call of LoopBack's API in the user's code, once for each place in the code. */
  | RecordedCall
  /** The first call from a place has ended; places are numbered in the order of their `call` events. */
  | { readonly type: 'settled'; readonly call: number; readonly milliseconds: number }
  /** The sums of all calls, in the order of their `call` events; sent at the end of the code. */
  | {
      readonly type: 'calls';
      readonly sums: readonly CallSum[];
      /** Whether there were calls from more places, or more calls, than are recorded. */
      readonly isCut: boolean;
    }
  /** How many rows are done so far; `what` is set by the page only. */
  | {
      readonly type: 'progress';
      readonly done: number;
      readonly total: number;
      readonly what?: 'checked' | 'stored';
    };

/** Whether an event is about recorded calls, which have a limit of their own. */
export function isCallEvent({ type }: OutputEvent): boolean {
  return type === 'call' || type === 'settled' || type === 'calls';
}

export interface RecordedCall {
  readonly type: 'call';
  /** In the user's code, from 1; null where the browser does not say it. */
  readonly line: number | null;
  readonly model: string;
  /** What the method was called on. */
  readonly receiver: 'class' | 'instance' | 'unsaved';
  /** The instance's id. */
  readonly id: string | number | null;
  readonly relation: string | null;
  /** "" for a call of the relation itself; "new" for a construction with `new`. */
  readonly method: string;
  /** Without the callback. */
  readonly args: readonly Shown[];
  readonly hasCallback: boolean;
}

/** All calls from one place in the code. */
export interface CallSum {
  readonly count: number;
  /** How many of them have ended: their promise or callback has settled, or they threw or returned. */
  readonly settled: number;
  /** The time of those, in total and of the longest. */
  readonly milliseconds: number;
  readonly longest: number;
  /** The session's number of the unsaved instance that the last call made; null where there is none. */
  readonly unsaved: number | null;
}

/** The code of an error of `load`: the worker does not have the files of the last load. */
export const filesMissing = 'FILES_MISSING';

/** How `load`, `run` and `reset` ended. */
export type WorkerAnswer =
  | { readonly ok: true; readonly milliseconds: number }
  | { readonly ok: false; readonly milliseconds: number; readonly error: ShownError };

const sentence = z.string().check(z.maxLength(outputLimits.sentence));
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
    values: z.array(shownSchema).check(z.maxLength(outputLimits.values)),
    depth: z.int().check(z.nonnegative(), z.maximum(outputLimits.groups)),
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
    line: z.nullable(z.int()),
    model: sentence,
    receiver: z.enum(['class', 'instance', 'unsaved']),
    id: z.nullable(z.union([sentence, z.number()])),
    relation: z.nullable(sentence),
    method: sentence,
    args: z.array(shownSchema).check(z.maxLength(outputLimits.callArguments)),
    hasCallback: z.boolean(),
  }),
  z.object({ type: z.literal('settled'), call: count, milliseconds }),
  z.object({
    type: z.literal('calls'),
    sums: z.array(sumSchema).check(z.maxLength(outputLimits.calls)),
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

/** Parses the worker's answer to `check` for at most `count` rows; null where it is not valid, or too large. */
export function readCheck(data: unknown, count: number): readonly CheckedRow[] | null {
  const parsed = read(data, checkSchema)?.value;
  if (parsed === undefined || parsed.length === 0 || parsed.length > count) return null;
  try {
    return parsed.map(({ row, refused, lost }) => {
      // Drops what can be cloned but is not JSON.
      const plain: unknown = row === null ? null : JSON.parse(JSON.stringify(row));
      return { row: isJsonObject(plain) ? plain : null, refused: refused?.slice(0, 500) ?? null, lost };
    });
  } catch {
    return null;
  }
}

/** Parses an answer of the worker; null where it is not valid, or too large. */
export function readAnswer(data: unknown): WorkerAnswer | null {
  return read(data, answerSchema)?.value ?? null;
}

/** Parses and weighs an event of the worker; null where it is not valid, or too large. */
export function readEvent(data: unknown): { value: OutputEvent; weight: number } | null {
  return read(data, eventSchema);
}

/** Parses the gate's answer to `pulse`; 0 where it is not a number of calls. */
export function readPulse(data: unknown): number {
  return Number.isSafeInteger(data) && Number(data) > 0 ? Number(data) : 0;
}

function read<Value>(data: unknown, schema: z.ZodMiniType<Value>): { value: Value; weight: number } | null {
  const measured = measure(data, messageLimits);
  if ('excess' in measured) return null;
  const parsed = schema.safeParse(measured.copy);
  return parsed.success ? { value: parsed.data, weight: measured.weight } : null;
}
