import type { JsonValue } from '../../lib/json.ts';
import { type FoundFilter, fixFilter, queriesIn } from './filters.ts';
import { definitionRule, type Finding } from './rules.ts';

/**
 * An `order` in a scope that LoopBack refuses, so that every query with the
 * scope fails. In a model's default scope LoopBack ignores it instead, also if
 * one text names several properties, and the rows come in any order.
 */
export const invalidOrder = definitionRule('invalid-order', (definition, modelId) =>
  queriesIn(definition, modelId).flatMap((found): readonly Finding[] => {
    const { order } = found.filter;
    const parts = Array.isArray(order) ? (order as readonly JsonValue[]) : [order ?? ''];
    const isDefault = found.place.key === 'scope' && found.place.relation === undefined;
    const wrong = parts.find((part) => !isOrder(part) || (isDefault && tokensOf(part).length > 1));
    if (wrong === undefined) return [];
    const isIgnored = isDefault && typeof wrong === 'string';
    return [
      {
        severity: isIgnored ? 'warning' : 'error',
        place: found.place,
        message: `${found.title} has the order ${JSON.stringify(wrong)}, which LoopBack ${isIgnored ? 'does not follow' : 'refuses'}.`,
        why: isIgnored ? 'Rows come in any order, without an error.' : 'Every query with the scope fails.',
        advice: 'Write the name of a property followed by ASC or DESC; use a list for several.',
        ...withFix(found, parts),
      },
    ];
  }),
);

function withFix(found: FoundFilter, parts: readonly JsonValue[]): Pick<Finding, 'fix'> {
  if (parts.some((part) => typeof part !== 'string')) return {};
  const fixed = parts.flatMap(tokensOf).map(fixToken);
  const [only] = fixed;
  const label = `Use ${fixed.map((part) => JSON.stringify(part)).join(', ')}`;
  return { fix: fixFilter(label, found, 'order', fixed.length === 1 ? only : fixed) };
}

/** Splits an order into its parts: `"date DESC, id"` has two. */
function tokensOf(part: JsonValue): readonly string[] {
  return typeof part === 'string' ? part.split(/(?:\s*,\s*)+/).filter((token) => token !== '') : [];
}

/** Returns whether a part is a name with an optional direction in any case; LoopBack reads only the word after the first space. */
function isOrder(part: JsonValue): boolean {
  if (typeof part !== 'string') return false;
  return tokensOf(part).every((token) => {
    const [, direction] = token.split(/\s+/);
    return direction === undefined || /^(asc|desc)$/i.test(direction);
  });
}

function fixToken(token: string): string {
  if (isOrder(token)) return token;
  const [name = '', direction = ''] = token.trim().split(/\s+/);
  if (direction === '') return name;
  return `${name} ${/^a/i.test(direction) ? 'ASC' : 'DESC'}`;
}
