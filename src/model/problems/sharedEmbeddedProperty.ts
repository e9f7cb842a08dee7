import { groupBy } from '../../lib/groups.ts';
import { describeProperties } from '../describeProperties.ts';
import { type Embedding, embeddingsOf } from '../embedding.ts';
import type { Project } from '../project.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** Two relations of one model that store their rows in the same property. */
export const sharedEmbeddedProperty: ProblemRule = {
  code: 'shared-embedded-property',
  find: (project) => {
    const groups = groupBy(embeddingsOf(project), ({ owner, storedIn }) =>
      JSON.stringify([owner.id, storedIn?.value]),
    );
    return [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : others.map((relation) => createProblem(project, relation, first)),
    );
  },
};

function createProblem(project: Project, relation: Embedding, first: Embedding): Problem {
  const { ref, owner, storedIn } = relation;
  const property = freeProperty(project, relation);
  const isSame = first.target.id === relation.target.id && first.kind === relation.kind;
  return {
    code: 'shared-embedded-property',
    severity: 'warning',
    place: relationPlace(relation, 'property'),
    message: `${titleOf(first)} and ${titleOf(relation)} both store their rows in "${storedIn?.value}" of ${owner.definition.name}: what one stores, the other ${isSame && relation.kind.isMultiple ? 'returns' : 'replaces'}.`,
    why: 'LoopBack derives the property from the target, not from the name of the relation, and nothing else distinguishes the two.',
    advice: 'Give one of them its own "property".',
    fix: fixRelation(`Store "${ref.name}" in "${property}"`, ref, 'property', property),
  };
}

/** Returns the name that LoopBack itself would write beside the relation, with a number where it is taken. */
function freeProperty(project: Project, { owner, ref }: Embedding): string {
  const taken = new Set(describeProperties(project, owner.id).map(({ name }) => name));
  let name = `_${ref.name}`;
  for (let number = 2; taken.has(name); number += 1) name = `_${ref.name}${number}`;
  return name;
}
