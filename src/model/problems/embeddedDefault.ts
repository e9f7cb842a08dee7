import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { fixRelation } from './fixes.ts';
import type { ProblemFix } from './problem.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** A `default` of an embedsOne that is neither true nor an object. */
export const embeddedDefault = relationRule('embedded-default', (relation) => {
  const { kind, definition, ref, targetName } = relation;
  const value = definition['default'];
  if (!kind?.isEmbedding || !kind.attributes.includes('default') || isFine(value)) return [];
  return [
    {
      severity: 'warning',
      place: relationPlace(relation, 'default'),
      message: `${titleOf(relation)} has ${describe(value)} as its default: ${effectOf(value, targetName ?? 'row')}.`,
      why: 'LoopBack reports nothing, and new rows hold something else than the file seems to say.',
      advice: 'Write an object with the values of the new row, or true for an empty one.',
      fix: fixOf(value) ?? fixRelation('Remove "default"', ref, 'default', undefined),
    },
  ];

  function fixOf(given: JsonValue | undefined): ProblemFix | null {
    const first = Array.isArray(given) && given.length === 1 ? given[0] : undefined;
    return isJsonObject(first) ? fixRelation('Use the item of the list', ref, 'default', first) : null;
  }
});

const isFine = (value: JsonValue | undefined): boolean =>
  value === undefined || value === true || value === false || isJsonObject(value);

function describe(value: JsonValue | undefined): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : JSON.stringify(value);
}

function effectOf(value: JsonValue | undefined, target: string): string {
  if (value === null) return `LoopBack gives every new row an empty ${target}`;
  return Array.isArray(value)
    ? `LoopBack makes one ${target} of it, with properties named "0", "1" and so on`
    : 'LoopBack ignores it';
}
