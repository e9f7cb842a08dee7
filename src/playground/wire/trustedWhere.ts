import type { Where } from '../../runtime/connector.ts';
import { whereLimits } from './limits.ts';

/**
 * Operators that only the sandbox evaluates: a pattern may take forever, and
 * each `near` sorts all rows. In the sandbox a run that does not end is stopped.
 */
const sandboxOperators = new Set(['like', 'nlike', 'ilike', 'nilike', 'regexp', 'near']);

/**
 * Whether the store may evaluate this where clause for the sandbox: plain data,
 * few conditions, no patterns. Clauses that hold themselves are refused, too.
 */
export function isSafeToEvaluate(where: Where): boolean {
  let conditions = 0;
  let elements = 0;
  const isSafe = (value: unknown, depth: number): boolean => {
    if (depth > whereLimits.depth) return false;
    if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
    if (value instanceof Date) return true;
    if (Array.isArray(value)) {
      elements += value.length;
      return elements <= whereLimits.elements && value.every((item) => isSafe(item, depth + 1));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.entries(value).every(
      ([key, part]) =>
        ++conditions <= whereLimits.conditions && !sandboxOperators.has(key) && isSafe(part, depth + 1),
    );
  };
  return isSafe(where, 0);
}

/**
 * The part of a where clause that the store may evaluate. It matches every row
 * that the whole clause matches, so that an index still narrows the search.
 */
export function trustedPart(where: Where): Where {
  const part = narrow(where);
  return isSafeToEvaluate(part) ? part : {};
}

function narrow(where: Where): Where {
  const kept: [string, unknown][] = [];
  for (const [key, condition] of Object.entries(where)) {
    if (key === 'and' && Array.isArray(condition) && condition.every(isObject)) {
      kept.push([key, condition.map(narrow)]);
    } else if (isSafeToEvaluate({ [key]: condition })) kept.push([key, condition]);
  }
  return Object.fromEntries(kept);
}

function isObject(value: unknown): value is Where {
  return typeof value === 'object' && value !== null;
}
