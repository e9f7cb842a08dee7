import { linkThrough } from '../commands/linkThrough.ts';
import type { Project } from '../project.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { placeOf, titleOf } from './rules.ts';
import { throughRelations, withThroughKeys, writtenKeys } from './throughKeys.ts';

/** A model between that does not belong to both ends: LoopBack has no key to write. */
export const missingThroughLink: ProblemRule = {
  code: 'missing-through-link',
  find: (project) => throughRelations(project).flatMap((relation) => missing(project, relation)),
};

function missing(project: Project, relation: ResolvedRelation): readonly Problem[] {
  const { owner, targetName, through, ref } = relation;
  const [first, second] = writtenKeys(project, relation);
  if (first !== undefined && second !== undefined) return [];
  const between = through?.definition.name ?? '';
  const isSelf = owner.definition.name === targetName;
  const lacks = first === undefined ? owner.definition.name : targetName;
  return [
    {
      code: 'missing-through-link',
      severity: 'error',
      place: placeOf(relation, 'through'),
      message: isSelf
        ? `${between} does not belong to ${lacks} twice, so LoopBack writes a link of ${titleOf(relation)} under a key named "undefined".`
        : `${between} does not belong to ${lacks}, so LoopBack writes a link of ${titleOf(relation)} under a key named "undefined".`,
      why: 'Rows are linked without an error, and never found again.',
      advice: `Add a belongsTo to ${lacks} on ${between}.`,
      fix: { label: `Add what ${between} needs`, apply: (current) => linked(current, ref) },
    },
  ];
}

function linked(project: Project, ref: RelationRef): Project {
  const relation = resolveRelation(project, ref);
  if (!relation?.through || !relation.target) return project;
  const { project: result } = linkThrough(project, relation.through, relation.owner, relation.target);
  const now = resolveRelation(result, ref);
  const [first, second] = now ? writtenKeys(result, now) : [];
  return first === undefined || second === undefined ? result : withThroughKeys(result, ref, first, second);
}
