import { addTo } from '../../lib/groups.ts';
import { isJsonObject } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import { getOwn } from '../../lib/own.ts';
import { memoByModelsInSteps } from '../application/memoByModels.ts';
import { isAttached } from '../bootedModels.ts';
import type { ModelDefinition } from '../definition.ts';
import { memoAlongLineage } from '../lineage.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModelByName, lineageOf } from '../projectIndex.ts';
import { relationsIn } from '../settings.ts';
import type { AddedProperty, RelationRef, ResolvedRelation } from './relationKind.ts';
import { findLink, isSameLink, type RelationLink } from './relationLink.ts';
import { resolveLink } from './resolveLink.ts';

/** A property that a relation adds to a model. */
export interface RelationProperty {
  readonly relation: ResolvedRelation;
  readonly property: AddedProperty;
}

interface RelationIndex {
  readonly all: readonly ResolvedRelation[];
  readonly byModel: ReadonlyMap<ModelId, readonly ResolvedRelation[]>;
  readonly inherited: ReadonlyMap<ModelId, readonly ResolvedRelation[]>;
  readonly incoming: ReadonlyMap<ModelId, readonly ResolvedRelation[]>;
  /** The relations that models inherit from a base that no file declares. */
  readonly library: readonly ResolvedRelation[];
  readonly libraryByModel: ReadonlyMap<ModelId, readonly ResolvedRelation[]>;
  readonly added: ReadonlyMap<ModelId, readonly RelationProperty[]>;
}

const none: readonly never[] = [];

/** Resolves a relation of a file as LoopBack does; null if it does not exist. */
export function resolveRelation(project: Project, ref: RelationRef): ResolvedRelation | null {
  return byNameIn(relationsOf(project, ref.modelId)).get(ref.name) ?? null;
}

const byNameIn = memoByKey(
  (relations: readonly ResolvedRelation[]): ReadonlyMap<string, ResolvedRelation> =>
    new Map(relations.map((relation) => [relation.ref.name, relation])),
);

/** Returns the relations that a model declares, in the order of its file. */
export function relationsOf(project: Project, modelId: ModelId): readonly ResolvedRelation[] {
  return indexFor(project).byModel.get(modelId) ?? none;
}

/** Returns the relations that LoopBack declares again for a model because a base of it has them. */
export function inheritedRelationsOf(project: Project, modelId: ModelId): readonly ResolvedRelation[] {
  return indexFor(project).inherited.get(modelId) ?? none;
}

/**
 * Returns the relations that models inherit from LoopBack's own models and
 * those of packages. No file holds them, so `resolveRelation` does not find them.
 */
export function libraryRelations(project: Project): readonly ResolvedRelation[] {
  return indexFor(project).library;
}

/**
 * Returns the library relations of one model, without those that LoopBack
 * leaves out because model-config gives their target no data source.
 */
export function libraryRelationsOf(project: Project, modelId: ModelId): readonly ResolvedRelation[] {
  const relations = indexFor(project).libraryByModel.get(modelId) ?? none;
  return relations.filter(({ targetName }) => targetName === null || isAttached(project, targetName));
}

/** Returns every declared relation of a project, model by model: the same list for the same models. */
export function allRelations(project: Project): readonly ResolvedRelation[] {
  return indexFor(project).all;
}

/** Returns the declared relations whose target is this model. */
export function incomingRelations(project: Project, modelId: ModelId): readonly ResolvedRelation[] {
  return indexFor(project).incoming.get(modelId) ?? none;
}

/** Returns the properties that relations, inherited ones included, add to a model. */
export function relationPropertiesOf(project: Project, modelId: ModelId): readonly RelationProperty[] {
  return indexFor(project).added.get(modelId) ?? none;
}

/**
 * Derives the relations of a project in steps, for projects that would block
 * the page too long. Once all steps are done, the relations are cached.
 */
export const deriveRelationsInSteps: (project: Project) => Generator<undefined, RelationIndex> =
  memoByModelsInSteps(createIndex);

function indexFor(project: Project): RelationIndex {
  const steps = deriveRelationsInSteps(project);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

function* createIndex(project: Project): Generator<undefined, RelationIndex> {
  const all: ResolvedRelation[] = [];
  const byModel = new Map<ModelId, readonly ResolvedRelation[]>();
  const inherited = new Map<ModelId, readonly ResolvedRelation[]>();
  const fromLibrary = new Map<ModelId, readonly ResolvedRelation[]>();
  const incoming = new Map<ModelId, ResolvedRelation[]>();
  for (const entry of project.models) {
    const own = declaredRelations(project, entry);
    byModel.set(entry.id, own);
    for (const relation of own) {
      all.push(relation);
      if (relation.target) addTo(incoming, relation.target.id, relation);
    }
    const { declared, library } = inheritedFromBases(project, entry);
    if (declared.length > 0) inherited.set(entry.id, declared);
    if (library.length > 0) fromLibrary.set(entry.id, library);
    yield;
  }
  const added = new Map<ModelId, RelationProperty[]>();
  const inheritedByModel = new Map(
    project.models.map(({ id }) => [id, [...(inherited.get(id) ?? none), ...(fromLibrary.get(id) ?? none)]]),
  );
  for (const relation of yield* inSetUpOrder(project, byModel, inheritedByModel)) {
    for (const property of relation.adds) {
      const holder = relation[property.on];
      if (holder) addTo(added, holder.id, { relation, property });
    }
  }
  const library = [...fromLibrary.values()].flat();
  return { all, byModel, inherited, incoming, library, libraryByModel: fromLibrary, added };
}

/**
 * Returns the relations in the order in which LoopBack sets them up: when their
 * model is attached, but not before their targets and through models are. The
 * order decides between two relations that set the type of one key.
 */
function* inSetUpOrder(
  project: Project,
  byModel: ReadonlyMap<ModelId, readonly ResolvedRelation[]>,
  inherited: ReadonlyMap<ModelId, readonly ResolvedRelation[]>,
): Generator<undefined, readonly ResolvedRelation[]> {
  const turns = new Map(project.models.map((entry, index) => [entry.id, index]));
  const turnOf = (entry: ModelEntry | null) => (entry && turns.get(entry.id)) ?? -1;
  const timed: {
    readonly relation: ResolvedRelation;
    readonly turn: number;
    readonly isDeferred: boolean;
  }[] = [];
  for (const entry of project.models) {
    const own = turnOf(entry);
    const [declared, fromBases] = [byModel.get(entry.id) ?? none, inherited.get(entry.id) ?? none];
    for (const relation of inMergedOrder(project, entry, declared, fromBases)) {
      const turn = Math.max(own, turnOf(relation.target), turnOf(relation.through));
      timed.push({ relation, turn, isDeferred: turn > own });
    }
    yield;
  }
  return timed
    .toSorted((left, right) => left.turn - right.turn || Number(left.isDeferred) - Number(right.isDeferred))
    .map(({ relation }) => relation);
}

/** LoopBack merges a model's own relations into those of its bases; one that replaces a base's keeps its position. */
function inMergedOrder(
  project: Project,
  entry: ModelEntry,
  own: readonly ResolvedRelation[],
  fromBases: readonly ResolvedRelation[],
): readonly ResolvedRelation[] {
  const bases = basesWithRelations(lineageOf(project, entry.definition)).related;
  if (bases.length === 0) return own;
  const line = [entry.definition, ...bases];
  const names = new Set(line.toReversed().flatMap((definition) => Object.keys(relationsIn(definition))));
  const byName = new Map([...fromBases, ...own].map((relation) => [relation.ref.name, relation]));
  return [...names].flatMap((name) => byName.get(name) ?? []);
}

interface CachedRelation {
  readonly link: RelationLink;
  readonly relation: ResolvedRelation;
}

/**
 * The relations of a model in an earlier version of the project, to return the same objects again.
 * Not a memo, because they depend on the other models too.
 */
const cached = new WeakMap<ModelDefinition, readonly CachedRelation[]>();
const cachedLists = new WeakMap<readonly CachedRelation[], readonly ResolvedRelation[]>();

function declaredRelations(project: Project, entry: ModelEntry): readonly ResolvedRelation[] {
  const earlier = cached.get(entry.definition) ?? none;
  let isSame = earlier.length > 0;
  const current: CachedRelation[] = [];
  for (const [name, definition] of Object.entries(relationsIn(entry.definition))) {
    if (!isJsonObject(definition)) continue;
    const link = findLink(project, entry, name, definition);
    const known = earlier[current.length];
    if (known && isSameLink(known.link, link)) {
      current.push(known);
    } else {
      isSame = false;
      current.push({ link, relation: resolveLink(project, { modelId: entry.id, name }, link) });
    }
  }
  if (current.length === 0) return none;
  const list = isSame ? cachedLists.get(earlier) : undefined;
  if (list) return list;
  const relations = current.map(({ relation }) => relation);
  cached.set(entry.definition, current);
  cachedLists.set(current, relations);
  return relations;
}

const hasRelations = (definition: ModelDefinition): boolean =>
  Object.keys(relationsIn(definition)).length > 0;

interface InheritedRelations {
  /** From bases of the project. */
  readonly declared: readonly ResolvedRelation[];
  /** From bases that no file declares. */
  readonly library: readonly ResolvedRelation[];
}

const nothingInherited: InheritedRelations = { declared: none, library: none };

interface RelationBases {
  /** The bases of a line that have relations, the nearest first. */
  readonly related: readonly ModelDefinition[];
  /** The same, with the model itself if it has relations. */
  readonly all: readonly ModelDefinition[];
}

const basesWithRelations = memoAlongLineage<RelationBases>((definition, base) => {
  const related = base?.all ?? none;
  return { related, all: hasRelations(definition) ? [definition, ...related] : related };
});

/** A base's relation is inherited unless the model, or a nearer base, has one of that name. */
function inheritedFromBases(project: Project, entry: ModelEntry): InheritedRelations {
  const bases = basesWithRelations(lineageOf(project, entry.definition)).related;
  if (bases.length === 0) return nothingInherited;
  const taken = new Set(Object.keys(relationsIn(entry.definition)));
  const declared: ResolvedRelation[] = [];
  const library: ResolvedRelation[] = [];
  for (const base of bases) {
    const named = findModelByName(project, base.name);
    const declaring = named?.definition === base ? named : null;
    for (const name of Object.keys(relationsIn(base))) {
      const definition = getOwn(relationsIn(base), name);
      if (taken.has(name) || !isJsonObject(definition)) continue;
      taken.add(name);
      const link = findLink(project, entry, name, definition);
      if (declaring) declared.push(resolveLink(project, { modelId: declaring.id, name }, link));
      else library.push({ ...resolveLink(project, { modelId: entry.id, name }, link), isFromLibrary: true });
    }
  }
  return { declared, library };
}
