import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { loadPart } from '../../../lib/loadPart.ts';
import { failWith, type Result, succeed } from '../../../lib/result.ts';
import { rowsDatabase } from '../../../storage/index.ts';
import type { DesignModel } from '../../designModel.ts';
import { hasRows } from './openPlayground.ts';

/** More would take the page's memory, and nobody reads so many sample rows. Bytes. */
const LARGEST = 32 * 1024 * 1024;

/** Why the rows can't be taken along: a sentence with the way out. */
export interface RowsProblem {
  readonly code: 'tooLarge' | 'unreadable';
  readonly message: string;
}

export type StoredRows = Readonly<Record<string, readonly JsonObject[]>>;

/** Reads the rows of a project by model, as the playground last stored them; an empty object without any. */
export async function readStoredRows(
  projectId: string,
  design: readonly DesignModel[],
): Promise<Result<StoredRows, RowsProblem>> {
  if (!(await hasRows(projectId))) return succeed({});
  const { openStore } = await loadPart(() => import('../../host/openStore.ts'));
  const store = openStore(rowsDatabase(projectId));
  const stored = design.filter(({ isStored }) => isStored);
  try {
    const file = await store.rows.export('json', stored, design);
    if (file.size > LARGEST) {
      const size = Math.ceil(file.size / 1024 / 1024);
      const message = `The rows of the playground are ${size} MB, more than fit into sample rows. Export them from the playground's Data tab instead.`;
      return failWith({ code: 'tooLarge', message });
    }
    return succeed(rowsIn(JSON.parse(await file.text())));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failWith({
      code: 'unreadable',
      message: `The rows of the playground could not be read: ${reason}`,
    });
  } finally {
    store.close();
  }
}

function rowsIn(data: JsonValue): StoredRows {
  if (!isJsonObject(data)) return {};
  return Object.fromEntries(
    Object.entries(data).map(([name, rows]) => [name, Array.isArray(rows) ? rows.filter(isJsonObject) : []]),
  );
}
