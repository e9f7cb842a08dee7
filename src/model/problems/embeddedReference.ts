import { closestName } from '../../lib/closestName.ts';
import { type Embedding, embeddingsOf, optionsOf } from '../embedding.ts';
import type { Project } from '../project.ts';
import { inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import { givenName } from '../settings.ts';
import { asGuess, fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** The option `belongsTo` of an embedsMany that does not name a belongsTo of the embedded model. */
export const embeddedReference: ProblemRule = {
  code: 'embedded-reference',
  find: (project) =>
    embeddingsOf(project).flatMap((relation): readonly Problem[] => {
      const wanted = givenName(optionsOf(relation)['belongsTo']);
      if (!relation.kind.isMultiple || wanted === null) return [];
      const names = referencesOf(project, relation);
      return names.includes(wanted) ? [] : [createProblem(relation, wanted, names)];
    }),
};

/** Returns the names of the belongsTo relations of the embedded model. */
function referencesOf(project: Project, { target: { id } }: Embedding): readonly string[] {
  return [...relationsOf(project, id), ...inheritedRelationsOf(project, id)]
    .filter(({ kind }) => kind?.type === 'belongsTo')
    .map(({ name }) => name.value);
}

function createProblem(relation: Embedding, wanted: string, names: readonly string[]): Problem {
  const { ref, target } = relation;
  const title = titleOf(relation);
  const intended = closestName(wanted, [...names]) ?? (names.length === 1 ? names[0] : undefined);
  const options = { ...optionsOf(relation), belongsTo: intended ?? wanted };
  return {
    code: 'embedded-reference',
    severity: 'warning',
    place: relationPlace(relation, 'options'),
    message: `The option "belongsTo" of ${title} is "${wanted}", but ${target.definition.name} has no belongsTo of that name.`,
    why: `${title}.add and .remove fail, or find nothing to add.`,
    advice:
      intended === undefined
        ? `Add the belongsTo to ${target.definition.name}.`
        : `Did you mean "${intended}"?`,
    ...(intended === undefined
      ? {}
      : { fix: asGuess(fixRelation(`Use "${intended}"`, ref, 'options', options)) }),
  };
}
