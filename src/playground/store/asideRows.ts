import type { ModelSchema, Row } from '../../runtime/connector.ts';
import type { CarryingConnector } from './carryRows.ts';
import { designName, samplesName } from './knownModels.ts';

/** What the rows were replaced by, and whether that has been undone since: then it can be done again. */
export interface Undoable {
  readonly title: string;
  readonly isUndone: boolean;
}

/** The rows as they were before the last time that they were replaced; they outlive a reload. */
export interface AsideRows {
  /** null where nothing was replaced yet. */
  read(): Promise<Undoable | null>;
  /** Lays the rows of these models aside, whatever lay there before. The models are empty then. */
  layAside(title: string, models: readonly string[]): Promise<void>;
  /**
   * Puts the rows that lie aside in the place of those that are stored, and
   * these aside; they go where models have other names by now, since what
   * follows the design then writes over them.
   *
   * @param models of the design as it is now
   */
  swap(models: readonly string[]): Promise<void>;
}

type Store = CarryingConnector & Required<Pick<CarryingConnector, 'renameModels'>>;

const asideSchema: ModelSchema = {
  name: 'playground/aside',
  idName: 'id',
  idType: 'string',
  isIdGenerated: false,
  types: { id: 'string', models: 'array' },
  indexes: [],
};

/** What the playground remembers of the rows. */
const ownStores: readonly string[] = [samplesName, designName];

/** No model is called so: there is no "/" in a model's name. */
const asideName = (model: string): string => `playground/aside/${model}`;

/** Works by the names of the stores alone: a hundred thousand rows are laid aside as fast as ten. */
export function createAsideRows(store: Store): AsideRows {
  const readRecord = async (): Promise<Row | null> => {
    await store.define([asideSchema]);
    const [record] = await store.find(asideSchema.name, { limit: 1 });
    return record ?? null;
  };
  const writeRecord = async (title: string, models: readonly string[], isUndone: boolean): Promise<void> => {
    const row: Row = { id: 'last', title, models: [...models], isUndone };
    await store.write(asideSchema.name, 'last', row, { existing: 'replace', missing: 'insert' });
  };
  return {
    read: async () => {
      const record = await readRecord();
      return record === null
        ? null
        : { title: String(record['title']), isUndone: record['isUndone'] === true };
    },
    layAside: async (title, models) => {
      const before = namesIn(await readRecord());
      const names = [...models, ...ownStores];
      const left = before.filter((name) => !names.includes(name));
      await store.removeModels?.(left.map(asideName));
      const own = await Promise.all(ownStores.map((name) => store.find(name, {})));
      await store.renameModels(names.map((name) => [name, asideName(name)] as const));
      // What the playground remembers stays as it is; what lies aside has its own.
      await Promise.all(ownStores.map((name, index) => store.create(name, own[index] ?? [])));
      await writeRecord(title, names, false);
    },
    swap: async (models) => {
      const record = await readRecord();
      if (record === null) return;
      const names = namesIn(record);
      const pairs = names.flatMap((name) => [
        [name, asideName(name)] as const,
        [asideName(name), name] as const,
      ]);
      await store.renameModels(pairs);
      const isSameDesign = names.every((name) => models.includes(name) || ownStores.includes(name));
      if (isSameDesign) {
        await writeRecord(String(record['title']), names, record['isUndone'] !== true);
      } else {
        await store.removeModels?.(names.map(asideName));
        await store.destroy(asideSchema.name, undefined);
      }
    },
  };
}

function namesIn(record: Row | null): readonly string[] {
  const models = record?.['models'];
  return Array.isArray(models) ? models.filter((name): name is string => typeof name === 'string') : [];
}
