import type { ProblemRule } from '../problems/problem.ts';
import type { Project } from '../project.ts';

/** Applies the fix of the first problem that a rule finds. */
export function applyFirstFix(rule: ProblemRule, project: Project): Project {
  const [problem] = rule.find(project);
  if (!problem?.fix) throw new Error(`${rule.code} finds nothing that it can fix`);
  return problem.fix.apply(project);
}
