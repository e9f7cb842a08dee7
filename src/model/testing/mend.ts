import type { Problem, ProblemRule } from '../problems/problem.ts';
import type { Project } from '../project.ts';

/** Applies the fix of the first problem that a rule finds. */
export function mend(rule: ProblemRule, project: Project): Project {
  const [problem] = rule.find(project);
  if (!problem?.fix) throw new Error(`${rule.code} finds nothing that it can fix`);
  return problem.fix.apply(project);
}

/** Formats each problem as one line: "error Customer.orders type: message". */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ severity, place, message }) => {
    const where = [place.modelId, place.relation ?? place.property].filter(Boolean).join('.');
    return `${severity} ${where}${place.key ? ` ${place.key}` : ''}: ${message}`;
  });
}
