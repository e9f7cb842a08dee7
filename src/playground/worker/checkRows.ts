import { isJsonObject } from '../../lib/json.ts';
import type { ModelClass, ModelInstance, Row } from '../../runtime/index.ts';
import type { CheckedRow } from '../wire/control.ts';

/**
 * What LoopBack would store for these rows: values of the declared types, with
 * defaults filled in, or its reasons to refuse them. A given id is not refused,
 * as `create` might do: stored rows have one.
 */
export async function checkRows(Model: ModelClass, rows: readonly Row[]): Promise<readonly CheckedRow[]> {
  const checked: CheckedRow[] = [];
  for (const row of rows) checked.push(await checkRow(Model, row));
  return checked;
}

async function checkRow(Model: ModelClass, row: Row): Promise<CheckedRow> {
  try {
    const instance = new Model({ ...row }, { persisted: true });
    const isValid = await new Promise((resolve) => {
      instance.isValid((valid: boolean) => resolve(valid));
    });
    if (isValid !== true) return { row: null, refused: reasonsOf(instance), lost: [] };
    const made: unknown = JSON.parse(JSON.stringify(instance.toObject()));
    const coerced = isJsonObject(made) ? made : {};
    const lost = Object.keys(row).filter((name) => row[name] !== null && (coerced[name] ?? null) === null);
    return { row: coerced, refused: null, lost };
  } catch (error) {
    return { row: null, refused: error instanceof Error ? error.message : String(error), lost: [] };
  }
}

/** The reasons in LoopBack's words: "`name` can't be blank". */
function reasonsOf({ errors }: ModelInstance): string {
  const reasons = Object.entries(errors || {}).flatMap(([property, messages]) =>
    (Array.isArray(messages) ? messages : [messages]).map((message) => `\`${property}\` ${message}`),
  );
  return reasons.join('; ') || 'is not valid';
}
