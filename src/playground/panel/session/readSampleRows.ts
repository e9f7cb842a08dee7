import type { JsonObject } from '../../../lib/json.ts';
import { type Result, succeed } from '../../../lib/result.ts';
import { readStoredRows, rowsDatabase, type StoredRowsProblem } from '../../../storage/index.ts';
import { type DesignModel, keysOf } from '../../designModel.ts';

/** More would make the files of an export too large to look at. */
const MOST_ROWS = 50_000;

/**
 * Reads the rows of a project by model, as the playground last stored them. The
 * rows of a model that was renamed since have its new name. Rows of models that
 * the design no longer has are left out.
 */
export async function readSampleRows(
  projectId: string,
  design: readonly DesignModel[],
): Promise<Result<Readonly<Record<string, readonly JsonObject[]>>, StoredRowsProblem>> {
  const read = await readStoredRows(rowsDatabase(projectId), MOST_ROWS);
  if (!read.ok) return read;
  const names = new Map(design.filter(({ isStored }) => isStored).map(({ id, name }) => [id, name]));
  // A join model that LoopBack creates has rows, and is not in the design.
  const holders = new Set([...names.values(), ...keysOf(design).map(({ holder }) => holder)]);
  const rows = new Map<string, readonly JsonObject[]>();
  for (const { modelId, name, rows: stored } of read.value) {
    const known = modelId === null ? undefined : names.get(modelId);
    if (known !== undefined) rows.set(known, stored);
    else if (holders.has(name) && !rows.has(name)) rows.set(name, stored);
  }
  return succeed(Object.fromEntries(rows));
}
