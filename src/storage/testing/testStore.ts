import { openDB } from 'idb';
import type { Result } from '../../lib/result.ts';
import { createProject, type ModelEntry, type Project } from '../../model/index.ts';
import { openProjectStore, type ProjectStore } from '../projectStore.ts';

let databases = 0;
const opened: ProjectStore[] = [];

/** Opens a store that `closeStores` closes. */
export async function open(name = `test-${databases++}-${Math.random()}`, now?: () => number) {
  const store = await openProjectStore(name, now ? { now } : {});
  opened.push(store);
  return { store, name };
}

/** Returns the value of a result; throws its error. */
export function unwrap<Value>(result: Result<Value, { readonly message: string }>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Writes a record into an object store, bypassing the project store. */
export async function plantRecord(
  name: string,
  objectStore: string,
  key: string,
  value: unknown,
): Promise<void> {
  const database = await openDB(name);
  await database.put(objectStore, value, key);
  database.close();
}

function model(id: string): ModelEntry {
  return {
    id,
    path: `common/models/${id}.json`,
    // Keys that an object would reorder, and one that it would drop.
    definition: JSON.parse(
      `{"name": "${id}", "properties": {"b": "string", "10": {}, "2": {}}, "__proto__": {"x": 1}}`,
    ),
    source: { text: `\uFEFF{ "name": "${id}" }\r\n` },
  };
}

export const shop: Project = {
  ...createProject('Shop'),
  models: [model('customer'), model('order')],
  layout: new Map(['customer', 'order'].map((id) => [id, { x: -1.5, y: 2e3 }])),
  modelConfig: { path: 'server/model-config.json', config: { Order: { dataSource: 'db' } }, source: null },
};

/** Closes the stores of a test. */
export function closeStores(): void {
  for (const store of opened.splice(0)) store.close();
}
