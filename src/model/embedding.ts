import { groupBy } from '../lib/groups.ts';
import { isJsonObject, type JsonObject } from '../lib/json.ts';
import { memoByModels } from './application/memoByModels.ts';
import { isTransient, transientSourceOf } from './application/transientSource.ts';
import { isAttached } from './bootedModels.ts';
import type { ModelDefinition } from './definition.ts';
import { isEmbedded } from './isStored.ts';
import type { ModelEntry, ModelId, Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';
import { allRelations, libraryRelations } from './relations/projectRelations.ts';
import type { ResolvedRelation } from './relations/relationKind.ts';
import { baseNameOf, defaultBase } from './settings.ts';

/** A relation that stores rows of `target` inside those of its owner. */
export interface Embedding extends ResolvedRelation {
  readonly kind: NonNullable<ResolvedRelation['kind']>;
  readonly target: ModelEntry;
}

/** Returns the relations that embed models of the project, as far as LoopBack sets them up. */
export const embeddingsOf = memoByModels((project): readonly Embedding[] =>
  allRelations(project).filter(isEmbedding),
);

function isEmbedding(relation: ResolvedRelation): relation is Embedding {
  return relation.kind?.isEmbedding === true && relation.isSetUp && relation.target !== null;
}

const embeddingsByTarget = memoByModels((project) =>
  groupBy(embeddingsOf(project), ({ target }) => target.id),
);

/** Returns the relations that embed a model. */
export const embeddingsIn = (project: Project, modelId: ModelId): readonly Embedding[] =>
  embeddingsByTarget(project).get(modelId) ?? [];

/** Returns the `options` of a relation; empty where they are not an object. */
export function optionsOf({ definition }: ResolvedRelation): JsonObject {
  return isJsonObject(definition['options']) ? definition['options'] : {};
}

/** Whether rows of a relation are stored in the data source of their model, too. */
export const isPersistent = (relation: ResolvedRelation): boolean =>
  Boolean(optionsOf(relation)['persistent']);

/** The models that rows of other models point at, or whose rows point at theirs, by id. */
const relatedById = memoByModels(
  (project): ReadonlySet<ModelId> =>
    new Set(
      [...allRelations(project), ...libraryRelations(project)]
        .filter(({ kind }) => kind?.isEmbedding !== true)
        .flatMap(({ kind, owner, target, through }) => [
          ...(kind?.keyOn === 'owner' ? [] : [owner]),
          target,
          through,
        ])
        .flatMap((entry) => entry?.id ?? []),
    ),
);

/** The definitions of models that others extend. */
const extended = memoByModels(
  (project): ReadonlySet<ModelDefinition> =>
    new Set(
      project.models.flatMap(({ definition }) => lineageOf(project, definition).rest?.definition ?? []),
    ),
);

/**
 * Whether rows of a model exist only inside those of others, whatever its base
 * says: others embed it, no relation finds it by id, nothing stores it too, and no
 * model extends it.
 */
export function isNeverStored(project: Project, entry: ModelEntry): boolean {
  return (
    isEmbedded(project, entry) &&
    !relatedById(project).has(entry.id) &&
    !embeddingsIn(project, entry.id).some(isPersistent) &&
    !extended(project).has(entry.definition)
  );
}

/** What is left to do so that a model is declared as one that is never stored by itself. */
export interface EmbeddedOnlyChanges {
  readonly base: boolean;
  /** The data source that stores nothing; null where it stays. */
  readonly dataSource: string | null;
}

/** Returns what `storeOnlyEmbedded` changes; null for a model that it must not change, or that is declared so already. */
export function embeddedOnlyChanges(project: Project, entry: ModelEntry): EmbeddedOnlyChanges | null {
  const { definition } = entry;
  const base = baseNameOf(definition);
  if ((base !== defaultBase && base !== 'Model') || !isNeverStored(project, entry)) return null;
  const isListed = project.modelConfig !== null && isAttached(project, definition.name);
  const source = isListed && !isTransient(project, definition.name) ? transientSourceOf(project) : null;
  return base === 'Model' && source === null ? null : { base: base !== 'Model', dataSource: source };
}
