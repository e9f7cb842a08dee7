import { isJsonObject } from '../../lib/json.ts';
import { getOwn, hasOwn } from '../../lib/own.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ProblemPlace } from './problem.ts';

/**
 * Returns the keys that lead to a place in the JSON of its model, as far as the
 * file has them. LoopBack reads settings and relations in `options`, too. A place
 * that is only a model leads to its name; [] means the whole file.
 */
export function jsonPathOf(definition: ModelDefinition, place: ProblemPlace): readonly string[] {
  const path = fullPathOf(place);
  const inOptions = existingPart(definition, ['options', ...path]);
  const found = existingPart(definition, path);
  return inOptions.length > Math.max(1, found.length) ? inOptions : found;
}

function fullPathOf({ relation, property, key }: ProblemPlace): readonly string[] {
  const attribute = key === undefined ? [] : [key];
  if (relation !== undefined) return ['relations', relation, ...attribute];
  if (property !== undefined) return ['properties', property, ...attribute];
  return key === undefined ? ['name'] : attribute;
}

function existingPart(definition: ModelDefinition, path: readonly string[]): readonly string[] {
  let value: unknown = definition;
  const found: string[] = [];
  for (const key of path) {
    if (!isJsonObject(value) || !hasOwn(value, key)) break;
    found.push(key);
    value = getOwn<unknown>(value, key);
  }
  return found;
}
