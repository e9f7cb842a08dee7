import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { type Embedding, embeddingsOf } from '../embedding.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { Project } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A belongsTo of an embedded model to the model that embeds it: nothing sets its key. */
export const embeddedBackReference: ProblemRule = {
  code: 'embedded-back-reference',
  find: (project) =>
    embeddingsOf(project).flatMap((embedding) => {
      const { owner, target } = embedding;
      return relationsOf(project, target.id)
        .filter((relation) => relation.kind?.type === 'belongsTo' && relation.target?.id === owner.id)
        .filter((relation) => !copies(embedding, relation.foreignKey?.value))
        .flatMap((relation) => createProblem(project, embedding, relation));
    }),
};

/** Whether the relation copies something of its owner into the key. */
function copies({ definition: { properties } }: Embedding, key: string | undefined): boolean {
  if (Array.isArray(properties)) return properties.some((name) => name === key);
  return isJsonObject(properties) && Object.values(properties).some((name) => name === key);
}

function createProblem(
  project: Project,
  embedding: Embedding,
  relation: ResolvedRelation,
): readonly Problem[] {
  const { owner, target, ref, definition } = embedding;
  const key = relation.foreignKey?.value;
  const id = idPropertyOf(project, owner)?.name;
  if (key === undefined || id === undefined) return [];
  const { properties } = definition;
  const known = isJsonObject(properties) ? properties : {};
  const isFixable = properties === undefined || (isJsonObject(properties) && !Object.hasOwn(properties, id));
  const copied: JsonObject = { ...known, [id]: key };
  return [
    {
      code: 'embedded-back-reference',
      severity: 'note',
      place: relationPlace(relation),
      message: `${titleOf(relation)} does not lead to the ${owner.definition.name} that holds the ${target.definition.name}: ${titleOf(embedding)} does not set "${key}".`,
      why: 'An embedded row needs no key to be found, so LoopBack writes none; the relation stays empty unless code sets it.',
      advice: `Let ${titleOf(embedding)} copy the id with "properties", or remove ${titleOf(relation)}.`,
      ...(isFixable ? { fix: fixRelation(`Copy "${id}" into "${key}"`, ref, 'properties', copied) } : {}),
    },
  ];
}
