import type { ModelDefinition } from '../definition.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { nameLast, nameSource, namesIn, type Sides, takenIn } from './names.ts';
import { type ComparedRelation, type Names, nameRelations, toCompared } from './relationFacts.ts';
import { withNames } from './withNames.ts';

/** A model as one side says it, in the names of the project. */
export interface SideModel {
  readonly definition: ModelDefinition;
  readonly relations: ReadonlyMap<string, ComparedRelation>;
}

/** A model of the source on all sides. */
export interface ComparedModel {
  readonly source: SideModel;
  /** The model of the project; null where there is none. */
  readonly mine: (SideModel & { readonly entry: ModelEntry }) | null;
  /** null where it is not known. */
  readonly last: SideModel | null;
}

/** Names everything of the source, and of last time, as the project does. Returns each model of the source, by its id there. */
export function* compareSides(sides: Sides): Generator<undefined, ReadonlyMap<ModelId, ComparedModel>> {
  const { project, source, last, known, matched } = sides;
  const sourceNames = nameSource(sides);
  yield;
  const lastNames = nameLast(sides, sourceNames);
  const [fromSource, fromLast] = [namesIn(source, sourceNames), namesIn(last, lastNames)];
  const compared = new Map<ModelId, ComparedModel>();
  for (const entry of source.models) {
    yield;
    const mine = matched.get(entry.id) ?? null;
    const own = mine === null ? [] : toCompared(project, mine.id, itself);
    const theirs = toCompared(source, entry.id, fromSource);
    const earlier = mine === null || !known.has(mine.id) ? null : findModel(last, mine.id);
    const properties = sourceNames.properties.get(entry.id) ?? new Map<string, string>();
    const taken = [...properties.values(), ...(mine === null ? [] : takenIn(project, mine.id))];
    const relations = renamed(
      theirs,
      nameRelations(theirs, own, { taken, mayLeadElsewhere: earlier !== null }),
    );
    compared.set(entry.id, {
      source: { definition: withNames(entry, fromSource, relations), relations },
      mine: mine && { entry: mine, definition: mine.definition, relations: renamed(own) },
      last: earlier && lastModel(last, earlier, fromLast, [...own, ...relations.values()]),
    });
  }
  return compared;
}

const itself: Names = { model: (name) => name, property: (_, name) => name };

function lastModel(
  last: Project,
  entry: ModelEntry,
  names: Names,
  others: readonly ComparedRelation[],
): SideModel {
  const theirs = toCompared(last, entry.id, names);
  const relations = renamed(theirs, nameRelations(theirs, others, { taken: [], mayLeadElsewhere: true }));
  return { definition: withNames(entry, names, relations), relations };
}

/** Returns relations by their names in the project. */
function renamed(
  relations: readonly ComparedRelation[],
  names: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, ComparedRelation> {
  return new Map(
    relations.map((relation) => {
      const name = names.get(relation.name) ?? relation.name;
      return [name, { ...relation, name }];
    }),
  );
}
