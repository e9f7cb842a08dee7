import { isJsonObject } from '../../lib/json.ts';
import { getOwn, hasOwn } from '../../lib/own.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ProblemPlace } from './problem.ts';

/**
 * Where a place is in the JSON of its model: the keys that lead there, as far
 * as the file has them. LoopBack reads settings and relations in `options`, too.
 * Without anything of its own a place is the name, and [] stands for the whole file.
 */
export function jsonPathOf(definition: ModelDefinition, place: ProblemPlace): readonly string[] {
  const path = wantedPath(place);
  const inOptions = existing(definition, ['options', ...path]);
  const found = existing(definition, path);
  return inOptions.length > Math.max(1, found.length) ? inOptions : found;
}

function wantedPath({ relation, property, key }: ProblemPlace): readonly string[] {
  const attribute = key === undefined ? [] : [key];
  if (relation !== undefined) return ['relations', relation, ...attribute];
  if (property !== undefined) return ['properties', property, ...attribute];
  return key === undefined ? ['name'] : attribute;
}

function existing(definition: ModelDefinition, path: readonly string[]): readonly string[] {
  let value: unknown = definition;
  const found: string[] = [];
  for (const key of path) {
    if (!isJsonObject(value) || !hasOwn(value, key)) break;
    found.push(key);
    value = getOwn<unknown>(value, key);
  }
  return found;
}
