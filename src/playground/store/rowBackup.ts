import { ConnectorError, type ModelSchema, type Row } from '../../runtime/connector.ts';
import type { ModelChange, Restructuring } from '../../storage/indexedDbConnector.ts';
import {
  type BackupEntry,
  type BackupRecord,
  backupSchema,
  readBackup,
  toBackupRow,
} from './backupRecord.ts';
import { idsOf, type KnownModel, knownSchema, readKnown, samplesSchema, toKnownRow } from './knownModels.ts';
import type { RestructuringConnector } from './migrateRows.ts';
import { parkedName } from './placeModels.ts';

/** What the rows were replaced by, and whether that has been undone since: then it can be done again. */
export interface Undoable {
  readonly title: string;
  readonly isUndone: boolean;
}

/** The rows as they were before the last time that they were replaced; they outlive a reload. */
export interface RowBackup {
  /** null where nothing was replaced yet. */
  read(): Promise<Undoable | null>;
  /**
   * Lays the rows of these models aside, in place of whatever lay there before. The models are empty then.
   *
   * @param kept models whose rows are copied there: they stay where they are too
   */
  backUp(title: string, models: readonly string[], kept?: readonly string[]): Promise<void>;
  /**
   * Exchanges the rows that lie aside and those that are stored, model by
   * model, whatever the models are called by now. Rows of another design than
   * the present one follow it when `migrateRows` is called next.
   */
  swap(): Promise<void>;
}

/** What is remembered of the rows, as it was read. */
interface Memory {
  readonly known: readonly KnownModel[];
  readonly samples: readonly Row[];
  readonly aside: BackupRecord | null;
  readonly expected: Restructuring['expected'];
}

/** What a step makes of it. */
type Step = Pick<Restructuring, 'changes' | 'removed'> & Pick<Memory, 'known' | 'samples' | 'aside'>;

/** How often a step is begun anew where another tab was quicker. */
const attempts = 5;

/**
 * Works by the names of the stores alone: a hundred thousand rows are laid
 * aside as fast as ten. Only rows that stay too are copied. Each step is one transaction, with what is remembered
 * of it: a page that ends meanwhile has done all of it, or nothing.
 */
export function createRowBackup(store: RestructuringConnector): RowBackup {
  const readMemory = async (): Promise<Memory> => {
    const schemas: readonly ModelSchema[] = [knownSchema, samplesSchema, backupSchema];
    await store.define(schemas);
    const read = await Promise.all(schemas.map(async ({ name }) => store.find(name, {})));
    const [known = [], samples = [], aside = []] = read;
    return {
      known: known.map(readKnown).filter((model) => model !== null),
      samples,
      aside: await readBackup(store, aside[0] ?? null),
      expected: schemas.map((schema, index) => ({ schema, rows: read[index] ?? [] })),
    };
  };
  const perform = async (step: (memory: Memory) => Step | null): Promise<void> => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const memory = await readMemory();
      const next = step(memory);
      if (next === null) return;
      const done = await store.restructure({
        expected: memory.expected,
        changes: next.changes,
        removed: next.removed,
        records: [
          { schema: knownSchema, rows: next.known.map(toKnownRow) },
          { schema: samplesSchema, rows: next.samples },
          { schema: backupSchema, rows: next.aside === null ? [] : [toBackupRow(next.aside)] },
        ],
        keepsSchemas: true,
      });
      if (done !== null) return;
    }
    throw new ConnectorError(
      'ABORTED',
      'Another tab replaces the rows of this project at the same time: close it, or try again.',
    );
  };
  return {
    read: async () => {
      const { aside } = await readMemory();
      return aside === null ? null : { title: aside.title, isUndone: aside.isUndone };
    },
    backUp: (title, models, kept = []) => perform((memory) => backUp(memory, title, models, kept)),
    swap: () => perform(swap),
  };
}

function backUp(memory: Memory, title: string, models: readonly string[], kept: readonly string[]): Step {
  const { known, samples, aside } = memory;
  const entries = known
    .filter(({ name }) => models.includes(name) || kept.includes(name))
    .map(
      (model): BackupEntry => ({ model, store: backupName(model), sample: sampleOf(samples, model.name) }),
    );
  const stores = new Set(entries.map(({ store }) => store));
  const before = [...(aside?.entries ?? []).map(({ store }) => store), ...(aside?.leftovers ?? [])];
  return {
    changes: entries.map(({ model, store }) => ({
      ...toChange(model, model.name, store),
      leaves: kept.includes(model.name) ? 'copy' : 'empty',
    })),
    removed: before.filter((store) => !stores.has(store)),
    known,
    samples,
    aside: { title, isUndone: false, entries, leftovers: [] },
  };
}

function swap(memory: Memory): Step | null {
  const { aside } = memory;
  if (aside === null) return null;
  const changes: ModelChange[] = [];
  let { known, samples } = memory;
  const entries = aside.entries.map(({ model, store, sample }): BackupEntry => {
    const now = findOwner(known, model);
    const name = now?.name ?? parkedName(model);
    const back: KnownModel = { ...model, id: now?.id ?? model.id, name, formerIds: now?.formerIds ?? [] };
    changes.push(toChange(model, store, name));
    if (now !== null) changes.push(toChange(now, name, store));
    const sampleNow = sampleOf(samples, name);
    known = [...known.filter(({ id }) => id !== back.id), back];
    samples = [
      ...samples.filter(({ id }) => id !== name),
      ...(sample === null ? [] : [{ ...sample, id: name }]),
    ];
    return { model: now ?? back, store, sample: sampleNow };
  });
  return {
    changes,
    removed: aside.leftovers,
    known,
    samples,
    aside: { title: aside.title, isUndone: !aside.isUndone, entries, leftovers: [] },
  };
}

/** The same model, or the one that has taken over its rows. */
function findOwner(known: readonly KnownModel[], { id }: KnownModel): KnownModel | null {
  return known.find((one) => one.id === id) ?? known.find(({ formerIds }) => formerIds.includes(id)) ?? null;
}

function sampleOf(samples: readonly Row[], name: string): Row | null {
  return samples.find(({ id }) => id === name) ?? null;
}

function backupName({ id }: KnownModel): string {
  return `${backupSchema.name}/${id}`;
}

/** The whole store gets another name. */
function toChange(model: KnownModel, from: string, to: string): ModelChange {
  const ids = idsOf(model);
  return { from, to, before: ids, after: ids, properties: [], values: [] };
}
