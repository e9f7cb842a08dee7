import type { EngineName } from '../../runtime/index.ts';
import type { DesignModel } from '../designModel.ts';
import type { ModelFile, OutputEvent, ResetOptions } from '../wire/control.ts';
import type { Orphans, StoreChanges, UndoDirection, UndoOffer } from '../wire/rowChanges.ts';
import type { ShownError } from '../wire/shown.ts';
import type { PropertyRenames } from '../wire/store.ts';
import type { CodeLabel } from './prepareCode.ts';

/** How a run ended. Its output has come as events. */
export type RunResult =
  | { readonly type: 'done'; readonly milliseconds: number }
  | { readonly type: 'failed'; readonly milliseconds: number; readonly error: ShownError }
  /** The sandbox was ended; stored data is intact and the next run works. */
  | {
      readonly type: 'stopped';
      /** The reason, as a sentence. */
      readonly message: string;
      /** Whether a run with more time might end. */
      readonly isTimeUp?: boolean;
    };

/** How a task ended, and what it changed in the stored rows. */
export interface RunReport {
  readonly result: RunResult;
  readonly changes: StoreChanges;
  readonly orphans: readonly Orphans[];
  readonly undo: UndoOffer;
}

interface RunOptions {
  /** Whether the run gets `runLimits.extended` instead of the usual time. */
  readonly isExtended?: boolean;
  /** The line number of its first line, where it is part of other code; from 1. */
  readonly firstLine?: number;
}

/** An event of a run; `source` is the statement of a value, null for other events. */
export type PlaygroundEvent = OutputEvent & { readonly source: CodeLabel | null };

export interface Playground {
  /**
   * Sets the files of the design. If they have changed, the next run defines
   * them again, and the rows of renamed models and keys are moved.
   *
   * @param design the same models, as the page knows them
   * @param renamesOf returns which properties were renamed
   * @param engine the engine that the models follow, juggler 7 by default; another one defines them again too
   */
  load(
    files: readonly ModelFile[],
    design: readonly DesignModel[],
    renamesOf?: PropertyRenames,
    engine?: EngineName,
  ): void;
  run(code: string, options?: RunOptions): Promise<RunReport>;
  /** Defines the models of the last `load` and makes sample rows where there never were any, as every run does first. */
  createSampleData(): Promise<RunReport>;
  /**
   * Lets LoopBack check the rows of the data file that was read, and replaces
   * them by what it would store. Nothing is stored.
   */
  checkImport(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<CheckEnd>;
  /** The rows were replaced: the next task makes them follow the design again. */
  forgetDesign(): void;
  /** Works on the rows between runs. Rejects where the work does. */
  withRows<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Starts the sandbox, so that the next task does not wait for it. */
  warmUp(): void;
  /** Ends the running task, however far it has come. */
  stop(): void;
  /**
   * Undoes or redoes the changes of a run. A refusal is a `stopped` result with
   * the reason.
   *
   * @param change as the report of the run offered it
   */
  undoOrRedo(change: string, direction: UndoDirection): Promise<RunReport>;
  /**
   * Makes sample data, in place of all rows or added to them.
   *
   * @param signal ends it early; the rows created so far stay
   */
  reset(options: ResetOptions, signal: AbortSignal): Promise<RunReport>;
  /** @returns a function that unsubscribes */
  onEvent(listener: (event: PlaygroundEvent) => void): () => void;
  dispose(): void;
}

/** `unknown`: the sandbox did not answer what LoopBack would store. */
type CheckEnd = 'checked' | 'cancelled' | 'unknown';
