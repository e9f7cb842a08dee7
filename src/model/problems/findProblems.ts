import type { Project } from '../project.ts';
import { duplicateModelName } from './duplicateModelName.ts';
import { illegalModelName } from './illegalModelName.ts';
import { invalidRelationType } from './invalidRelationType.ts';
import { missingModel } from './missingModel.ts';
import { missingPrimaryKey } from './missingPrimaryKey.ts';
import { overwrittenForeignKeyType } from './overwrittenForeignKeyType.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationNamedLikeProperty } from './relationNamedLikeProperty.ts';
import { sharedForeignKey } from './sharedForeignKey.ts';
import { twoForeignKeys } from './twoForeignKeys.ts';
import { unknownBase } from './unknownBase.ts';
import { unknownTarget } from './unknownTarget.ts';
import { unknownThrough } from './unknownThrough.ts';

/** Every rule. A new one is a file and a line here. */
export const problemRules: readonly ProblemRule[] = [
  duplicateModelName,
  illegalModelName,
  unknownBase,
  invalidRelationType,
  missingModel,
  unknownTarget,
  unknownThrough,
  missingPrimaryKey,
  relationNamedLikeProperty,
  sharedForeignKey,
  twoForeignKeys,
  overwrittenForeignKeyType,
];

const found = new WeakMap<Project, readonly Problem[]>();

/** What LoopBack will swallow, refuse or surprise with, errors first. The same list for the same project. */
export function findProblems(project: Project): readonly Problem[] {
  const known = found.get(project);
  if (known) return known;
  const problems = problemRules
    .flatMap((rule) => rule.find(project))
    .toSorted((left, right) => Number(left.severity === 'warning') - Number(right.severity === 'warning'));
  found.set(project, problems);
  return problems;
}
