import type { Where } from '../../runtime/connector.ts';

/** Conditions that the page judges for the sandbox, row after row; what asks for more is judged in the sandbox. */
const maxConditions = 200;

/** Elements of all `inq` and other lists together. */
const maxElements = 50_000;

const maxDepth = 40;

/**
 * Operators that the page does not judge: a pattern may take for ever, and
 * each `near` sorts all rows. The sandbox judges them, where a run that does
 * not end is stopped.
 */
const sandboxOperators = new Set(['like', 'nlike', 'ilike', 'nilike', 'regexp', 'near']);

/** Whether the page may judge this where clause: plain data, few conditions, no patterns. Ends on circles too. */
export function canBeServed(where: Where): boolean {
  let conditions = 0;
  let elements = 0;
  const isServed = (value: unknown, depth: number): boolean => {
    if (depth > maxDepth) return false;
    if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
    if (value instanceof Date) return true;
    if (Array.isArray(value)) {
      elements += value.length;
      return elements <= maxElements && value.every((item) => isServed(item, depth + 1));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.entries(value).every(
      ([key, part]) =>
        ++conditions <= maxConditions && !sandboxOperators.has(key) && isServed(part, depth + 1),
    );
  };
  return isServed(where, 0);
}

/**
 * The part of a where clause that the page may judge: it lets through every
 * row that the whole clause lets through, so that an index still narrows the
 * search.
 */
export function servedPart(where: Where): Where {
  const part = narrow(where);
  return canBeServed(part) ? part : {};
}

function narrow(where: Where): Where {
  const kept: [string, unknown][] = [];
  for (const [key, condition] of Object.entries(where)) {
    if (key === 'and' && Array.isArray(condition) && condition.every(isObject)) {
      kept.push([key, condition.map(narrow)]);
    } else if (canBeServed({ [key]: condition })) kept.push([key, condition]);
  }
  return Object.fromEntries(kept);
}

function isObject(value: unknown): value is Where {
  return typeof value === 'object' && value !== null;
}
