import { linkThrough } from '../commands/linkThrough.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { Project } from '../project.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { throughLinks } from '../relations/throughLinks.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';
import {
  linkedProperties,
  pointedAt,
  throughRelations,
  withThroughKeys,
  writtenKeys,
} from './throughKeys.ts';

/** A through model that does not belong to both ends: LoopBack has no key to write. */
export const missingThroughLink: ProblemRule = {
  code: 'missing-through-link',
  find: (project) => throughRelations(project).flatMap((relation) => findMissingLink(project, relation)),
};

function findMissingLink(project: Project, relation: ResolvedRelation): readonly Problem[] {
  const { owner, targetName, through, ref } = relation;
  const [first, second] = writtenKeys(project, relation);
  if (first !== undefined && second !== undefined) return [];
  const unseen = findUnseenLink(project, relation, first === undefined ? 'owner' : 'target');
  if (unseen) return [unseen];
  const throughName = through?.definition.name ?? '';
  const isSelf = owner.definition.name === targetName;
  const missingEnd = first === undefined ? owner.definition.name : targetName;
  return [
    {
      code: 'missing-through-link',
      severity: 'error',
      place: relationPlace(relation, 'through'),
      message: isSelf
        ? `${throughName} does not belong to ${missingEnd} twice, so LoopBack writes a link of ${titleOf(relation)} under a key named "undefined".`
        : `${throughName} does not belong to ${missingEnd}, so LoopBack writes a link of ${titleOf(relation)} under a key named "undefined".`,
      why: 'Rows are linked without an error, and never found again.',
      advice: `Add a belongsTo to ${missingEnd} on ${throughName}.`,
      fix: {
        label: `Add the missing belongsTo to ${throughName}`,
        apply: (current) => withLinks(current, ref),
      },
    },
  ];
}

/** Finds an existing belongsTo that points at another property than LoopBack looks for. */
function findUnseenLink(
  project: Project,
  relation: ResolvedRelation,
  end: 'owner' | 'target',
): Problem | null {
  const { owner, target, targetName, through, ref } = relation;
  if (!through || targetName === null) return null;
  const { toOwner, toTarget } = throughLinks(project, through, owner.definition.name, targetName);
  const [ownerProperty, targetProperty] = linkedProperties(project, relation);
  const [links, property, model] =
    end === 'owner' ? [toOwner, ownerProperty, owner] : [toTarget, targetProperty, target];
  const [link] = links.filter((each) => pointedAt(each) !== property);
  if (!link || property === null || !model) return null;
  const pointed = pointedAt(link) ?? '';
  // Only the relation may point at a property other than the id, so it is the one to change if possible.
  const isOwnerEnd = end === 'owner' && owner.definition.name !== targetName;
  const isId = pointed === idPropertyOf(project, model)?.name;
  const fix = isOwnerEnd
    ? fixRelation(`Point at ${pointed}`, ref, 'primaryKey', isId ? undefined : pointed)
    : fixRelation(`Let ${titleOf(link)} point at ${property}`, link.ref, 'primaryKey', undefined);
  return {
    code: 'missing-through-link',
    severity: 'error',
    place: relationPlace(relation, isOwnerEnd ? 'primaryKey' : 'through'),
    message: `${titleOf(link)} points at ${model.definition.name}.${pointed} and not at ${property}, so LoopBack writes a link of ${titleOf(relation)} under a key named "undefined".`,
    why: 'Rows are linked without an error, and never found again.',
    advice: `Let the belongsTo of ${through.definition.name} and the relation point at the same property of ${model.definition.name}.`,
    fix,
  };
}

function withLinks(project: Project, ref: RelationRef): Project {
  const relation = resolveRelation(project, ref);
  if (!relation?.through || !relation.target) return project;
  const { project: result } = linkThrough(project, relation.through, relation.owner, relation.target);
  const now = resolveRelation(result, ref);
  const [first, second] = now ? writtenKeys(result, now) : [];
  return first === undefined || second === undefined ? result : withThroughKeys(result, ref, first, second);
}
