import type { Project } from '../project.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { placeOf, titleOf } from './rules.ts';
import { throughRelations, withThroughKeys, writtenKeys } from './throughKeys.ts';

/** A model between whose first belongsTo to an end has another key than the relation reads. */
export const throughKeysDiffer: ProblemRule = {
  code: 'through-keys-differ',
  find: (project) => throughRelations(project).flatMap((relation) => differing(project, relation)),
};

function differing(project: Project, relation: ResolvedRelation): readonly Problem[] {
  const { ref, foreignKey, keyThrough, through, owner, targetName } = relation;
  const [first, second] = writtenKeys(project, relation);
  if (first === undefined || second === undefined) return [];
  if (first === foreignKey?.value && second === keyThrough?.value) return [];
  const isFirst = first !== foreignKey?.value;
  const between = through?.definition.name ?? '';
  const [end, written, read] = isFirst
    ? [owner.definition.name, first, foreignKey?.value]
    : [targetName, second, keyThrough?.value];
  return [
    {
      code: 'through-keys-differ',
      severity: 'error',
      place: placeOf(relation, isFirst ? 'foreignKey' : 'keyThrough'),
      message: `LoopBack writes the links of ${titleOf(relation)} into ${between}.${written}, the key of the first belongsTo to ${end}, but reads ${between}.${read}.`,
      why: 'Rows that are linked through the relation are not found through it.',
      advice: `Read the key that is written, or let the belongsTo with ${read} come first.`,
      fix: {
        label: `Read ${first} and ${second}`,
        apply: (current) => withThroughKeys(current, ref, first, second),
      },
    },
  ];
}
