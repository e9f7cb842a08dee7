import type { KnownModel } from './knownModels.ts';
import { isOwnStore } from './ownStores.ts';

/** Where the rows of the models belong. */
export interface Placement {
  /** Models of the design that have stored rows. */
  readonly followed: readonly ModelMatch[];
  /** Removed models whose name another model has now, and the name under which their rows are parked. */
  readonly parked: readonly (readonly [model: KnownModel, name: string])[];
  /** What the store remembers afterwards: each name once. */
  readonly known: readonly KnownModel[];
}

/** A model of the design, and the earlier one whose rows it has. */
export interface ModelMatch {
  readonly earlier: KnownModel;
  readonly model: KnownModel;
  /** Whether it is another model, with the name of a removed one whose rows it takes over. */
  readonly isHeir: boolean;
}

/**
 * Decides which stored rows belong to which model of the design. A model is
 * identified by its id, whatever its name. A removed model keeps its rows,
 * because undo may bring it back: under its name, where a new model of that name
 * takes them over, or parked, where an existing model has that name now.
 */
export function placeModels(before: readonly KnownModel[], now: readonly KnownModel[]): Placement {
  const ids = new Set(now.map(({ id }) => id));
  const owners = ownersOf(before, ids);
  const known = new Map([...owners.values()].map((model) => [model.id, model]));
  const placed = new Map<string, KnownModel>();
  for (const model of now) {
    const other = placed.get(model.name);
    const isThere = ({ id }: KnownModel): boolean => known.get(id)?.name === model.name;
    if (isOwnStore(model.name) || (other !== undefined && (isThere(other) || !isThere(model)))) continue;
    placed.set(model.name, model);
  }

  const followed = follow([...placed.values()], known, ids);
  const isFollowed = new Set(followed.map(({ earlier }) => earlier.id));
  const formerIds = new Map(followed.map((one) => [one.model.id, formerIdsOf(one)]));
  const rest = [...known.values()].filter(({ id }) => !isFollowed.has(id));
  const parked = rest
    .filter(({ name }) => placed.has(name))
    .map((model) => [model, parkedName(model)] as const);
  const parkedNames = new Map(parked.map(([{ id }, name]) => [id, name]));
  return {
    followed,
    parked,
    known: [
      ...[...placed.values()].map((model) => ({ ...model, formerIds: formerIds.get(model.id) ?? [] })),
      ...rest.map((model) => ({ ...model, name: parkedNames.get(model.id) ?? model.name })),
    ],
  };
}

/** Finds the rows of each model by its id, else those of a removed model: by its former ids, or by its name. */
function follow(
  models: readonly KnownModel[],
  known: ReadonlyMap<string, KnownModel>,
  ids: ReadonlySet<string>,
): readonly ModelMatch[] {
  const gone = new Set([...known.values()].filter(({ id }) => !ids.has(id)));
  const found = new Map<KnownModel, ModelMatch>();
  const inherit = (isLeft: (earlier: KnownModel, model: KnownModel) => boolean): void => {
    for (const model of models) {
      const earlier = found.has(model) ? undefined : [...gone].find((one) => isLeft(one, model));
      if (earlier === undefined) continue;
      gone.delete(earlier);
      found.set(model, { earlier, model, isHeir: true });
    }
  };
  for (const model of models) {
    const earlier = known.get(model.id);
    if (earlier !== undefined) found.set(model, { earlier, model, isHeir: false });
  }
  inherit(({ formerIds }, { id }) => formerIds.includes(id));
  inherit(({ name }, model) => name === model.name);
  return models.flatMap((model) => found.get(model) ?? []);
}

function formerIdsOf({ earlier, model, isHeir }: ModelMatch): readonly string[] {
  const all = isHeir ? [...earlier.formerIds, earlier.id] : earlier.formerIds;
  return [...new Set(all)].filter((id) => id !== model.id);
}

/** The store where the rows of a model are parked while another model has its name. */
export function parkedName({ id }: Pick<KnownModel, 'id'>): string {
  return `playground/kept/${id}`;
}

/** The model that owns the rows under each name. Earlier versions remembered two models for one name. */
function ownersOf(before: readonly KnownModel[], ids: ReadonlySet<string>): ReadonlyMap<string, KnownModel> {
  const owners = new Map<string, KnownModel>();
  for (const model of before) {
    const other = owners.get(model.name);
    if (other === undefined || (!ids.has(other.id) && ids.has(model.id))) owners.set(model.name, model);
  }
  return owners;
}
