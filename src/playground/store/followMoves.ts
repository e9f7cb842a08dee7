import type { PropertyRenames } from '../wire/store.ts';
import type { KnownModel } from './knownModels.ts';
import type { ModelMatch } from './placeModels.ts';

export type AskRenames = (
  ...args: Parameters<PropertyRenames>
) => Promise<ReadonlyMap<string, string>> | ReadonlyMap<string, string>;

/** A property whose values are stored under another name now. */
export interface Move {
  readonly what: 'id' | 'key' | 'property';
  readonly old: string;
  readonly property: string;
}

/** The properties of a model that were renamed; all of them move at once. */
export async function findMoves(
  { earlier, model, isHeir }: ModelMatch,
  renamesOf: AskRenames,
): Promise<readonly Move[]> {
  if (isHeir) return [];
  const keys = renamedKeys(earlier, model);
  const names = [...Object.values(earlier.keys), ...Object.values(model.keys)];
  const isSame = JSON.stringify(earlier.properties) === JSON.stringify(model.properties);
  const renames = isSame ? [] : [...(await renamesOf(model.id, earlier.properties))];
  const properties = renames.flatMap(([old, property]): Move[] => {
    if (names.includes(old) || names.includes(property) || old === property) return [];
    const isId = old === earlier.idName && property === model.idName;
    return [{ what: isId ? 'id' : 'property', old, property }];
  });
  return keepPossible([...keys, ...properties], earlier, model);
}

/** Keys to the same model under another name. */
function renamedKeys(earlier: KnownModel, model: KnownModel): readonly Move[] {
  return Object.entries(model.keys).flatMap(([about, property]): Move[] => {
    const old = Object.hasOwn(earlier.keys, about) ? earlier.keys[about] : undefined;
    return old !== undefined && old !== property ? [{ what: 'key', old, property }] : [];
  });
}

/**
 * A key is not moved where its old name is still a property, or where its new
 * name was another key, unless that one moves too, as where two keys swap names.
 */
function keepPossible(moves: readonly Move[], earlier: KnownModel, model: KnownModel): readonly Move[] {
  const formerKeys = Object.values(earlier.keys);
  const kept = moves.filter(({ what, old, property }, index) => {
    if (moves.findIndex((other) => other.old === old || other.property === property) < index) return false;
    if (what !== 'key') return true;
    const isLeft = !model.properties.includes(old) || moves.some((other) => other.property === old);
    const isFree = !formerKeys.includes(property) || moves.some((other) => other.old === property);
    return isLeft && isFree;
  });
  return kept.length === moves.length ? kept : keepPossible(kept, earlier, model);
}
