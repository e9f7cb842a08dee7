import { renameRelation } from '../commands/renameRelation.ts';
import type { Project } from '../project.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import { bootRule, noBoot } from './bootRule.ts';
import type { ProblemFix } from './problem.ts';
import { type Finding, relationPlace, titleOf } from './rules.ts';

/** The members of every instance; a relation with the same name hides them. */
const instanceMethods = new Set(
  (
    'constructor save isNewRecord destroy delete remove reload reset toObject toJSON isValid setAttribute setAttributes ' +
    'unsetAttribute updateAttribute updateAttributes patchAttributes replaceAttributes getPropertyType inspect ' +
    'getId setId hasOwnProperty valueOf toString'
  ).split(' '),
);

/** A relation whose name LoopBack refuses, or hides a member of every instance. */
export const illegalRelationName = bootRule('relate', {
  code: 'illegal-relation-name',
  find: (project) =>
    allRelations(project).flatMap((relation) =>
      createFindings(project, relation).map((finding) => ({ code: 'illegal-relation-name', ...finding })),
    ),
});

function createFindings(project: Project, relation: ResolvedRelation): readonly Finding[] {
  const { ref } = relation;
  const place = relationPlace(relation);
  if (!isRefusedRelationName(ref.name) && !instanceMethods.has(ref.name) && !ref.name.includes('.'))
    return [];
  const fix = renameFix(project, relation);
  if (isRefusedRelationName(ref.name)) {
    return [
      {
        severity: 'error',
        place,
        message: `${titleOf(relation)} has a name that LoopBack reserves: ${noBoot}.`,
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
        message: `${titleOf(relation)} hides ${ref.name}(), a method of every instance.`,
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
      message: `${titleOf(relation)} has a dot in its name: code has to write it in brackets.`,
      why: 'Everywhere else in LoopBack, a dot separates the parts of a path, and the name is read as a path.',
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
