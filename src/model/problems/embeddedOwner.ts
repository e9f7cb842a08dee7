import { withArticle } from '../../lib/withArticle.ts';
import { isTransient } from '../application/transientSource.ts';
import { isAttached } from '../bootedModels.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import { type Embedding, embeddingsIn, isPersistent } from '../embedding.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { Project } from '../project.ts';
import { attributesOf } from '../propertyType.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A relation of an embedded model whose rows point at the id of an item, which is not unique. */
export const embeddedOwner: ProblemRule = {
  code: 'embedded-owner',
  find: (project) =>
    allRelations(project).flatMap((relation): readonly Problem[] => {
      const { kind, owner, isSetUp } = relation;
      if (!kind || !isSetUp || kind.isEmbedding || kind.keyOn === 'owner') return [];
      const embedding = embeddingsIn(project, owner.id).find((each) => !hasUniqueIds(project, each));
      return embedding ? [createProblem(relation, embedding)] : [];
    }),
};

/** An embedded list counts its ids from 1 in every owner, and a single item gets none. */
function hasUniqueIds(project: Project, embedding: Embedding): boolean {
  const { target } = embedding;
  const { name } = target.definition;
  if (isPersistent(embedding) || !isAttached(project, name) || isTransient(project, name)) return true;
  const id = idPropertyOf(project, target);
  const property = effectivePropertiesOf(project, target.definition).find((each) => each.name === id?.name);
  const attributes = attributesOf(property?.definition) ?? {};
  return attributes['defaultFn'] !== undefined || !/^number$/i.test(id?.type ?? '');
}

function createProblem(relation: ResolvedRelation, embedding: Embedding): Problem {
  const title = titleOf(relation);
  const { owner, kind } = embedding;
  const item = relation.owner.definition.name;
  return {
    code: 'embedded-owner',
    severity: 'warning',
    place: relationPlace(relation),
    message: kind.isMultiple
      ? `${title} finds rows by the id of ${withArticle(item)}, but ${titleOf(embedding)} counts the ids of its items from 1 in every ${owner.definition.name}.`
      : `${title} finds rows by the id of ${withArticle(item)}, but the one in ${titleOf(embedding)} has none.`,
    why: `Items of different rows of ${owner.definition.name} return the same ${relation.targetName ?? 'rows'}.`,
    advice: `Put ${item} into a data source with the connector "transient", which gives every item an id of its own, or give its id a "defaultFn".`,
  };
}
