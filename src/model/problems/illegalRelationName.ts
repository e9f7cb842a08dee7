import { renameRelation } from '../commands/renameRelation.ts';
import type { Project } from '../project.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import { bootRule, noBoot } from './bootRule.ts';
import type { ProblemFix } from './problem.ts';
import { type Finding, placeOf, titleOf } from './rules.ts';

/** What every instance has; a relation of that name takes its place. */
const instanceMethods = new Set(
  (
    'constructor save isNewRecord destroy delete remove reload reset toObject toJSON isValid setAttribute setAttributes ' +
    'unsetAttribute updateAttribute updateAttributes patchAttributes replaceAttributes getPropertyType inspect ' +
    'getId setId hasOwnProperty valueOf toString'
  ).split(' '),
);

/** A relation that LoopBack refuses by its name, or that hides something which every instance has. */
export const illegalRelationName = bootRule('relate', {
  code: 'illegal-relation-name',
  find: (project) =>
    allRelations(project).flatMap((relation) =>
      describe(project, relation).map((finding) => ({ code: 'illegal-relation-name', ...finding })),
    ),
});

function describe(project: Project, relation: ResolvedRelation): readonly Finding[] {
  const { ref } = relation;
  const place = placeOf(relation);
  if (!isRefusedRelationName(ref.name) && !instanceMethods.has(ref.name) && !ref.name.includes('.'))
    return [];
  const fix = renameFix(project, relation);
  if (isRefusedRelationName(ref.name)) {
    return [
      {
        severity: 'error',
        place,
        message: `${titleOf(relation)} has a name that LoopBack keeps for itself: ${noBoot}.`,
        why: 'One such name keeps the whole application from starting.',
        advice: 'Give the relation another name.',
        ...fix,
      },
    ];
  }
  if (instanceMethods.has(ref.name)) {
    return [
      {
        severity: 'error',
        place,
        message: `${titleOf(relation)} takes the place of ${ref.name}(), which every instance has.`,
        why: `LoopBack itself calls ${ref.name} on instances and gets the relation instead.`,
        advice: 'Give the relation another name.',
        ...fix,
      },
    ];
  }
  return [
    {
      severity: 'warning',
      place,
      message: `${titleOf(relation)} has a dot in its name: in code it has to be written in brackets.`,
      why: 'Everywhere else in LoopBack a dot divides a path, and the name is read as one.',
      advice: 'Give the relation a name without dots.',
      ...fix,
    },
  ];
}

function renameFix(project: Project, { ref, owner, name }: ResolvedRelation): { readonly fix?: ProblemFix } {
  const free = freeRelationName(project, owner, name.derived);
  if (name.derived === ref.name || instanceMethods.has(free) || free.includes('.')) return {};
  return {
    fix: {
      label: `Rename it to "${free}"`,
      apply: (current) => renameRelation(current, { ref, name: free }),
    },
  };
}
