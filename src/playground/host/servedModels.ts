import { isJsonObject } from '../../lib/json.ts';
import type { DesignModel } from '../designModel.ts';
import type { ModelFile } from '../wire/control.ts';

/**
 * The names under which the models of a design store their rows: the models'
 * own, those of join models that LoopBack creates, and names from the files
 * (`memory.collection`, `throughTable`).
 */
export function servedModels(design: readonly DesignModel[], files: readonly ModelFile[]): readonly string[] {
  const joinModels = design.flatMap(({ name, relations }) =>
    relations
      .filter(({ type }) => type === 'hasAndBelongsToMany')
      .flatMap(({ model, through }) => [`${name}${model}`, `${model}${name}`, through ?? '']),
  );
  const names = [...design.map(({ name }) => name), ...joinModels, ...files.flatMap(storesNamedIn)];
  return [...new Set(names)].filter((name) => name !== '');
}

function storesNamedIn({ text }: ModelFile): readonly string[] {
  // Few files hold such a name, and all files are searched before each run.
  if (!text.includes('collection') && !text.includes('throughTable')) return [];
  const definition = parse(text);
  if (!isJsonObject(definition)) return [];
  const settings = [definition, definition['options']].filter(isJsonObject);
  const collections = settings.map(({ memory }) => (isJsonObject(memory) ? memory['collection'] : null));
  const relations = settings.flatMap((one) =>
    isJsonObject(one['relations']) ? Object.values(one['relations']) : [],
  );
  const tables = relations.map((relation) => (isJsonObject(relation) ? relation['throughTable'] : null));
  return [...collections, ...tables].filter((name) => typeof name === 'string');
}

/** Invalid JSON is reported where the models are defined. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
