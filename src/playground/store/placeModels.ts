import type { KnownModel } from './knownModels.ts';
import { isOwnStore } from './ownStores.ts';

/** Where the rows of the models go. */
export interface Placement {
  /** Models of the design whose rows are known. */
  readonly followed: readonly Followed[];
  /** Models whose name another one has now, and the name under which their rows wait for them. */
  readonly parked: readonly (readonly [model: KnownModel, name: string])[];
  /** What is known afterwards: each name once. */
  readonly known: readonly KnownModel[];
}

export interface Followed {
  readonly earlier: KnownModel;
  readonly model: KnownModel;
  /** Whether it is another model, drawn or opened anew under the name of one that has gone. */
  readonly isHeir: boolean;
}

/**
 * Decides which stored rows belong to which model of the design. A model is
 * known by its id, whatever it is called. One that has gone keeps its rows,
 * for undo may bring it back: under its name, where a new model of that name
 * finds them, or apart, where a model that is known has got its name.
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

/** Each model finds its rows by its id, else those of one that has gone: by what it took over, or by the name. */
function follow(
  models: readonly KnownModel[],
  known: ReadonlyMap<string, KnownModel>,
  ids: ReadonlySet<string>,
): readonly Followed[] {
  const gone = new Set([...known.values()].filter(({ id }) => !ids.has(id)));
  const found = new Map<KnownModel, Followed>();
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

function formerIdsOf({ earlier, model, isHeir }: Followed): readonly string[] {
  const all = isHeir ? [...earlier.formerIds, earlier.id] : earlier.formerIds;
  return [...new Set(all)].filter((id) => id !== model.id);
}

/** Where the rows of a model wait whose name another one has. */
export function parkedName({ id }: Pick<KnownModel, 'id'>): string {
  return `playground/kept/${id}`;
}

/** Who owns the rows under each name. Earlier versions let two models know the same. */
function ownersOf(before: readonly KnownModel[], ids: ReadonlySet<string>): ReadonlyMap<string, KnownModel> {
  const owners = new Map<string, KnownModel>();
  for (const model of before) {
    const other = owners.get(model.name);
    if (other === undefined || (!ids.has(other.id) && ids.has(model.id))) owners.set(model.name, model);
  }
  return owners;
}
