import type { JsonObject } from '../lib/json.ts';

/** A model that is being made. */
interface Related {
  readonly properties: ReadonlyMap<string, JsonObject>;
  readonly relations: Map<string, JsonObject>;
}

/** Adds a relation under a name that no property and no other relation of the model has. Returns the name. */
export function addRelation(draft: Related, names: readonly string[], relation: JsonObject): string {
  const taken = (name: string): boolean => draft.relations.has(name) || draft.properties.has(name);
  const last = names.at(-1) ?? 'relation';
  let name = names.find((each) => !taken(each)) ?? `${last}Rel`;
  for (let number = 2; taken(name); number += 1) name = `${last}Rel${number}`;
  draft.relations.set(name, relation);
  return name;
}
