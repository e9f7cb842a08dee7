import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn } from '../../lib/own.ts';
import type { ModelEntry, ModelId } from '../project.ts';

/** One value or key of a file that changes. */
export interface DefinitionChange {
  readonly modelId: ModelId;
  /** Where: `relations.orders.model`, `base`. */
  readonly place: string;
  /** "" where something is added. */
  readonly before: string;
  /** "" where something is removed. */
  readonly after: string;
}

/** Lists the changes in the file of a model. */
export function definitionChanges(before: ModelEntry, after: ModelEntry): readonly DefinitionChange[] {
  return jsonChanges(before.definition, after.definition, '').map((each) => ({
    modelId: before.id,
    ...each,
  }));
}

type JsonChange = Omit<DefinitionChange, 'modelId'>;

/** Lists values and keys that differ. Where as many keys were added as removed, they count as renamed. */
export function jsonChanges(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  place: string,
): readonly JsonChange[] {
  if (before === after) return [];
  const at = (key: string | number) => (place === '' ? String(key) : `${place}.${key}`);
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) =>
      jsonChanges(before[index] as JsonValue | undefined, after[index] as JsonValue | undefined, at(index)),
    ).flat();
  }
  if (!isJsonObject(before) || !isJsonObject(after)) {
    return [{ place, before: textOf(before), after: textOf(after) }];
  }
  const gone = Object.keys(before).filter((key) => !hasOwn(after, key));
  const come = Object.keys(after).filter((key) => !hasOwn(before, key));
  const isRenamed = gone.length === come.length;
  const changed = Object.entries(before).flatMap(([key, value]) => {
    if (hasOwn(after, key)) return jsonChanges(value, after[key], at(key));
    const newKey = isRenamed ? come[gone.indexOf(key)] : undefined;
    if (newKey === undefined) return [{ place: at(key), before: textOf(value), after: '' }];
    const renamed = { place: at(key), before: key, after: newKey };
    return [renamed, ...jsonChanges(value, after[newKey], at(key))];
  });
  if (isRenamed) return changed;
  return [...changed, ...come.map((key) => ({ place: at(key), before: '', after: textOf(after[key]) }))];
}

const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
