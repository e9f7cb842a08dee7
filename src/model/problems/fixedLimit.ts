import { fixFilter, queriesIn } from './filters.ts';
import { definitionRule } from './rules.ts';

/** A `limit` in a scope, which overrides that of every caller; 0 means that there is no limit. */
export const fixedLimit = definitionRule('fixed-limit', (definition, modelId) =>
  queriesIn(definition, modelId).flatMap((found) => {
    const { limit } = found.filter;
    if (typeof limit !== 'number') return [];
    const effect =
      limit === 0
        ? 'has the limit 0, which means no limit, and no caller can set one'
        : `has the limit ${limit}, which overrides the caller's limit, whether that is larger or smaller`;
    return [
      {
        severity: 'warning',
        place: found.place,
        message: `${found.title} ${effect}.`,
        why: 'Callers cannot page through the rows, and count() ignores the limit.',
        advice: 'Remove "limit" and let the caller pass it.',
        fix: fixFilter('Remove "limit"', found, 'limit', undefined),
      },
    ];
  }),
);
