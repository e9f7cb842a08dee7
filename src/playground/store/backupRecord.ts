import { isJsonObject } from '../../lib/json.ts';
import type { Connector, ModelSchema, Row } from '../../runtime/connector.ts';
import {
  designName,
  type KnownModel,
  knownSchema,
  readKnown,
  samplesName,
  toKnownRow,
} from './knownModels.ts';

/** The stored record of the backup. */
export interface BackupRecord {
  readonly title: string;
  readonly isUndone: boolean;
  readonly entries: readonly BackupEntry[];
  /** Stores of an earlier version, to be removed. */
  readonly leftovers: readonly string[];
}

/** The backed-up rows of one model. */
export interface BackupEntry {
  /** The model at the time of the backup. */
  readonly model: KnownModel;
  /** The store that holds the rows. */
  readonly store: string;
  /** The record of its sample rows. */
  readonly sample: Row | null;
}

/** Where the record is stored; the names of the stores with the rows start with this name, too. */
export const backupSchema: ModelSchema = { ...knownSchema, name: 'playground/aside' };

export function toBackupRow({ title, isUndone, entries }: BackupRecord): Row {
  return {
    id: 'last',
    version: 2,
    title,
    isUndone,
    entries: entries.map(({ model, store, sample }) => ({ model: toKnownRow(model), store, sample })),
  };
}

/** null where there is no backup, or one that this version can't read. */
export async function readBackup(connector: Connector, row: Row | null): Promise<BackupRecord | null> {
  if (row === null) return null;
  const { title, isUndone, version, entries } = row;
  const head = { title: String(title), isUndone: isUndone === true };
  if (version === undefined) return { ...head, ...(await readFirstVersion(connector, row)) };
  if (version !== 2 || !Array.isArray(entries)) return null;
  return { ...head, entries: entries.flatMap(readEntry), leftovers: [] };
}

function readEntry(entry: unknown): readonly BackupEntry[] {
  if (!isJsonObject(entry) || !isJsonObject(entry['model'])) return [];
  const model = readKnown(entry['model']);
  const { store, sample } = entry;
  if (model === null || typeof store !== 'string') return [];
  return [{ model, store, sample: isJsonObject(sample ?? null) ? (sample as Row) : null }];
}

/** The first version named only the models; their records were in stores of their own. */
async function readFirstVersion(
  connector: Connector,
  row: Row,
): Promise<Pick<BackupRecord, 'entries' | 'leftovers'>> {
  const names = Array.isArray(row['models']) ? row['models'].filter((name) => typeof name === 'string') : [];
  const own = [designName, samplesName].filter((name) => names.includes(name));
  const leftovers = own.map((name) => `${backupSchema.name}/${name}`);
  await connector.define(leftovers.map((name) => ({ ...knownSchema, name })));
  const read = new Map(
    await Promise.all(
      own.map(async (name, index) => [name, await connector.find(leftovers[index] ?? name, {})] as const),
    ),
  );
  const known = (read.get(designName) ?? []).map(readKnown).filter((model) => model !== null);
  const samples = read.get(samplesName) ?? [];
  return {
    entries: known
      .filter(({ name }) => names.includes(name))
      .map((model) => ({
        model,
        store: `${backupSchema.name}/${model.name}`,
        sample: samples.find(({ id }) => id === model.name) ?? null,
      })),
    leftovers,
  };
}
