import type { ModelClass, ModelInstance, Row } from '../../runtime/index.ts';
import type { CheckedRow } from '../wire/control.ts';
import { checkLimits } from '../wire/limits.ts';
import { weigh } from '../wire/weigh.ts';
import { toJsonRow } from './toJsonRow.ts';

/**
 * What LoopBack would store for these rows: values of the declared types, with
 * defaults filled in, or its reasons to refuse them. A given id is not refused,
 * as `create` might do: stored rows have one. Ends early, after at least one row,
 * where the answer would become too large for a message.
 */
export async function checkRows(Model: ModelClass, rows: readonly Row[]): Promise<readonly CheckedRow[]> {
  const checked: CheckedRow[] = [];
  let weight = 0;
  for (const row of rows) {
    const next = await checkRow(Model, row);
    weight += weigh(next);
    if (checked.length > 0 && weight > checkLimits.weight) break;
    checked.push(next);
  }
  return checked;
}

async function checkRow(Model: ModelClass, row: Row): Promise<CheckedRow> {
  try {
    const instance = new Model({ ...row }, { persisted: true });
    const isValid = await new Promise((resolve) => {
      instance.isValid((valid: boolean) => resolve(valid));
    });
    if (isValid !== true) return { row: null, refused: reasonsOf(instance), lost: [] };
    const coerced = toJsonRow(instance.toObject());
    const lost = Object.keys(row).filter((name) => row[name] !== null && (coerced[name] ?? null) === null);
    return { row: isSame(row, coerced) ? null : coerced, refused: null, lost };
  } catch (error) {
    return { row: null, refused: error instanceof Error ? error.message : String(error), lost: [] };
  }
}

/** Whether two rows have the same values, in any order. Lists and objects count as different: they are seldom there. */
function isSame(left: Row, right: Row): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => isSameIn(left, right, name));
}

function isSameIn(left: Row, right: Row, name: string): boolean {
  const value = left[name];
  return Object.hasOwn(right, name) && right[name] === value && (value === null || typeof value !== 'object');
}

/** The reasons in LoopBack's words: "`name` can't be blank". */
function reasonsOf({ errors }: ModelInstance): string {
  const reasons = Object.entries(errors || {}).flatMap(([property, messages]) =>
    (Array.isArray(messages) ? messages : [messages]).map((message) => `\`${property}\` ${message}`),
  );
  return reasons.join('; ') || 'is not valid';
}
