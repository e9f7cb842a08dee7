import { isJsonObject } from '../../lib/json.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelId, Project } from '../project.ts';

export type Definitions = ReadonlyMap<ModelId, ModelDefinition>;

/** Reads what a source said of the models that came from one; a step for each. */
export function* definitionsOfLastTime({ models }: Project): Generator<undefined, Definitions> {
  const definitions = new Map<ModelId, ModelDefinition>();
  for (const { id, source } of models) {
    if (source?.isImported !== true) continue;
    yield;
    const definition: unknown = JSON.parse(source.text);
    if (isJsonObject(definition)) definitions.set(id, definition as ModelDefinition);
  }
  return definitions;
}

/** The text that remembers what a source said of a model. */
export function importedSource(definition: ModelDefinition) {
  return { text: `${JSON.stringify(definition, null, 2)}\n`, isImported: true as const };
}
