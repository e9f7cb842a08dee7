import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { fixRelation } from './fixes.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** The parts of a filter that LoopBack does not apply to a list in memory. */
const ignored = new Set(['order', 'limit', 'skip', 'offset', 'fields']);

/** Parts of the scope of an embedsMany that LoopBack ignores: it reads `where` and `include`. */
export const embeddedScope = relationRule('embedded-scope', (relation) => {
  const { kind, definition, ref } = relation;
  const scope = definition['scope'];
  if (!kind?.isEmbedding || !kind.attributes.includes('scope') || !isJsonObject(scope)) return [];
  const names = Object.keys(scope).filter((name) => ignored.has(name));
  if (names.length === 0) return [];
  const quoted = names.map((name) => `"${name}"`).join(', ');
  const rest = Object.fromEntries(Object.entries(scope).filter(([name]) => !ignored.has(name))) as JsonObject;
  return [
    {
      severity: 'warning',
      place: relationPlace(relation, 'scope'),
      message: `The scope of ${titleOf(relation)} has ${quoted}, which LoopBack ignores for a list that is stored inside its owner.`,
      why: 'All items are returned, in the order in which they are stored.',
      advice: `Remove ${quoted}, and sort or cut the list in code.`,
      fix: fixRelation(`Remove ${quoted}`, ref, 'scope', Object.keys(rest).length === 0 ? undefined : rest),
    },
  ];
});
