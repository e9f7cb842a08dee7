import { isJsonObject } from '../../lib/json.ts';
import type { DesignModel } from '../designModel.ts';
import type { ModelFile } from '../wire/control.ts';

/**
 * The names under which the models of a design store their rows: their own,
 * those of the join models that LoopBack makes by itself, and what the files
 * name instead (`memory.collection`, `throughTable`).
 */
export function servedModels(design: readonly DesignModel[], files: readonly ModelFile[]): readonly string[] {
  const made = design.flatMap(({ name, relations }) =>
    relations
      .filter(({ type }) => type === 'hasAndBelongsToMany')
      .flatMap(({ model, through }) => [`${name}${model}`, `${model}${name}`, through ?? '']),
  );
  const names = [...design.map(({ name }) => name), ...made, ...files.flatMap(namedIn)];
  return [...new Set(names)].filter((name) => name !== '');
}

function namedIn({ text }: ModelFile): readonly string[] {
  // Few files hold such a name, and all of them are looked at before each run.
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

/** A file that is no JSON is refused where the models are defined, which says so. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
