import { ConnectorError, type ModelSchema, type Row } from '../../runtime/connector.ts';
import type { ModelChange, Restructuring } from '../../storage/indexedDbConnector.ts';
import type { BackupMethods } from '../wire/store.ts';
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

/** Backs up rows before they are replaced. */
export type RowBackup = BackupMethods;

/** What the store remembers about the rows, as it was read. */
interface Memory {
  readonly known: readonly KnownModel[];
  readonly samples: readonly Row[];
  readonly backup: BackupRecord | null;
  readonly expected: Restructuring['expected'];
}

/** The changes of one step, and what the store remembers afterwards. */
type Step = Pick<Restructuring, 'changes' | 'removed'> & Pick<Memory, 'known' | 'samples' | 'backup'>;

/** How often a step is retried where another tab was faster. */
const attempts = 5;

/**
 * Renames object stores instead of copying rows: a hundred thousand rows are
 * backed up as fast as ten. Only rows that also stay stored are copied. Each
 * step is one transaction: a page that is closed in between has done all of it
 * or nothing.
 */
export function createRowBackup(store: RestructuringConnector): RowBackup {
  const readMemory = async (): Promise<Memory> => {
    const schemas: readonly ModelSchema[] = [knownSchema, samplesSchema, backupSchema];
    await store.define(schemas);
    const read = await Promise.all(schemas.map(async ({ name }) => store.find(name, {})));
    const [known = [], samples = [], backups = []] = read;
    return {
      known: known.map(readKnown).filter((model) => model !== null),
      samples,
      backup: await readBackup(store, backups[0] ?? null),
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
          { schema: backupSchema, rows: next.backup === null ? [] : [toBackupRow(next.backup)] },
        ],
        keepsSchemas: true,
      });
      if (done !== null) return;
    }
    throw new ConnectorError(
      'ABORTED',
      'Another tab is replacing the rows of this project at the same time: close it, or try again.',
    );
  };
  return {
    read: async () => {
      const { backup } = await readMemory();
      return backup === null ? null : { title: backup.title, isUndone: backup.isUndone };
    },
    backUp: (title, models, kept = []) => perform((memory) => backUp(memory, title, models, kept)),
    swap: () => perform(swapWithBackup),
  };
}

function backUp(memory: Memory, title: string, models: readonly string[], kept: readonly string[]): Step {
  const { known, samples, backup } = memory;
  const entries = known
    .filter(({ name }) => models.includes(name) || kept.includes(name))
    .map(
      (model): BackupEntry => ({ model, store: backupName(model), sample: sampleOf(samples, model.name) }),
    );
  const stores = new Set(entries.map(({ store }) => store));
  const before = [...(backup?.entries ?? []).map(({ store }) => store), ...(backup?.leftovers ?? [])];
  return {
    changes: entries.map(({ model, store }) => ({
      ...toChange(model, model.name, store),
      leaves: kept.includes(model.name) ? 'copy' : 'empty',
    })),
    removed: before.filter((store) => !stores.has(store)),
    known,
    samples,
    backup: { title, isUndone: false, entries, leftovers: [] },
  };
}

function swapWithBackup(memory: Memory): Step | null {
  const { backup } = memory;
  if (backup === null) return null;
  const changes: ModelChange[] = [];
  let { known, samples } = memory;
  const entries = backup.entries.map(({ model, store, sample }): BackupEntry => {
    const now = findOwner(known, model);
    const name = now?.name ?? parkedName(model);
    const restored: KnownModel = { ...model, id: now?.id ?? model.id, name, formerIds: now?.formerIds ?? [] };
    changes.push(toChange(model, store, name));
    if (now !== null) changes.push(toChange(now, name, store));
    const sampleNow = sampleOf(samples, name);
    known = [...known.filter(({ id }) => id !== restored.id), restored];
    samples = [
      ...samples.filter(({ id }) => id !== name),
      ...(sample === null ? [] : [{ ...sample, id: name }]),
    ];
    return { model: now ?? restored, store, sample: sampleNow };
  });
  return {
    changes,
    removed: backup.leftovers,
    known,
    samples,
    backup: { title: backup.title, isUndone: !backup.isUndone, entries, leftovers: [] },
  };
}

/** The same model, or the one that took over its rows. */
function findOwner(known: readonly KnownModel[], { id }: KnownModel): KnownModel | null {
  return known.find((one) => one.id === id) ?? known.find(({ formerIds }) => formerIds.includes(id)) ?? null;
}

function sampleOf(samples: readonly Row[], name: string): Row | null {
  return samples.find(({ id }) => id === name) ?? null;
}

function backupName({ id }: KnownModel): string {
  return `${backupSchema.name}/${id}`;
}

/** Renames a whole store. */
function toChange(model: KnownModel, from: string, to: string): ModelChange {
  const ids = idsOf(model);
  return { from, to, before: ids, after: ids, properties: [], values: [] };
}
