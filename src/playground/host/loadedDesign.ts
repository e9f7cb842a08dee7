import type { EngineName } from '../../runtime/index.ts';
import type { DesignModel } from '../designModel.ts';
import type { ModelFile } from '../wire/control.ts';
import type { PropertyRenames } from '../wire/store.ts';
import type { Connection } from './connection.ts';
import type { PlaygroundStore } from './openStore.ts';
import { servedModels } from './servedModels.ts';
import { stoppedByUser, type TaskEnd } from './taskEnds.ts';
import type { TaskTurn } from './taskTurns.ts';

/** The design that the playground works with, and how far store and sandbox have followed it. */
export interface LoadedDesign {
  /** The models, as the page knows them. */
  current(): readonly DesignModel[];
  set(
    files: readonly ModelFile[],
    design: readonly DesignModel[],
    renamesOf?: PropertyRenames,
    engine?: EngineName,
  ): void;
  /** The rows were replaced: they have to follow the design again. */
  forget(): void;
  /** Makes the rows follow the design; returns sentences that say what was done. */
  migrateRows(): Promise<readonly string[]>;
  /** Defines the models in a sandbox, and records which of them got sample rows. */
  define(connection: Connection, turn: TaskTurn): Promise<TaskEnd>;
}

export function createLoadedDesign(store: PlaygroundStore): LoadedDesign {
  let files: readonly ModelFile[] = [];
  let design: readonly DesignModel[] = [];
  let renamesOf: PropertyRenames | undefined;
  let engine: EngineName = 'juggler7';
  let migrated: readonly DesignModel[] | null = null;
  return {
    current: () => design,
    set: (nextFiles, nextDesign, renames, nextEngine = 'juggler7') => {
      // A connection sends files only where the list is another one.
      if (!isSameFiles(files, nextFiles)) files = nextFiles;
      design = nextDesign;
      renamesOf = renames;
      engine = nextEngine;
    },
    forget: () => {
      migrated = null;
    },
    migrateRows: async () => {
      if (migrated === design) return [];
      const wanted = design;
      const notes = await store.migrateRows(wanted, renamesOf);
      migrated = wanted;
      return notes;
    },
    define: async (connection, turn) => {
      await store.sandboxes.serveModels(servedModels(design, files));
      const records = await store.samples.read();
      if (turn.isStopped()) return stoppedByUser;
      const end = await connection.load(files, records, engine);
      await keepSamples(connection, store);
      return end;
    },
  };
}

/** Stores the records of the models that got sample rows. */
export async function keepSamples(connection: Connection, store: PlaygroundStore): Promise<void> {
  const records = await connection.takeSamples();
  if (records.length > 0) await store.samples.keep(records);
}

function isSameFiles(left: readonly ModelFile[], right: readonly ModelFile[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ name, text }, index) => name === right[index]?.name && text === right[index]?.text)
  );
}
