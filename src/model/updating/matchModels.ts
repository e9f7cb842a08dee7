import { addTo } from '../../lib/groups.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { type Storage, storagesOf } from './storage.ts';

/** The model of the project for each model of a source, by the id of the latter. */
export type MatchedModels = ReadonlyMap<ModelId, ModelEntry>;

/**
 * Finds the model of the project that each model of a source became earlier: the one
 * with the same table, the one that the source gave the same name last time, or the
 * one with the same name and no other table. No model is found twice. A step for each.
 *
 * @param last what the source said last time, by the id of the model, as far as it is known
 */
export function* matchModels(
  project: Project,
  last: ReadonlyMap<ModelId, ModelDefinition>,
  source: Project,
): Generator<undefined, MatchedModels> {
  const matched = new Map<ModelId, ModelEntry>();
  const used = new Set<ModelId>();
  function* matchBy(keysOf: KeysOf, fits: Fits): Generator<undefined, void> {
    const byKey = new Map<string, ModelEntry[]>();
    for (const mine of project.models) {
      for (const key of keysOf(mine, true)) addTo(byKey, key, mine);
      yield;
    }
    for (const one of source.models) {
      if (matched.has(one.id)) continue;
      yield;
      const candidates = keysOf(one, false).flatMap((key) => byKey.get(key) ?? []);
      const found = candidates.find((mine) => !used.has(mine.id) && fits(one, mine));
      if (found === undefined) continue;
      matched.set(one.id, found);
      used.add(found.id);
    }
  }
  const isFree = (one: ModelEntry, mine: ModelEntry): boolean => !hasOtherTable(one, mine);
  yield* matchBy(tableKeys, (one, mine) => hasSameSchema(one, mine, false));
  yield* matchBy(tableKeys, (one, mine) => hasSameSchema(one, mine, true));
  yield* matchBy((entry, isMine) => {
    const name = isMine ? last.get(entry.id)?.name : entry.definition.name;
    return name === undefined ? [] : [name];
  }, isFree);
  yield* matchBy((entry) => [entry.definition.name], isFree);
  // A connector derives the table from the name, in its own case.
  yield* matchBy((entry, isMine) => lowerNames(entry, isMine), isFree);
  return matched;
}

type Fits = (one: ModelEntry, mine: ModelEntry) => boolean;
type KeysOf = (entry: ModelEntry, isMine: boolean) => readonly string[];

const keyOf = ({ connector, table }: Storage): string => `${connector}\0${table}`;

const tableKeys = ({ definition }: ModelEntry): readonly string[] => storagesOf(definition).map(keyOf);

function lowerNames({ definition }: ModelEntry, isMine: boolean): readonly string[] {
  const tables = isMine ? [] : storagesOf(definition).map(({ table }) => table);
  return [definition.name, ...tables].map((name) => name.toLowerCase());
}

/** Whether two models with the same table have it in the same schema; a schema that is not said may be any. */
function hasSameSchema(one: ModelEntry, mine: ModelEntry, canBeMissing: boolean): boolean {
  return storagesOf(one.definition).some((storage) =>
    storagesOf(mine.definition).some(
      (other) =>
        keyOf(other) === keyOf(storage) &&
        (other.schema === storage.schema ||
          (canBeMissing && (other.schema === null || storage.schema === null))),
    ),
  );
}

/** Whether both name a table of one connector, and these differ. */
function hasOtherTable(one: ModelEntry, mine: ModelEntry): boolean {
  const tables = new Map(storagesOf(mine.definition).map((storage) => [storage.connector, storage]));
  return storagesOf(one.definition).some(({ connector, schema, table }) => {
    const other = tables.get(connector);
    if (other === undefined) return false;
    return other.table !== table || (other.schema !== null && schema !== null && other.schema !== schema);
  });
}
