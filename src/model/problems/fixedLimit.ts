import { filtersIn, fixFilter } from './filters.ts';
import { definitionRule } from './rules.ts';

/** A `limit` in a scope beats the caller's, whichever is smaller; 0 means none, for every caller. */
export const fixedLimit = definitionRule('fixed-limit', (definition, modelId) =>
  filtersIn(definition, modelId).flatMap((found) => {
    const { limit } = found.filter;
    if (typeof limit !== 'number') return [];
    const what =
      limit === 0
        ? 'has the limit 0, which means no limit, and no caller can set one'
        : `has the limit ${limit}, which LoopBack takes instead of the caller's, be that larger or smaller`;
    return [
      {
        severity: 'warning',
        place: found.place,
        message: `${found.title} ${what}.`,
        why: 'Pages cannot be asked for, and count() counts without the limit.',
        advice: 'Remove "limit" and let the caller give it.',
        fix: fixFilter('Remove "limit"', found, 'limit', undefined),
      },
    ];
  }),
);
