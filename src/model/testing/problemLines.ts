import type { Problem } from '../problems/problem.ts';

/** Formats each problem as one line: "error Customer.orders type: message". */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ severity, place, message }) => {
    const where = [place.modelId, place.relation ?? place.property].filter(Boolean).join('.');
    return `${severity} ${where}${place.key ? ` ${place.key}` : ''}: ${message}`;
  });
}
